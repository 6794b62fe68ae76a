// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Which characters of Unicode show nothing, or nothing but a blank: controls, line and paragraph
// separators, everything of the category Cf, blanks of any width but the plain one, and letters
// that have no shape. What they are called is text/misleading.hpp's.

#pragma once

namespace balance {

[[nodiscard]] bool is_invisible(char32_t character);

}  // namespace balance
