// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Words of a command line, or of an ini section, as options. Boost.Program_options does the walk;
// our style parser decides what a word is:
//
// - long names and letters are exact, abbreviations are unknown options, near misses are suggested;
// - the word behind an option that takes a value is its value, also "-4" or "-100", but not the
// long
//   name of another option;
// - switches take no value, letters of switches may be joined ("-vv"), a value may follow its
// letter
//   at once ("-w5");
// - words that belong to no option are mistakes and are not repeated: they may be a part of a
// secret.

#pragma once

#include <string>
#include <vector>

#include "config/options.hpp"

namespace balance {

// Throws a Failure for the first mistake. `--extra-opts` stays in the result, in its place.
[[nodiscard]] std::vector<GivenOption> parse_command_line(const std::vector<std::string>& words);

// One option of an ini file, by name or by letter. An empty value is no value.
[[nodiscard]] GivenOption parse_ini_option(const std::string& key,
                                           const std::string& value,
                                           const Origin& origin);

}  // namespace balance
