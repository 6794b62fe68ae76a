// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/definition_warnings.hpp"

#include <algorithm>
#include <set>

#include "formats/json_pointer.hpp"

namespace balance {

namespace {

using Warnings = std::vector<Message>;
using Used = std::set<std::string>;

void note(Used& used, const TextTemplate& text) {
    for (const auto& name : text.placeholders()) {
        used.insert(name);
    }
}

void note(Used& used, const JsonValue& tree) {
    if (tree.type == JsonValue::Type::string && !tree.text.empty()) {
        note(used, *TextTemplate::parse(tree.text));
    }
    std::ranges::for_each(tree.items, [&](const JsonValue& item) { note(used, item); });
    std::ranges::for_each(tree.members,
                          [&](const JsonMember& member) { note(used, member.value); });
}

void note(Used& used, const RequestRules& request) {
    note(used, request.path);
    for (const auto* templates : {&request.parameters, &request.query, &request.headers}) {
        for (const auto& [name, text] : *templates) {
            note(used, text);
        }
    }
    if (request.basic) {
        note(used, request.basic->user);
        note(used, request.basic->password);
    }
    if (request.bearer) {
        note(used, *request.bearer);
    }
    if (request.json) {
        note(used, *request.json);
    }
    if (request.xml) {
        note(used, *request.xml);
    }
    for (const auto& rule : request.computed) {
        note(used, rule.of);
        note(used, rule.key.value_or(TextTemplate()));
    }
}

bool tells_secret(const TextTemplate& text) {
    return std::ranges::any_of(text.placeholders(), [](const std::string& name) {
        return name == "key" || name == "password" || name == "token";
    });
}

void warn_of_open_secrets(Warnings& warnings,
                          const NamedTemplates& templates,
                          const std::string& member) {
    for (const auto& [name, text] : templates) {
        if (tells_secret(text)) {
            warnings.push_back(Message() << Own{member} << "/" << Foreign{pointer_token(name)}
                                         << ": a secret in the query ends up in access logs; use a "
                                            "header or POST if the provider accepts it");
        }
    }
}

void warn_of_request(Warnings& warnings, const RequestRules& request, const std::string& place) {
    if (tells_secret(request.path)) {
        warnings.push_back(Message()
                           << Own{place}
                           << "/path: a secret in the path ends up in access logs; use a header "
                              "if the provider accepts it");
    }
    warn_of_open_secrets(warnings, request.query, place + "/query");
    if (request.methods.front() == HttpMethod::get) {
        warn_of_open_secrets(warnings, request.parameters, place + "/parameters");
    }
}

void warn_of_unused(Warnings& warnings, const Definition& definition) {
    Used used;
    note(used, definition.request);
    if (definition.token) {
        note(used, definition.token->request);
    }
    for (const auto credential : all_credentials) {
        const bool wanted = std::ranges::any_of(definition.login_ways, [&](const LoginWay& way) {
            return std::ranges::find(way, credential) != way.end();
        });
        if (!wanted && definition.credential_names.contains(credential)) {
            warnings.push_back(Message("/credential_names/")
                               << Own{std::string(name_of(credential))}
                               << ": /credentials does not ask for it");
        }
        if (wanted && !used.contains(std::string(name_of(credential)))) {
            warnings.push_back(Message("/credentials: the ")
                               << Own{std::string(name_of(credential))}
                               << " is asked for but never sent");
        }
    }
    for (const auto& [name, param] : definition.params) {
        if (!used.contains("param:" + name)) {
            warnings.push_back(Message("/params/") << Foreign{pointer_token(name)}
                                                   << ": it is asked for but never sent");
        }
    }
}

}  // namespace

std::vector<Message> warnings_of(const Definition& definition) {
    Warnings warnings;
    if (definition.base_url && !definition.base_url->is_https() &&
        !definition.base_url->is_loopback()) {
        warnings.emplace_back(
            "/base_url: it is http://, so every user must repeat it with --url; use https://");
    }
    if (definition.base_url && !definition.base_url->path.empty()) {
        warnings.emplace_back(
            "/base_url: it has a path, which --url would replace; move the path into "
            "/request/path");
    }
    if (!definition.base_url && definition.hints.url.empty()) {
        warnings.emplace_back("/hints/url: without a base URL, say what to give with --url");
    }
    warn_of_request(warnings, definition.request, "/request");
    if (definition.token) {
        warn_of_request(warnings, definition.token->request, "/token/request");
    }
    warn_of_unused(warnings, definition);
    if (definition.reply.errors.empty()) {
        warnings.emplace_back(
            "/reply/errors: there are none; an error that comes with HTTP 200 would be reported as "
            "a reply without a balance");
    }
    return warnings;
}

}  // namespace balance
