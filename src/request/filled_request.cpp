// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "request/filled_request.hpp"

#include "core/failure.hpp"
#include "definition/json_template.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"

namespace balance {

namespace {

Failure value_missing(const Message& part) {
    return mistake(Message() << part << " of the request needs a value that is not given",
                   "Give it with --param, --currency or a credential");
}

void add_fields(Fields& fields, const NamedTemplates& templates, const PlaceholderValues& values) {
    for (const auto& [name, value] : templates) {
        if (auto expanded = value.expand(values)) {
            fields.emplace_back(name, std::move(*expanded));
        }
    }
}

std::string written(const std::string& bytes, ComputedRule::Writing writing) {
    switch (writing) {
        case ComputedRule::Writing::hex:
            return hex_encoded(bytes);
        case ComputedRule::Writing::base64:
            return base64_encoded(bytes);
        case ComputedRule::Writing::base64_of_hex:
            return base64_encoded(hex_encoded(bytes));
    }
    return {};
}

void compute(const std::vector<ComputedRule>& rules,
             PlaceholderValues& values,
             std::vector<std::string>& derived_secrets) {
    for (const auto& rule : rules) {
        const auto of = rule.of.expand(values);
        const auto key = rule.key ? rule.key->expand(values) : std::nullopt;
        if (!of || (rule.key && !key)) {
            continue;
        }
        const auto bytes = key ? hmac(rule.kind, *key, *of) : digest(rule.kind, *of);
        derived_secrets.push_back(written(bytes, rule.writing));
        values.insert_or_assign("computed:" + rule.name, derived_secrets.back());
    }
}

void add_login(const RequestRules& rules, const PlaceholderValues& values, HttpRequest& request) {
    const auto user = rules.basic ? rules.basic->user.expand(values) : std::nullopt;
    const auto password = rules.basic ? rules.basic->password.expand(values) : std::nullopt;
    const auto token = rules.bearer ? rules.bearer->expand(values) : std::nullopt;
    if (token) {
        request.headers.emplace_back("Authorization", "Bearer " + *token);
    } else if (user && password) {
        auto pair = base64_encoded(*user + ":" + *password);
        request.headers.emplace_back("Authorization", "Basic " + pair);
        request.derived_secrets.push_back(std::move(pair));
    }
}

void add_body(const RequestRules& rules, const PlaceholderValues& values, HttpRequest& request) {
    if (rules.json) {
        const auto json = expanded(*rules.json, values);
        request.body = Body{"application/json", json ? json_text(*json) : ""};
    } else if (rules.xml) {
        const auto xml = rules.xml->expand(values, xml_escaped);
        if (!xml) {
            throw value_missing("the body");
        }
        request.body = Body{"application/xml", *xml};
    }
}

void check_headers(const HttpRequest& request) {
    for (const auto& [name, value] : request.headers) {
        if (has_control_character(value)) {
            throw mistake(Message("the header ")
                              << Foreign{name} << " would hold a control character",
                          "Check the login, the secrets and --param");
        }
    }
}

}  // namespace

HttpRequest filled_request(const RequestRules& rules,
                           HttpMethod method,
                           const Url& base,
                           PlaceholderValues values) {
    HttpRequest request;
    request.method = method;
    request.url = base;
    compute(rules.computed, values, request.derived_secrets);
    const auto path = rules.path.expand(values, percent_encoded);
    if (!path) {
        throw value_missing("the path");
    }
    request.url.path += *path;
    add_fields(method == HttpMethod::get ? request.query : request.form, rules.parameters, values);
    add_fields(request.query, rules.query, values);
    add_fields(request.headers, rules.headers, values);
    add_login(rules, values, request);
    add_body(rules, values, request);
    check_headers(request);
    return request;
}

}  // namespace balance
