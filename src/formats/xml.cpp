// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/xml.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include <expat.h>

#include "formats/reply_encoding.hpp"
#include "text/utf8.hpp"

namespace balance {

namespace {

constexpr std::size_t max_depth = 32;
constexpr std::size_t max_values = 100'000;
constexpr auto white_space = " \t\r\n";

struct ParserDeleter {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

std::string without_space_around(std::string text) {
    text.erase(text.find_last_not_of(white_space) + 1);
    text.erase(0, text.find_first_not_of(white_space));
    return text;
}

class XmlReader {
  public:
    // The encoding named here overrides the declaration's.
    XmlReader() : parser_(XML_ParserCreate("UTF-8")) {
        if (parser_ == nullptr) {
            throw std::bad_alloc();
        }
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &XmlReader::on_start, &XmlReader::on_end);
        XML_SetCharacterDataHandler(parser_.get(), &XmlReader::on_text);
        XML_SetXmlDeclHandler(parser_.get(), &XmlReader::on_declaration);
        XML_SetStartDoctypeDeclHandler(parser_.get(), &XmlReader::on_doctype);
        open_.push_back({{JsonValue::Type::object, "", {}, {}}, {}});
    }

    Expected<JsonValue> read(std::string_view text) {
        const auto status =
            XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
        if (refusal_) {
            return unexpected(*refusal_);
        }
        if (status != XML_STATUS_OK && first_broken_character(text) != std::string_view::npos) {
            return unexpected("its bytes are not UTF-8, and name no other encoding known here");
        }
        if (status != XML_STATUS_OK) {
            return unexpected(XML_ErrorString(XML_GetErrorCode(parser_.get())));
        }
        return std::move(open_.front().value);
    }

  private:
    struct Open {
        JsonValue value;
        std::string name;
    };

    static XmlReader& self(void* user) { return *static_cast<XmlReader*>(user); }

    static void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
        self(user).start(name, attributes);
    }
    static void on_end(void* user, const XML_Char* /*name*/) { self(user).end(); }
    static void on_text(void* user, const XML_Char* text, int length) {
        auto& open = self(user).open_.back();
        open.value.text.append(text, static_cast<std::size_t>(length));
    }
    static void on_declaration(void* user,
                               const XML_Char* /*version*/,
                               const XML_Char* encoding,
                               int /*standalone*/) {
        if (encoding != nullptr && !is_known_encoding(encoding)) {
            self(user).refuse("it names an encoding that is not known here");
        }
    }
    static void on_doctype(void* user,
                           const XML_Char* /*name*/,
                           const XML_Char* /*system*/,
                           const XML_Char* /*public_id*/,
                           int /*internal*/) {
        self(user).refuse("it has a document type, as web pages do");
    }

    // Expat still tells the end of what it has begun when it was stopped.
    [[nodiscard]] bool is_stopped() const { return refusal_.has_value(); }

    void start(const XML_Char* name, const XML_Char** attributes) {
        if (is_stopped()) {
            return;
        }
        if (open_.size() > max_depth) {
            return refuse("nested deeper than 32 levels");
        }
        Open element{{JsonValue::Type::object, "", {}, {}}, name};
        for (; *attributes != nullptr; attributes += 2) {
            element.value.members.push_back({std::string("@") + attributes[0],
                                             {JsonValue::Type::string, attributes[1], {}, {}}});
            ++values_;
        }
        if (++values_ > max_values) {
            return refuse("more than 100000 values");
        }
        open_.push_back(std::move(element));
    }

    void end() {
        if (is_stopped()) {
            return;
        }
        auto element = std::move(open_.back());
        open_.pop_back();
        auto& value = element.value;
        const bool has_elements =
            !value.members.empty() && !value.members.back().name.starts_with("@");
        value.text = has_elements ? "" : without_space_around(std::move(value.text));
        if (!value.text.empty()) {
            value.type = JsonValue::Type::string;
        } else if (value.members.empty()) {
            value.type = JsonValue::Type::null;
        }
        open_.back().value.members.push_back({std::move(element.name), std::move(value)});
    }

    void refuse(std::string reason) {
        refusal_ = std::move(reason);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserDeleter> parser_;
    std::vector<Open> open_;
    std::size_t values_ = 0;
    std::optional<std::string> refusal_;
};

}  // namespace

Expected<JsonValue> parse_xml(std::string_view text) {
    // Before a declaration Expat takes no white space, which templates leave there.
    text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
    return XmlReader().read(text);
}

}  // namespace balance
