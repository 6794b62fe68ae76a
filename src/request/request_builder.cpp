// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "request/request_builder.hpp"

#include <algorithm>

#include "request/filled_request.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

std::string_view value_of(const Credentials& credentials, Credential credential) {
    switch (credential) {
        case Credential::login:
            return credentials.login;
        case Credential::password:
            return credentials.password ? credentials.password->reveal() : std::string_view();
        case Credential::key:
            return credentials.key ? credentials.key->reveal() : std::string_view();
    }
    return {};
}

std::string options_for(const LoginWay& way) {
    std::vector<std::string> options;
    for (const auto credential : way) {
        options.push_back("--" + std::string(name_of(credential)) +
                          (credential == Credential::login ? "" : "-file"));
    }
    return listed(options, "and");
}

// "login: the Account SID, key: the Auth Token"
Message provider_words(const Definition& definition) {
    Message words;
    for (const auto& [credential, name] : definition.credential_names) {
        words << Own{words.empty() ? " (" : ", "} << Own{std::string(name_of(credential))} << ": "
              << Foreign{name};
    }
    return words.empty() ? words : words << ")";
}

Failure missing_credentials(const Definition& definition, const Credentials& credentials) {
    std::vector<std::string> ways;
    for (const auto& way : definition.login_ways) {
        ways.push_back(options_for(way));
    }
    Message message("credentials are missing: ");
    message << Own{definition.name} << " needs " << Own{listed(ways, "or")}
            << provider_words(definition);
    std::vector<std::string> known;
    for (const auto credential : all_credentials) {
        if (!value_of(credentials, credential).empty()) {
            known.emplace_back(name_of(credential));
        }
    }
    if (!known.empty()) {
        message << " (known: " << Own{listed(known, "and")} << ")";
    }
    return mistake(message,
                   "Or set CHECK_BALANCE_LOGIN, CHECK_BALANCE_PASSWORD, CHECK_BALANCE_KEY");
}

HttpMethod method_of(const Definition& definition, const Settings& settings) {
    const auto& methods = definition.request.methods;
    if (!settings.http_method) {
        return methods.front();
    }
    if (methods.size() == 1) {
        throw mistake(Message("--http-method: ") << Own{definition.name} << " only takes "
                                                 << Own{std::string(name_of(methods.front()))},
                      "Leave the option out");
    }
    return *settings.http_method;
}

void check_params(const Definition& definition, const Settings& settings) {
    for (const auto& [name, value] : settings.params) {
        if (!definition.params.contains(name)) {
            std::vector<std::string> known;
            for (const auto& [known_name, param] : definition.params) {
                known.push_back(known_name);
            }
            throw mistake(Message("--param: ")
                              << Own{definition.name} << " has no parameter of this name",
                          known.empty() ? Message("It takes no --param at all")
                                        : Message("It has ") << Foreign{listed(known, "and")});
        }
    }
}

void add_params(const Definition& definition, const Settings& settings, PlaceholderValues& values) {
    for (const auto& [name, param] : definition.params) {
        const auto given = std::ranges::find(
            settings.params, name, [](const auto& p) -> auto& { return p.first; });
        if (given != settings.params.end()) {
            values.emplace("param:" + name, given->second);
        } else if (!param.fallback.empty()) {
            values.emplace("param:" + name, param.fallback);
        } else if (param.required) {
            throw mistake(Message() << Own{definition.name} << " needs --param " << Own{name}
                                    << "=...: " << Foreign{param.description});
        }
    }
}

PlaceholderValues placeholder_values(const Definition& definition,
                                     const Settings& settings,
                                     const Credentials& credentials,
                                     const Url& url) {
    PlaceholderValues values = {{"scheme", url.scheme}};
    if (!settings.currency.empty()) {
        values.emplace("currency", settings.currency);
    }
    add_params(definition, settings, values);
    const auto* way = usable_login_way(definition, credentials);
    if (way == nullptr) {
        throw missing_credentials(definition, credentials);
    }
    for (const auto credential : *way) {
        values.emplace(name_of(credential), value_of(credentials, credential));
    }
    return values;
}

}  // namespace

void check_options_of_request(const Definition& definition, const Settings& settings) {
    static_cast<void>(method_of(definition, settings));
    check_params(definition, settings);
}

Url base_url(const Definition& definition, const Settings& settings) {
    if (settings.url) {
        return *settings.url;
    }
    if (!definition.base_url) {
        throw mistake(
            Message() << Own{definition.name} << " has an address of its own for each account",
            Message("Give it with --url")
                << Own{definition.hints.url.empty() ? "" : ": "} << Foreign{definition.hints.url});
    }
    if (!definition.base_url->is_https() && !definition.base_url->is_loopback()) {
        throw mistake(
            Message("the base URL of ")
                << Own{definition.name}
                << " is http://, so anyone on the network path could read the credentials",
            "Use https://, or confirm the http:// URL by giving it with --url");
    }
    return *definition.base_url;
}

const LoginWay* usable_login_way(const Definition& definition, const Credentials& credentials) {
    const LoginWay* usable = nullptr;
    for (const auto& way : definition.login_ways) {
        if (std::ranges::any_of(way, [&](Credential credential) {
                return value_of(credentials, credential).empty();
            })) {
            continue;
        }
        if (std::ranges::find(way, Credential::key) != way.end()) {
            return &way;
        }
        usable = usable == nullptr ? &way : usable;
    }
    return usable;
}

HttpRequest build_request(const Definition& definition,
                          const Settings& settings,
                          const Credentials& credentials,
                          const std::string& token) {
    check_options_of_request(definition, settings);
    const auto base = base_url(definition, settings);
    auto values = placeholder_values(definition, settings, credentials, base);
    if (!token.empty()) {
        values.emplace("token", token);
    }
    auto request = filled_request(definition.request, method_of(definition, settings), base,
                                  std::move(values));
    if (!token.empty()) {
        request.derived_secrets.push_back(token);
    }
    return request;
}

HttpRequest build_token_request(const Definition& definition,
                                const Settings& settings,
                                const Credentials& credentials) {
    check_options_of_request(definition, settings);
    const auto base = base_url(definition, settings);
    const auto& rules = definition.token->request;
    return filled_request(rules, rules.methods.front(), base,
                          placeholder_values(definition, settings, credentials, base));
}

}  // namespace balance
