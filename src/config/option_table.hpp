// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Every option of the program, once: the parser, --help and the documentation tests read this
// table.

#pragma once

#include <span>
#include <string_view>

namespace balance {

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

// The characters at the front of a text that can be the name of an option.
[[nodiscard]] std::size_t option_name_length(std::string_view text);

// Exactly this long name or this letter; nullptr where there is none. Never an abbreviation.
[[nodiscard]] const OptionSpec* option_named(std::string_view name);
[[nodiscard]] const OptionSpec* option_lettered(char letter);

}  // namespace balance
