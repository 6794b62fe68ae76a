// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/definition_reader.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "provider/definition_node.hpp"
#include "provider/reply_rules_reader.hpp"

namespace balance {

namespace {

constexpr std::string_view format_version = "1";

Credential read_credential(const DefinitionNode& node) {
    const auto name = node.string();
    for (const auto credential : {Credential::login, Credential::password, Credential::key}) {
        if (name == name_of(credential)) {
            return credential;
        }
    }
    throw node.mistake_here("must be \"login\", \"password\" or \"key\"");
}

std::vector<LoginWay> read_login_ways(const DefinitionNode& node) {
    std::vector<LoginWay> ways;
    for (const auto& way_node : node.items()) {
        LoginWay way;
        for (const auto& item : way_node.items()) {
            way.push_back(read_credential(item));
            if (std::ranges::count(way, way.back()) > 1) {
                throw item.mistake_here("stands there twice");
            }
        }
        if (std::ranges::find(ways, way) != ways.end()) {
            throw way_node.mistake_here("stands there twice");
        }
        ways.push_back(std::move(way));
    }
    return ways;
}

std::map<std::string, std::string> read_params(const DefinitionNode& root) {
    std::map<std::string, std::string> params;
    if (const auto node = root.optional("params")) {
        for (const auto& [name, description] : node->members()) {
            if (name.empty() || !std::ranges::all_of(name, [](char c) {
                    return is_alnum(c) || c == '_' || c == '-' || c == '.';
                })) {
                throw description.mistake_here(
                    "its name must be of letters, digits, \"_\", \"-\" and \".\"");
            }
            params.emplace(name, description.string());
        }
    }
    return params;
}

Url read_base_url(const DefinitionNode& node) {
    auto url = parse_url(node.string());
    if (!url) {
        throw node.mistake_here(Message() << Own{url.error()});
    }
    return *url;
}

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

TextTemplate read_template(const DefinitionNode& node, const std::vector<std::string>& known) {
    auto text = TextTemplate::parse(node.string());
    if (!text) {
        throw node.mistake_here(Message() << Own{text.error()});
    }
    for (const auto& name : text->placeholders()) {
        if (std::ranges::find(known, name) == known.end()) {
            throw node.mistake_here(Message("nothing fills {")
                                    << Foreign{name, 40}
                                    << "}; known here: " << Foreign{listed(known, "and")});
        }
    }
    return std::move(text).value();
}

// What RFC 3986 allows in a path as it is, but "&", which has no business there.
bool is_path_character(char c) {
    return is_alnum(c) || std::string_view("/-._~!$'()*+,;=:@").find(c) != std::string_view::npos;
}

RequestRules read_request(const DefinitionNode& node, const std::vector<std::string>& known) {
    node.require_object({"methods", "path", "parameters"});
    RequestRules request;
    for (const auto& item : node.required("methods").items()) {
        request.methods.push_back(read_method(item));
        if (std::ranges::count(request.methods, request.methods.back()) > 1) {
            throw item.mistake_here("stands there twice");
        }
    }
    const auto path = node.required("path");
    request.path = path.string();
    if (!request.path.starts_with('/') || !std::ranges::all_of(request.path, is_path_character)) {
        throw path.mistake_here(
            "must start with \"/\" and be of ASCII letters, digits and the signs that a URL's path "
            "may hold");
    }
    if (const auto parameters = node.optional("parameters")) {
        for (const auto& [name, value] : parameters->members()) {
            request.parameters.emplace_back(name, read_template(value, known));
        }
    }
    return request;
}

Hints read_hints(const DefinitionNode& root) {
    Hints hints;
    if (const auto node = root.optional("hints")) {
        node->require_object({"top_up", "documentation", "poll_seconds"});
        hints.top_up = node->string_or("top_up", "");
        hints.documentation = node->string_or("documentation", "");
        if (const auto seconds = node->optional("poll_seconds")) {
            hints.poll_seconds = seconds->positive_number();
        }
    }
    return hints;
}

std::string read_name(const DefinitionNode& node) {
    auto name = node.string();
    const bool plain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!plain || name.size() > 40) {
        throw node.mistake_here("must be at most 40 lower-case letters, digits, \"-\" or \"_\"");
    }
    return name;
}

// Where in the text an offset is, for a person.
Message position(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto line_start = before.rfind('\n');
    const auto column = offset - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
    return Message("line ") << line << ", column " << column;
}

}  // namespace

Definition read_definition(std::string_view json, const std::string& source) {
    const auto tree = parse_json(json, JsonDialect::strict);
    if (!tree) {
        throw mistake(Message() << Foreign{source} << ": " << position(json, tree.error().offset)
                                << ": not JSON: " << Own{tree.error().reason});
    }
    const DefinitionNode root(*tree, source, "");
    root.require_object({"format", "name", "title", "base_url", "credentials", "params", "request",
                         "reply", "hints"});
    const auto format = root.required("format");
    if (format.scalar() != format_version) {
        throw format.mistake_here("must be 1, the only format that this version reads");
    }
    Definition definition;
    definition.name = read_name(root.required("name"));
    definition.title = root.required("title").string();
    definition.base_url = read_base_url(root.required("base_url"));
    definition.login_ways = read_login_ways(root.required("credentials"));
    definition.params = read_params(root);

    std::vector<std::string> known = {"scheme", "currency"};
    for (const auto& way : definition.login_ways) {
        for (const auto credential : way) {
            if (std::ranges::find(known, name_of(credential)) == known.end()) {
                known.emplace_back(name_of(credential));
            }
        }
    }
    for (const auto& [name, description] : definition.params) {
        known.push_back("param:" + name);
    }
    definition.request = read_request(root.required("request"), known);
    definition.reply = read_reply_rules(root.required("reply"));
    definition.hints = read_hints(root);
    return definition;
}

}  // namespace balance
