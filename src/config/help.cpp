// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/help.hpp"

#include "config/option_table.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

constexpr std::size_t help_column = 31;

std::string_view title_of(OptionGroup group) {
    switch (group) {
        case OptionGroup::account:
            return "Account";
        case OptionGroup::thresholds:
            return "Thresholds";
        case OptionGroup::failures:
            return "When the balance cannot be learned";
        case OptionGroup::history:
            return "History";
        case OptionGroup::network:
            return "Network";
        case OptionGroup::output:
            return "Output";
        case OptionGroup::rehearsal:
            return "Rehearsal";
        case OptionGroup::catalogue:
            return "Providers";
        case OptionGroup::general:
            return "General";
    }
    return "";
}

std::string usage_of(const OptionSpec& spec) {
    std::string text = spec.letter == 0 ? "      " : std::string("  -") + spec.letter + ", ";
    text += "--" + std::string(spec.name);
    if (!spec.value.empty()) {
        text += " " + std::string(spec.value);
    }
    return text;
}

std::string entry_of(const OptionSpec& spec) {
    std::string text = usage_of(spec);
    std::size_t column = text.size();
    for (const auto line : lines_of(spec.help)) {
        if (column + 1 > help_column) {
            text += "\n";
            column = 0;
        }
        text.append(help_column - column, ' ');
        text += line;
        column = help_column;
    }
    return text + "\n";
}

constexpr std::string_view introduction =
    R"(Asks a provider for the balance of an account and compares it with thresholds.

Usage: check_balance --provider NAME --warning RANGE --critical RANGE [options]
)";

constexpr std::string_view conclusion = R"(
RANGE: 200 alerts below 200; 10:20 alerts outside, @10:20 inside; '~:10' alerts
above 10; 0:10 below 0 or above 10. The ends belong to the range: 10:20 does not
alert at 10 and 20. -100 means -100:.
DURATION: 90m, 36h, 7d; a number alone is seconds. SECONDS: 10, 0.5, or 10s, 1m.
Credentials may also come from the environment: CHECK_BALANCE_LOGIN,
CHECK_BALANCE_PASSWORD, CHECK_BALANCE_KEY.

Examples:
  check_balance -P alphasms --key-file /etc/nagios/alphasms.key \
      --currency UAH -w 200 -c 50
  check_balance -P unitpay -l shop@example.org \
      --key-file /etc/nagios/unitpay.key -m total -w 1000 -c 250

Exit codes: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.
--help and --version exit 3, too.
)";

}  // namespace

std::string help_text() {
    std::string text = version_text() + "\n" + std::string(introduction);
    auto group = OptionGroup::account;
    bool first = true;
    for (const auto& spec : option_table()) {
        if (first || spec.group != group) {
            group = spec.group;
            first = false;
            text += "\n" + std::string(title_of(group)) + ":\n";
        }
        text += entry_of(spec);
    }
    return text.append(conclusion);
}

std::string version_text() {
    return "check_balance v" BALANCE_VERSION " (check_balance " BALANCE_VERSION ")\n";
}

}  // namespace balance
