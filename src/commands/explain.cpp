// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/explain.hpp"

#include "check/details.hpp"
#include "check/provider_choice.hpp"
#include "check/transport.hpp"
#include "commands/explained_alerts.hpp"
#include "commands/explained_reply.hpp"
#include "output/render.hpp"
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

Message transport_text(const HttpRequest& request,
                       const Settings& settings,
                       const TransportOptions& transport) {
    Message how("  ");
    if (!request.url.is_https()) {
        how << "unencrypted, ";
    } else if (transport.insecure) {
        how << "encrypted, but the server is not verified (--insecure), ";
    } else {
        how << "encrypted, the certificate checked, ";
    }
    if (!transport.proxy.empty()) {
        how << "through a proxy, ";
    }
    return how << "within " << settings.timeout.seconds
               << " s in all, retries: " << settings.retries;
}

// The settings with something in place of what a request cannot do without and is not given yet,
// and what that is.
struct CompletedSettings {
    Settings settings;
    Lines missing;
};

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

void explain_request(Lines& lines,
                     const Definition& definition,
                     const Settings& settings,
                     const Credentials& credentials,
                     const TransportOptions& transport,
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
    lines.push_back(transport_text(request, settings, transport));
    for (const auto& [credential, name] : definition.credential_names) {
        lines.push_back(Message("  ") << Own{std::string(name_of(credential))}
                                      << ": the provider calls it " << Foreign{name});
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
        add(Message("ask at most once every ") << hints.poll_seconds << " s");
    }
    if (hints.age_seconds > 0) {
        add(Message("the figure may be ") << hints.age_seconds << " s old");
    }
    if (hints.allow_list) {
        add("the provider answers only IP addresses that are listed in the account");
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

Message head_of(const Setup& setup) {
    const auto& definition = setup.provider->definition;
    Message head;
    head << Own{definition.name};
    if (!setup.account.empty() && setup.account != definition.name) {
        head << " " << Foreign{setup.account};
    }
    return head << ": " << Foreign{definition.title} << origin_of(*setup.provider);
}

void append(Lines& lines, Lines more) {
    lines.insert(lines.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

}  // namespace

std::string explain(const Setup& setup,
                    const Credentials& credentials,
                    const Environment& environment,
                    Masker& masker) {
    if (!setup.provider) {
        throw mistake("--explain needs a provider", "Name one with --provider");
    }
    const auto& definition = setup.provider->definition;
    const auto [settings, missing] = completed_settings(definition, setup.settings);
    const auto transport =
        transport_of(settings, base_url(definition, settings).scheme, environment);
    Lines lines = {head_of(setup)};
    if (!definition.retired.empty()) {
        lines.push_back(Message("Retired: ") << Foreign{definition.retired, 240});
    }
    explain_request(lines, definition, settings, credentials, transport, masker);
    for (const auto& text : missing) {
        lines.push_back(Message("  ") << text);
    }
    append(lines, explained_reply(definition.reply, setup.figure, settings.currency));
    append(lines, explained_alerts(settings, setup.figure));
    explain_hints(lines, definition.hints);
    lines.emplace_back("Nothing was sent.");
    std::string text;
    for (const auto& line : lines) {
        text += render(line, masker) + "\n";
    }
    return text;
}

}  // namespace balance
