// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// docs/provider-definition.schema.json, which editors read. RapidJSON validates.

#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

namespace balance::test {

class DefinitionSchema {
  public:
    DefinitionSchema() {
        std::ifstream file(BALANCE_SOURCE_DIR "/docs/provider-definition.schema.json");
        const std::string text(std::istreambuf_iterator<char>(file), {});
        rapidjson::Document json;
        json.Parse(text.c_str());
        if (json.HasParseError()) {
            throw std::logic_error("the schema of definitions is no JSON");
        }
        schema_ = std::make_unique<rapidjson::SchemaDocument>(json);
    }

    // Where a definition does not fit, and by which keyword; "" where it does.
    [[nodiscard]] std::string fault_of(const std::string& definition) const {
        rapidjson::Document json;
        json.Parse(definition.c_str());
        rapidjson::SchemaValidator validator(*schema_);
        if (json.Accept(validator)) {
            return "";
        }
        rapidjson::StringBuffer pointer;
        validator.GetInvalidDocumentPointer().Stringify(pointer);
        return std::string(pointer.GetString()) + " " + validator.GetInvalidSchemaKeyword();
    }

  private:
    std::unique_ptr<rapidjson::SchemaDocument> schema_;
};

}  // namespace balance::test
