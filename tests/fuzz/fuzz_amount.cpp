// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Amounts keep their value through text, rounding, sums and comparisons.

#include <algorithm>
#include <cstdint>

#include "core/amount.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

// Only an exponent can write more digits, or more decimals, than are read.
bool is_readable(const Amount& amount) {
    const auto text = amount.text();
    const auto first = std::min(text.find_first_of("123456789"), text.size());
    return text.size() - first <= Amount::max_digits &&
           amount.decimals() <= static_cast<int>(Amount::max_decimals);
}

void check_one(const Amount& amount) {
    const auto text = amount.text();
    require(text.find_first_not_of("-0123456789.") == std::string::npos, "plain digits");
    const auto again = Amount::parse(text);
    require(again.has_value() || !is_readable(amount), "text() is an amount");
    require(!again || (*again == amount && again->text() == text), "parse(text(x)) == x");
    require(amount.negated().negated() == amount, "-(-x) == x");
    require((amount < Amount()) == (text.front() == '-'), "the sign is that of the value");
    for (const int decimals : {0, 2, 8}) {
        const auto rounded = amount.with_decimals(decimals);
        const auto error = sum(rounded, amount.negated());
        const auto half = *Amount::parse("0.5e-" + std::to_string(decimals));
        require(error <= half && error >= half.negated(), "rounding is near");
        require(rounded.decimals() == decimals, "as many decimals as asked for");
    }
}

void check_two(const Amount& left, const Amount& right) {
    require((left < right) == (right > left), "the order has one direction");
    require((left == right) == (right == left), "equality has no direction");
    const auto total = sum(left, right);
    require(total == sum(right, left), "a sum has no direction");
    require((total > left) == (right > Amount()), "adding something positive makes more");
    require(sum(total, right.negated()) == left, "x + y - y == x");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto [first, second] = fuzz::split(text);
    const auto left = Amount::parse(first);
    const auto right = Amount::parse(second);
    for (const auto* amount : {&left, &right}) {
        if (*amount) {
            check_one(**amount);
        }
    }
    if (left && right) {
        check_two(*left, *right);
    }
    return 0;
}
