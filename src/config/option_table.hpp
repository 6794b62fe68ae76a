// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Every option of the program, once: the parser, --help and the documentation tests read this
// table.

#pragma once

#include <span>
#include <string_view>

namespace balance {

// In the order of the table.
enum class Option {
    provider,
    url,
    login,
    key_file,
    password_file,
    key,
    password,
    param,
    account,
    extra_opts,
    warning,
    critical,
    metric,
    currency,
    on_failure,
    timeout,
    retries,
    history,
    runway_warning,
    runway_critical,
    spend_warning,
    spend_critical,
    spend_window,
    topups_warning,
    topups_critical,
    topups_window,
    stale_warning,
    stale_critical,
    topup_hours,
    holidays,
    timezone,
    proxy,
    ca_file,
    ca_path,
    client_cert,
    client_key,
    insecure,
    ipv4,
    ipv6,
    http_method,
    label,
    perfdata_thresholds,
    verbose,
    simulate,
    response_file,
    explain,
    backtest,
    backtest_svg,
    list_providers,
    show_provider,
    validate_provider,
    provider_file,
    provider_dir,
    help,
    version,
};

enum class OptionGroup {
    account,
    thresholds,
    failures,
    history,
    network,
    output,
    rehearsal,
    catalogue,
    general
};

enum class OptionValue { none, required, optional };

// What of an option's value is a secret: nothing, the password of a URL, or all of it.
enum class Secrecy { none, url, whole };

struct OptionSpec {
    Option option;
    std::string_view name;   // without the dashes
    char letter;             // 0: no short form
    std::string_view value;  // what the help calls the value; empty: a switch
    OptionGroup group;
    std::string_view help;
    OptionValue takes = OptionValue::required;
    bool repeatable = false;  // otherwise the last one counts
    Secrecy secrecy = Secrecy::none;
    bool by_hand = false;  // asks for something else than a check: no line of an ini file
};

[[nodiscard]] std::span<const OptionSpec> option_table();

[[nodiscard]] const OptionSpec& spec_of(Option option);

// The characters at the front of a text that can be the name of an option.
[[nodiscard]] std::size_t option_name_length(std::string_view text);

// Exactly this long name or this letter; nullptr where there is none. Never an abbreviation.
[[nodiscard]] const OptionSpec* option_named(std::string_view name);
[[nodiscard]] const OptionSpec* option_lettered(char letter);

}  // namespace balance
