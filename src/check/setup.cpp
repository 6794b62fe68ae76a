// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/setup.hpp"

#include "check/provider_choice.hpp"
#include "config/credentials.hpp"
#include "config/local_time.hpp"
#include "request/request_builder.hpp"
#include "rules/account_facts.hpp"
#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

std::string account_of(const Settings& settings,
                       const Options& options,
                       const Environment& environment) {
    if (!settings.account.empty()) {
        return settings.account;
    }
    auto login = login_of(options, environment);
    if (!login) {
        throw Failure(login.error());
    }
    return std::move(login).value();
}

Failure no_such_figure(const GivenOption& option, const Definition& definition) {
    std::vector<std::string> names;
    for (const auto& figure : definition.reply.figures) {
        names.push_back(figure.name);
    }
    return bad_value(option,
                     Message() << Own{definition.name} << " has no such figure"
                               << Own{it_holds(foreign_letter_in(option.value))},
                     Message("It has ") << Own{listed(names, "and")});
}

std::string judged_figure(const Definition& definition, const Settings& settings) {
    auto figure = settings.figure ? settings.figure->value : definition.reply.figures.front().name;
    if (definition.figure(figure) == nullptr) {
        throw no_such_figure(*settings.figure, definition);
    }
    if (settings.label != figure && definition.figure(settings.label) != nullptr) {
        throw mistake(Message("--label: another figure is called ") << Own{settings.label},
                      "Choose another label");
    }
    return figure;
}

}  // namespace

void set_up(Setup& setup, const Options& options, const Environment& environment) {
    setup.settings = settings_from(options);
    const auto& settings = setup.settings;
    setup.account = account_of(settings, options, environment);
    if (settings.provider || !settings.provider_file.empty()) {
        setup.provider = find_definition(
            provider_choice(settings.provider, settings.provider_file, settings.provider_dir));
        check_options_of_request(setup.provider->definition, settings);
    }
    if (!settings.history.file.empty() && setup.account.empty()) {
        throw mistake("--history needs a name for the account", "Give it with --account");
    }
    if (settings.history.timezone || needs_forecast(settings.history)) {
        setup.calendar.clock = wall_clock_of(settings.history, environment);
    }
    check_credential_options(options);
    if (setup.provider) {
        setup.figure = judged_figure(setup.provider->definition, settings);
    }
}

}  // namespace balance
