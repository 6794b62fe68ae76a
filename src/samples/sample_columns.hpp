// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Which columns of a CSV are the time and the balance, by its header.
//
// They are called "time" and "balance", in any order, in any case, among any others. Otherwise
// "timestamp", "date" and the like are a time, "value" is a balance, and of two columns one that is
// known tells the other: dashboards name a column by its series. Separators are a comma, a
// semicolon or a tab.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"

namespace balance {

struct OtherColumn {
    std::size_t index;
    std::string name;
    bool is_key;  // tells by its name that it tells accounts, currencies or series apart
};

struct SampleColumns {
    char separator;
    std::size_t count;
    std::size_t time;
    std::size_t balance;
    std::vector<OtherColumn> others;
};

// `separator`: the one that the file declares, if it does. The error says how to name the columns.
[[nodiscard]] Expected<SampleColumns> sample_columns(std::string_view header,
                                                     std::optional<char> separator);

}  // namespace balance
