// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A reply of "key:value" pairs: one or several on a line, separated by blanks.
//
// A value goes to the next "key:" or the line's end. Some keys take the whole rest of their line,
// as error messages do. A line that does not start with a key is not this format. LF and CR LF both
// end a line, blank lines do not count, a byte order mark at the start is skipped.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"

namespace balance {

struct KeyValue {
    std::string key;
    std::string value;
};

[[nodiscard]] Expected<std::vector<KeyValue>> parse_key_value_text(
    std::string_view text, const std::vector<std::string>& whole_line_keys);

// A letter or underscore, then letters, digits, underscores.
[[nodiscard]] bool is_key(std::string_view text);

}  // namespace balance
