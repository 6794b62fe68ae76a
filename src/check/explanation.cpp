// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/explanation.hpp"

#include "check/alerts_explanation.hpp"
#include "check/details.hpp"
#include "check/provider_choice.hpp"
#include "core/text.hpp"
#include "provider/request_builder.hpp"

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

Message places_text(const std::vector<Place>& places) {
    Message text;
    for (const auto& place : places) {
        text << Own{text.empty() ? "at " : " or "};
        if (place.whole_body) {
            text << "the whole text";
        } else {
            text << Foreign{place.at, 200};
        }
        if (place.pattern) {
            text << " taken out by " << Foreign{place.pattern->text(), 200};
        }
    }
    return text;
}

Message sum_text(const std::vector<Term>& sum) {
    Message text("computed:");
    for (const auto& term : sum) {
        text << Own{term.subtracted             ? " - "
                    : text.pieces().size() == 1 ? " "
                                                : " + "}
             << Own{term.figure};
    }
    return text;
}

std::string format_words(ReplyFormat format) {
    switch (format) {
        case ReplyFormat::json:
            return "JSON";
        case ReplyFormat::xml:
            return "XML";
        case ReplyFormat::key_value:
            return "key:value text";
        case ReplyFormat::text:
            return "plain text";
    }
    return "";
}

Message scale_text(const FigureRule& figure) {
    Message text;
    if (figure.scale) {
        text << ", times " << figure.scale->usual;
        for (const auto& [code, factor] : figure.scale->of_currency) {
            text << Own{code == figure.scale->of_currency.begin()->first ? " (" : ", "} << Own{code}
                 << " " << factor;
        }
        text << Own{figure.scale->of_currency.empty() ? "" : ")"};
    }
    return text;
}

// "fails (refused) where what stands at /code is 20003 or 70051"
Message error_text(const ErrorRule& rule) {
    Message text("fails (");
    if (rule.kind) {
        text << Own{std::string(failure_class_names.at(static_cast<std::size_t>(*rule.kind)))};
    } else {
        text << "as the HTTP status tells";
    }
    if (rule.when == ErrorRule::When::present) {
        return text << ") where something stands " << places_text(rule.at);
    }
    const auto* condition = rule.when == ErrorRule::When::is       ? " is "
                            : rule.when == ErrorRule::When::is_not ? " is not "
                                                                   : " has ";
    return text << ") where what stands " << places_text(rule.at) << Own{condition}
                << Foreign{listed(rule.values, "or"), 200};
}

void explain_reply(Lines& lines,
                   const Definition& definition,
                   const Settings& settings,
                   const std::string& metric) {
    const auto& rules = definition.reply;
    lines.push_back(Message("It would read from the reply (")
                    << Own{format_words(rules.format)} << "):");
    for (const auto& figure : rules.figures) {
        lines.push_back(Message("  ")
                        << Own{figure.name} << Own{figure.name == metric ? " (judged) " : " "}
                        << (figure.sum.empty() ? places_text(figure.places) : sum_text(figure.sum))
                        << scale_text(figure));
    }
    for (const auto& rule : rules.errors) {
        lines.push_back(Message("  ") << error_text(rule));
    }
    if (!rules.currency.empty()) {
        lines.push_back(Message("  the currency ") << places_text(rules.currency));
    }
    if (!settings.currency.empty()) {
        lines.push_back(Message("  in ") << Foreign{settings.currency});
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
    explain_request(lines, definition, settings, credentials, masker);
    for (const auto& missing : account.missing) {
        lines.push_back(Message("  ") << missing);
    }
    explain_reply(lines, definition, settings, account.metric);
    for (auto& line : explained_alerts(settings, account.metric)) {
        lines.push_back(std::move(line));
    }
    explain_hints(lines, definition.hints);
    lines.emplace_back("Nothing was sent.");
    return lines;
}

}  // namespace balance
