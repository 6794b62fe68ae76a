// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/command_table.hpp"

#include <algorithm>
#include <array>

#include "commands/backtest.hpp"
#include "commands/catalogue_commands.hpp"
#include "commands/version.hpp"
#include "config/help.hpp"

namespace balance {

namespace {

// For those that need nothing but their options.
template <auto text>
std::string from_options(const Options& options, const Environment& /*unused*/) {
    return text(options);
}

// By the plugin guidelines help and version are no result of a check.
constexpr auto table = std::to_array<Command>({
    {Option::help, State::unknown, [](const Options&, const Environment&) { return help_text(); }},
    {Option::version, State::unknown, from_options<version>},
    {Option::list_providers, State::ok, from_options<list_providers>},
    {Option::show_provider, State::ok, from_options<show_provider>},
    {Option::validate_provider, State::ok, from_options<validate_provider>},
    {Option::backtest, State::ok, backtest},
});

}  // namespace

const Command* command_in(const Options& options) {
    const auto* found = std::ranges::find_if(
        table, [&](const Command& command) { return options.has(command.option); });
    return found == table.end() ? nullptr : found;
}

}  // namespace balance
