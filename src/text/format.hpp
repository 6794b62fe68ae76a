// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Text with numbers in it, from a pattern that the compiler checks: format("{:02}:{:02}", h, m).
// The same in every locale. fmt does it, until every compiler that we build with has std::format.

#pragma once

#include <string>
#include <utility>

#define FMT_HEADER_ONLY  // Debian has no static library of it
#include <fmt/format.h>

namespace balance {

// An object, no function: beside a function the compiler would also find std::format, by the
// std::string among the values.
struct Format {
    template <class... Values>
    [[nodiscard]] std::string operator()(fmt::format_string<Values...> pattern,
                                         Values&&... values) const {
        return fmt::format(pattern, std::forward<Values>(values)...);
    }
};
inline constexpr Format format;

}  // namespace balance
