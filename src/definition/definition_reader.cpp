// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/definition_reader.hpp"

#include <algorithm>

#include "definition/definition_directory.hpp"
#include "definition/definition_node.hpp"
#include "definition/place_reader.hpp"
#include "definition/reply_rules_reader.hpp"
#include "definition/request_rules_reader.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

constexpr std::string_view format_version = "1";

Credential read_credential(const DefinitionNode& node) {
    const auto name = node.string();
    for (const auto credential : all_credentials) {
        if (name == name_of(credential)) {
            return credential;
        }
    }
    throw node.mistake_here("must be \"login\", \"password\" or \"key\"");
}

std::vector<LoginWay> read_login_ways(const DefinitionNode& node) {
    std::vector<LoginWay> ways;
    for (const auto& way_node : node.items()) {
        if (way_node.is_string()) {
            throw way_node.mistake_here("each way must be a list: [[\"login\", \"password\"]]");
        }
        LoginWay way;
        for (const auto& item : way_node.items()) {
            way.push_back(read_credential(item));
            if (std::ranges::count(way, way.back()) > 1) {
                throw item.mistake_here("is given twice");
            }
        }
        if (std::ranges::find(ways, way) != ways.end()) {
            throw way_node.mistake_here("is given twice");
        }
        ways.push_back(std::move(way));
    }
    return ways;
}

bool is_param_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return is_alnum(c) || c == '_' || c == '-' || c == '.';
    });
}

Param read_param(const DefinitionNode& node) {
    if (node.is_string()) {
        return {.description = node.string()};
    }
    if (!node.is_object()) {
        throw node.mistake_here("must be a description, or an object with one");
    }
    node.require_object({"description", "required", "default"});
    Param param{.description = node.required("description").string(),
                .required = node.boolean_or_false("required"),
                .fallback = node.string_or("default", "")};
    if (param.required && !param.fallback.empty()) {
        throw node.mistake_here("a parameter with a default cannot be required");
    }
    return param;
}

std::map<std::string, Param> read_params(const DefinitionNode& root) {
    std::map<std::string, Param> params;
    if (const auto node = root.optional("params")) {
        for (const auto& [name, param] : node->members()) {
            if (!is_param_name(name)) {
                throw param.mistake_here(
                    "its name must be of letters, digits, \"_\", \"-\" and \".\"");
            }
            params.emplace(name, read_param(param));
        }
    }
    return params;
}

std::optional<Url> read_base_url(const DefinitionNode& root) {
    const auto node = root.optional("base_url");
    if (!node) {
        return std::nullopt;
    }
    auto url = parse_url(node->string());
    if (!url) {
        throw node->mistake_here(Message() << Own{url.error()});
    }
    return *url;
}

std::map<Credential, std::string> read_credential_names(const DefinitionNode& root) {
    std::map<Credential, std::string> names;
    if (const auto node = root.optional("credential_names")) {
        node->require_object({"login", "password", "key"});
        for (const auto credential : all_credentials) {
            if (node->optional(name_of(credential))) {
                names.emplace(credential, node->required(name_of(credential)).string());
            }
        }
    }
    return names;
}

Hints read_hints(const DefinitionNode& root) {
    const auto node = root.optional("hints");
    if (!node) {
        return {};
    }
    node->require_object({"top_up", "documentation", "url", "note", "excludes", "poll_seconds",
                          "age_seconds", "allow_list"});
    return {.top_up = node->string_or("top_up", ""),
            .documentation = node->string_or("documentation", ""),
            .url = node->string_or("url", ""),
            .note = node->string_or("note", ""),
            .excludes = node->string_or("excludes", ""),
            .poll_seconds = node->positive_number_or_0("poll_seconds"),
            .age_seconds = node->positive_number_or_0("age_seconds"),
            .allow_list = node->boolean_or_false("allow_list")};
}

std::vector<Evidence> read_evidence(const DefinitionNode& root) {
    std::vector<Evidence> evidence;
    if (const auto node = root.optional("evidence")) {
        for (const auto& item : node->items()) {
            item.require_object({"kind", "source"});
            const auto kind = item.required("kind");
            evidence.push_back({kind.string(), item.required("source").string()});
            if (kind.string() != "documentation" && kind.string() != "client") {
                throw kind.mistake_here("must be \"documentation\" or \"client\"");
            }
        }
    }
    return evidence;
}

std::optional<TokenRules> read_token(const DefinitionNode& root,
                                     const std::vector<std::string>& known) {
    const auto node = root.optional("token");
    if (!node) {
        return std::nullopt;
    }
    node->require_object({"request", "reply"});
    const auto reply = node->required("reply");
    reply.require_object({"format", "errors", "statuses", "secrets", "at"});
    TokenRules token{.request = read_request_rules(node->required("request"), known),
                     .reply = read_error_rules_only(reply),
                     .at = {}};
    token.at = read_places(reply.required("at"), token.reply.format);
    token.reply.secrets = read_optional_places(reply, "secrets", token.reply.format);
    token.reply.secrets.insert(token.reply.secrets.end(), token.at.begin(), token.at.end());
    return token;
}

// What placeholders of the first request can stand for.
std::vector<std::string> known_placeholders(const Definition& definition) {
    std::vector<std::string> known = {"scheme", "currency"};
    for (const auto& way : definition.login_ways) {
        for (const auto credential : way) {
            if (std::ranges::find(known, name_of(credential)) == known.end()) {
                known.emplace_back(name_of(credential));
            }
        }
    }
    for (const auto& [name, param] : definition.params) {
        known.push_back("param:" + name);
    }
    return known;
}

std::string read_name(const DefinitionNode& node) {
    auto name = node.string();
    if (!is_provider_name(name)) {
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

Definition definition_of(const DefinitionNode& root) {
    root.require_object({"format", "name", "title", "category", "retired", "base_url",
                         "credentials", "credential_names", "params", "token", "request", "reply",
                         "hints", "evidence"});
    const auto format = root.required("format");
    if (format.is_string() || format.scalar() != format_version) {
        throw format.mistake_here("must be the number 1, the only format that this version reads");
    }
    Definition definition;
    definition.name = read_name(root.required("name"));
    definition.title = root.required("title").string();
    definition.category = root.optional("category") ? read_name(root.required("category")) : "";
    definition.retired = root.string_or("retired", "");
    definition.base_url = read_base_url(root);
    definition.login_ways = read_login_ways(root.required("credentials"));
    definition.credential_names = read_credential_names(root);
    definition.params = read_params(root);
    auto known = known_placeholders(definition);
    definition.token = read_token(root, known);
    if (definition.token) {
        known.emplace_back("token");
    }
    definition.request = read_request_rules(root.required("request"), known);
    definition.reply = read_reply_rules(root.required("reply"));
    definition.hints = read_hints(root);
    definition.reply.top_up = definition.hints.top_up;
    if (definition.token) {
        definition.token->reply.top_up = definition.hints.top_up;
    }
    definition.evidence = read_evidence(root);
    return definition;
}

JsonValue parsed(std::string_view json, const std::string& source) {
    auto tree = parse_json(json, JsonDialect::strict);
    if (!tree) {
        throw mistake(Message() << Foreign{source} << ": " << position(json, tree.error().offset)
                                << ": not JSON: " << Own{tree.error().reason});
    }
    return std::move(tree).value();
}

}  // namespace

Definition read_definition(std::string_view json, const std::string& source) {
    const auto tree = parsed(json, source);
    return definition_of(DefinitionNode(tree, source, ""));
}

}  // namespace balance
