// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A limit of the spend that is read is a range or at least once the usual, and reads back.

#include <cstdint>

#include "core/spend_limit.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [usual_text, limit_text] = fuzz::split(fuzz::text_of(data, size));
    const auto limit = SpendLimit::parse(limit_text);
    if (!limit) {
        require(!limit.error().empty(), "a refusal has a reason");
        return 0;
    }
    const auto again = SpendLimit::parse(limit->text());
    // Exponents can write bounds of more digits than are read.
    require(again.has_value() || limit->text().size() > Amount::max_digits, "text() is a limit");
    require(!again || *again == *limit, "parse(text(x)) == x");
    require((limit->times() != nullptr) != (limit->range() != nullptr), "one of the two");
    const auto usual = Amount::parse(usual_text);
    if (limit->times() == nullptr || !usual || *usual < Amount()) {
        return 0;
    }
    require(!limit->where_usual(std::nullopt), "no amount where the usual is not known");
    const auto range = limit->where_usual(*usual);
    require(range && range->end() && !range->start(), "a number of times is a ceiling");
    require(!(*range->end() < *usual), "the usual itself never alerts");
    return 0;
}
