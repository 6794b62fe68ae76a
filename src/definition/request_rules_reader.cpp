// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/request_rules_reader.hpp"

#include <algorithm>
#include <array>

#include "formats/xml.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

using Known = std::vector<std::string>;

HttpMethod read_method(const DefinitionNode& node) {
    const auto name = node.string();
    if (name == "get") {
        return HttpMethod::get;
    }
    if (name == "post") {
        return HttpMethod::post;
    }
    throw node.mistake_here("must be \"get\" or \"post\"");
}

std::vector<HttpMethod> read_methods(const DefinitionNode& node) {
    std::vector<HttpMethod> methods;
    for (const auto& item : node.items()) {
        methods.push_back(read_method(item));
        if (std::ranges::count(methods, methods.back()) > 1) {
            throw item.mistake_here("is given twice");
        }
    }
    return methods;
}

TextTemplate parsed_template(const DefinitionNode& node,
                             const std::string& written,
                             const Known& known) {
    auto text = TextTemplate::parse(written);
    if (!text) {
        throw node.mistake_here(Message() << Own{text.error()});
    }
    for (const auto& name : text->placeholders()) {
        if (std::ranges::find(known, name) == known.end()) {
            throw node.mistake_here(
                Message("nothing fills {")
                << Foreign{name, 40} << "}; known here: " << Foreign{listed(known, "and")}
                << ". Declare a --param in /params; write {{ or }} for a brace");
        }
    }
    return std::move(text).value();
}

TextTemplate read_template(const DefinitionNode& node, const Known& known) {
    return parsed_template(node, node.string(), known);
}

// Of what is signed, and of bodies.
TextTemplate read_block(const DefinitionNode& node, const Known& known) {
    return parsed_template(node, node.text_block(), known);
}

// What RFC 3986 allows in a path as it is, but "&", which has no business there.
bool is_path_character(char c) {
    return is_alnum(c) || std::string_view("/-._~!$'()*+,;=:@").find(c) != std::string_view::npos;
}

TextTemplate read_path(const DefinitionNode& node, const Known& known) {
    auto path = read_template(node, known);
    if (!node.string().starts_with('/') ||
        !std::ranges::all_of(path.literal(), is_path_character)) {
        throw node.mistake_here(
            "must start with \"/\" and be of ASCII letters, digits and the signs that a URL's path "
            "may hold; what follows \"?\" in the documentation goes into \"query\"");
    }
    return path;
}

NamedTemplates read_templates(const DefinitionNode& parent,
                              std::string_view name,
                              const Known& known) {
    NamedTemplates templates;
    if (const auto node = parent.optional(name)) {
        for (const auto& [field, value] : node->members()) {
            templates.emplace_back(field, read_template(value, known));
        }
    }
    return templates;
}

// RFC 9110, "token".
bool is_header_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return is_alnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

NamedTemplates read_headers(const DefinitionNode& parent, const Known& known) {
    static constexpr std::array<std::string_view, 6> of_the_transport = {
        "host", "content-length", "transfer-encoding", "connection", "expect", "content-type"};
    if (const auto node = parent.optional("headers")) {
        for (const auto& [name, value] : node->members()) {
            if (!is_header_name(name)) {
                throw value.mistake_here("its name must be the name of a header");
            }
            if (std::ranges::find(of_the_transport, lower(name)) != of_the_transport.end()) {
                throw value.mistake_here("this header is written by the program itself");
            }
        }
    }
    return read_templates(parent, "headers", known);
}

std::optional<TextTemplate> read_optional_template(const DefinitionNode& parent,
                                                   std::string_view name,
                                                   const Known& known) {
    const auto node = parent.optional(name);
    return node ? std::optional(read_template(*node, known)) : std::nullopt;
}

std::optional<BasicRule> read_basic(const DefinitionNode& parent, const Known& known) {
    const auto node = parent.optional("basic");
    if (!node) {
        return std::nullopt;
    }
    node->require_object({"user", "password"});
    // An empty password is usual where the key is the user.
    const auto password = node->required("password");
    const bool empty = password.is_string() && password.value().text.empty();
    return BasicRule{read_template(node->required("user"), known),
                     empty ? TextTemplate() : read_template(password, known)};
}

ComputedRule::Writing read_writing(const DefinitionNode& node) {
    using enum ComputedRule::Writing;
    const auto name = node.string();
    if (name == "hex") {
        return hex;
    }
    if (name == "base64") {
        return base64;
    }
    if (name == "base64_of_hex") {
        return base64_of_hex;
    }
    throw node.mistake_here("must be \"hex\", \"base64\" or \"base64_of_hex\"");
}

ComputedRule read_computed_rule(const std::string& name,
                                const DefinitionNode& node,
                                const Known& known) {
    node.require_object({"digest", "key", "of", "as"});
    const auto digest = node.required("digest");
    const auto kind = digest_named(digest.string());
    if (!kind) {
        throw digest.mistake_here("must be \"md5\", \"sha1\", \"sha256\" or \"sha512\"");
    }
    return {.name = name,
            .kind = *kind,
            .key = read_optional_template(node, "key", known),
            .of = read_block(node.required("of"), known),
            .writing = read_writing(node.required("as"))};
}

void read_computed(const DefinitionNode& parent, RequestRules& request, Known& known) {
    if (const auto node = parent.optional("computed")) {
        for (const auto& [name, rule] : node->members()) {
            request.computed.push_back(read_computed_rule(name, rule, known));
            known.push_back("computed:" + name);
        }
    }
}

void read_body(const DefinitionNode& parent, RequestRules& request, const Known& known) {
    const auto json = parent.optional("json");
    const auto xml = parent.optional("xml");
    if (!json && !xml) {
        return;
    }
    const auto& body = json ? *json : *xml;
    if (json && xml) {
        throw xml->mistake_here("a request has one body");
    }
    if (request.methods != std::vector{HttpMethod::post}) {
        throw body.mistake_here("only a POST has a body: methods must be [\"post\"]");
    }
    if (!request.parameters.empty()) {
        throw body.mistake_here(
            "a request has a body or \"parameters\", not both; move them to \"query\"");
    }
    if (xml) {
        request.xml = read_block(*xml, known);
        if (const auto tree = parse_xml(request.xml->literal()); !tree) {
            throw xml->mistake_here(Message("not well-formed: ") << Foreign{tree.error()});
        }
        return;
    }
    for (const auto& text : json->strings_inside()) {
        if (!text.value().text.empty()) {
            static_cast<void>(read_block(text, known));
        }
    }
    request.json = json->value();
}

}  // namespace

RequestRules read_request_rules(const DefinitionNode& node, std::vector<std::string> known) {
    node.require_object({"methods", "path", "parameters", "query", "headers", "basic", "bearer",
                         "json", "xml", "computed"});
    RequestRules request;
    read_computed(node, request, known);
    request.methods = read_methods(node.required("methods"));
    request.path = read_path(node.required("path"), known);
    request.parameters = read_templates(node, "parameters", known);
    request.query = read_templates(node, "query", known);
    request.headers = read_headers(node, known);
    request.basic = read_basic(node, known);
    request.bearer = read_optional_template(node, "bearer", known);
    read_body(node, request, known);
    return request;
}

}  // namespace balance
