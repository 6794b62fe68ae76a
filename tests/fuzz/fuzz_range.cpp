// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A range that is read alerts as its text and its bounds say.

#include <cstdint>

#include "core/range.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

void check_bounds(const Range& range) {
    for (const auto* bound : {&range.start(), &range.end()}) {
        if (*bound) {
            require(range.alerts_on(**bound) == range.inside(), "ends are inclusive");
        }
    }
    if (range.start() && range.end()) {
        require(*range.start() <= *range.end(), "start <= end");
    }
    if (range.start()) {
        const auto below = sum(*range.start(), *Amount::parse("-1e-30"));
        require(range.alerts_on(below) != range.inside(), "below the start");
    }
    if (range.end()) {
        const auto above = sum(*range.end(), *Amount::parse("1e-30"));
        require(range.alerts_on(above) != range.inside(), "above the end");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [value_text, range_text] = fuzz::split(fuzz::text_of(data, size));
    const auto range = Range::parse(range_text);
    if (!range) {
        require(!range.error().empty(), "a refusal has a reason");
        return 0;
    }
    check_bounds(*range);
    const auto text = range->text();
    require(text.find_first_not_of("@~:-.0123456789") == std::string::npos, "guideline syntax");
    require(range->bound_text().find_first_not_of("@~:-.0123456789") == std::string::npos,
            "guideline syntax");
    const auto again = Range::parse(text);
    // Exponents can write bounds of more digits than are read.
    require(again.has_value() || text.size() > Amount::max_digits, "text() is a range");
    require(!again || *again == *range, "parse(text(x)) == x");
    const auto value = Amount::parse(value_text);
    if (value && again) {
        require(again->alerts_on(*value) == range->alerts_on(*value), "one range, one verdict");
    }
    return 0;
}
