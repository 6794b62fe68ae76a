// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Options as the parser hands them on, for tests of what comes behind it.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/command_line.hpp"
#include "config/settings.hpp"

namespace balance::test {

[[nodiscard]] inline GivenOption given(std::string_view name, std::string value) {
    return {option_named(name), std::move(value), {}};
}

[[nodiscard]] inline GivenOption given_in_file(std::string_view name,
                                               std::string value,
                                               std::size_t line = 7) {
    return {option_named(name), std::move(value), {"plugins.ini", line}};
}

[[nodiscard]] inline Options options(const std::vector<std::string>& words) {
    return Options(parse_command_line(words));
}

// The settings of a command line, with a provider where it names none.
[[nodiscard]] inline Settings settings(std::vector<std::string> words) {
    words.insert(words.begin(), {"--provider", "alphasms"});
    return settings_from(options(words));
}

}  // namespace balance::test
