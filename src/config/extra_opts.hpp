// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// --extra-opts [SECTION][@FILE]: options from an ini file, in the places where monitoring-plugins
// look.
//
// Without a section it is [check_balance]. Without a file: MP_CONFIG_FILE, the directories of
// NAGIOS_CONFIG_PATH, then a fixed list; the first that exists. A file whose section holds a secret
// must pass the rule for secret files.

#pragma once

#include <string>
#include <vector>

#include "config/environment.hpp"
#include "config/options.hpp"

namespace balance {

// The options of the command line with those of its --extra-opts before them.
[[nodiscard]] Options with_extra_opts(const std::vector<GivenOption>& command_line,
                                      const Environment& environment);

// Where an ini file is looked for, in order.
[[nodiscard]] std::vector<std::string> ini_file_candidates(const Environment& environment);

}  // namespace balance
