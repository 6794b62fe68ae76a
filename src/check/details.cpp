// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/details.hpp"

#include "check/provider_choice.hpp"
#include "rules/range_words.hpp"

namespace balance {

namespace {

constexpr std::size_t shown_body_characters = 2000;

void add_configuration(std::vector<Message>& details,
                       const Settings& settings,
                       const FoundDefinition& provider) {
    const auto& definition = provider.definition;
    details.push_back(Message("provider: ") << Foreign{definition.name} << ", "
                                            << Foreign{definition.title} << origin_of(provider));
    if (settings.thresholds.critical) {
        details.push_back(Message("CRITICAL ") << in_words(*settings.thresholds.critical));
    }
    if (settings.thresholds.warning) {
        details.push_back(Message("WARNING ") << in_words(*settings.thresholds.warning));
    }
    if (!definition.hints.top_up.empty()) {
        details.push_back(Message("top up at ") << Foreign{definition.hints.top_up});
    }
}

}  // namespace

std::vector<Message> described(const HttpRequest& request) {
    std::vector<Message> lines;
    lines.push_back(Message() << Own{std::string(name_of(request.method))} << " "
                              << Foreign{request.url.text(), 300});
    for (const auto* fields : {&request.query, &request.form}) {
        for (const auto& [name, value] : *fields) {
            lines.push_back(Message("  ") << Own{fields == &request.query ? "query " : "form "}
                                          << Foreign{name} << " = " << Foreign{value});
        }
    }
    for (const auto& [name, value] : request.headers) {
        lines.push_back(Message("  header ") << Foreign{name} << ": " << Foreign{value, 300});
    }
    if (request.body) {
        lines.push_back(Message("  body (")
                        << Own{request.body->type} << ") " << Foreign{request.body->text, 600});
    }
    return lines;
}

std::vector<Message> details_of(const Settings& settings,
                                const FoundDefinition* provider,
                                const HttpRequest* request,
                                const HttpResponse* response,
                                const std::vector<std::string>& header_lines) {
    std::vector<Message> details;
    if (settings.verbosity >= 1 && provider != nullptr) {
        add_configuration(details, settings, *provider);
    }
    if (settings.verbosity >= 1 && request != nullptr) {
        for (auto& line : described(*request)) {
            details.push_back(std::move(line));
        }
    }
    if (settings.verbosity >= 2) {
        for (const auto& line : header_lines) {
            details.push_back(Message("header: ") << Foreign{line, 200});
        }
    }
    if (settings.verbosity >= 3 && response != nullptr) {
        details.push_back(Message("reply: ") << Foreign{response->body, shown_body_characters});
    }
    return details;
}

}  // namespace balance
