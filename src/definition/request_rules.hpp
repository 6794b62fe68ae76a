// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a definition says of one request. request_rules_reader.hpp reads it, request_builder.hpp
// fills it with the values of a run.
//
// What holds a placeholder without a value is left out: a parameter, a header, a member of the JSON
// body, basic or bearer authentication. The path cannot be left out.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/digest.hpp"
#include "definition/text_template.hpp"
#include "formats/json.hpp"
#include "http/exchange.hpp"

namespace balance {

using NamedTemplates = std::vector<std::pair<std::string, TextTemplate>>;

struct BasicRule {
    TextTemplate user;
    TextTemplate password;
};

// A signature: a digest of a text, keyed or not. Fills {computed:NAME}.
struct ComputedRule {
    enum class Writing { hex, base64, base64_of_hex };

    std::string name;
    DigestKind kind = DigestKind::sha256;
    std::optional<TextTemplate> key;  // with it, an HMAC
    TextTemplate of;
    Writing writing = Writing::hex;
};

struct RequestRules {
    std::vector<HttpMethod> methods;  // the first is the default
    TextTemplate path;
    NamedTemplates parameters;  // in the query of a GET, in the form of a POST
    NamedTemplates query;       // in the query, whatever the method
    NamedTemplates headers;
    std::optional<BasicRule> basic;
    std::optional<TextTemplate> bearer;
    std::optional<JsonValue> json;  // the body of a POST; its strings are templates
    std::optional<TextTemplate> xml;
    std::vector<ComputedRule> computed;  // each may use those before it
};

}  // namespace balance
