// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A test of what stands at some places of a reply: what error rules and notices depend on.
// reply/fulfilled_conditions.hpp looks whether it holds.

#pragma once

#include <string>
#include <vector>

#include "definition/place.hpp"

namespace balance {

struct Condition {
    enum class When {
        present,     // something that is not null, false or empty
        is_missing,  // nothing, or null or empty
        is,          // one of the values
        is_not,      // none of the values
        has_word,    // a text with one of these words in it
    };

    std::vector<Place> at;
    When when = When::present;
    std::vector<std::string> values{};
};

}  // namespace balance
