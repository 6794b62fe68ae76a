// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/explain.hpp"

#include "check/details.hpp"
#include "check/provider_choice.hpp"
#include "commands/explained_alerts.hpp"
#include "commands/explained_reply.hpp"
#include "request/request_builder.hpp"

namespace balance {

namespace {

using Lines = std::vector<Message>;

// Stands for a credential that is not given yet.
constexpr std::string_view not_given = "(not given yet)";

Credentials completed(const Definition& definition, const Credentials& known) {
    Credentials credentials{.login = known.login, .password = {}, .key = {}};
    const auto* way = usable_login_way(definition, known);
    for (const auto credential : way == nullptr ? definition.login_ways.front() : *way) {
        switch (credential) {
            case Credential::login:
                credentials.login = known.login.empty() ? std::string(not_given) : known.login;
                break;
            case Credential::password:
                credentials.password =
                    Secret(known.password ? known.password->reveal() : not_given);
                break;
            case Credential::key:
                credentials.key = Secret(known.key ? known.key->reveal() : not_given);
                break;
        }
    }
    return credentials;
}

void add_request(Lines& lines, const HttpRequest& request, Masker& masker) {
    for (const auto& secret : request.derived_secrets) {
        masker.add(secret);
    }
    for (const auto& line : described(request)) {
        lines.push_back(Message("  ") << line);
    }
}

Message transport_text(const HttpRequest& request, const Settings& settings) {
    Message how("  ");
    if (!request.url.is_https()) {
        how << "unencrypted, ";
    } else if (settings.transport.insecure) {
        how << "encrypted, but to whoever answers (--insecure), ";
    } else {
        how << "encrypted, the certificate checked, ";
    }
    if (!settings.transport.proxy.empty()) {
        how << "through a proxy, ";
    }
    return how << "within " << settings.timeout.seconds
               << " s in all, retries: " << settings.retries;
}

void explain_request(Lines& lines,
                     const Definition& definition,
                     const Settings& settings,
                     const Credentials& credentials,
                     Masker& masker) {
    const auto all = completed(definition, credentials);
    const auto request =
        build_request(definition, settings, all, definition.token ? "(from-the-login)" : "");
    if (definition.token) {
        lines.emplace_back("It would log in first:");
        add_request(lines, build_token_request(definition, settings, all), masker);
    }
    lines.emplace_back("It would send:");
    add_request(lines, request, masker);
    lines.push_back(transport_text(request, settings));
    for (const auto& [credential, name] : definition.credential_names) {
        lines.push_back(Message("  ") << Own{std::string(name_of(credential))}
                                      << ", at the provider: " << Foreign{name});
    }
    if (usable_login_way(definition, credentials) == nullptr) {
        lines.push_back(Message("  Credentials are missing; it needs ")
                        << Own{login_ways_text(definition)} << ".");
    }
}

void explain_hints(Lines& lines, const Hints& hints) {
    Lines hinted;
    const auto add = [&hinted](const Message& line) { hinted.push_back(Message("  ") << line); };
    if (hints.poll_seconds > 0) {
        add(Message("ask at most once in ") << hints.poll_seconds << " s");
    }
    if (hints.age_seconds > 0) {
        add(Message("the figure may be ") << hints.age_seconds << " s old");
    }
    if (hints.allow_list) {
        add("the provider only answers addresses that are listed in the account");
    }
    if (!hints.excludes.empty()) {
        add(Message("not in the figure: ") << Foreign{hints.excludes, 300});
    }
    for (const auto* text : {&hints.note, &hints.top_up, &hints.documentation}) {
        if (!text->empty()) {
            add(Message() << Own{text == &hints.top_up          ? "top up at "
                                 : text == &hints.documentation ? "documentation: "
                                                                : ""}
                          << Foreign{*text, 300});
        }
    }
    if (!hinted.empty()) {
        lines.emplace_back("Good to know:");
        lines.insert(lines.end(), hinted.begin(), hinted.end());
    }
}

}  // namespace

CompletedSettings completed_settings(const Definition& definition, const Settings& settings) {
    CompletedSettings completed{settings, {}};
    if (!settings.url && !definition.base_url) {
        completed.settings.url = parse_url("https://not-given-yet.invalid").value();
        completed.missing.push_back(Message("--url is missing")
                                    << Own{definition.hints.url.empty() ? "" : ": "}
                                    << Foreign{definition.hints.url, 200});
    }
    for (const auto& [name, param] : definition.params) {
        if (param.required && !settings.params.contains(name)) {
            completed.settings.params.emplace(name, not_given);
            completed.missing.push_back(Message("--param ") << Own{name} << "=... is missing: "
                                                            << Foreign{param.description, 200});
        }
    }
    return completed;
}

std::vector<Message> explanation(const FoundDefinition& provider,
                                 const Settings& settings,
                                 const Credentials& credentials,
                                 const ExplainedAccount& account,
                                 Masker& masker) {
    const auto& definition = provider.definition;
    Lines lines;
    Message head;
    head << Own{definition.name};
    if (!account.account.empty() && account.account != definition.name) {
        head << " " << Foreign{account.account};
    }
    lines.push_back(head << ": " << Foreign{definition.title} << origin_of(provider));
    if (!definition.retired.empty()) {
        lines.push_back(Message("Retired: ") << Foreign{definition.retired, 240});
    }
    explain_request(lines, definition, settings, credentials, masker);
    for (const auto& missing : account.missing) {
        lines.push_back(Message("  ") << missing);
    }
    for (auto& line : explained_reply(definition.reply, account.figure, settings.currency)) {
        lines.push_back(std::move(line));
    }
    for (auto& line : explained_alerts(settings, account.figure)) {
        lines.push_back(std::move(line));
    }
    explain_hints(lines, definition.hints);
    lines.emplace_back("Nothing was sent.");
    return lines;
}

}  // namespace balance
