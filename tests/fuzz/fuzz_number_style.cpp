// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A number in a style is the number that it is without its separators, or is refused.

#include <algorithm>
#include <cstdint>

#include "core/amount.hpp"
#include "core/number_style.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

constexpr std::string_view samples[] = {"1,234.56", "1.234,56", "1 234,56", "1'234.56", "1234,56"};

// What formatting for people emits, as the sign that it stands for.
std::string in_ascii(std::string text) {
    constexpr std::pair<std::string_view, char> look_alikes[] = {{"\u00A0", ' '},  {"\u202F", ' '},
                                                                 {"\u2009", ' '},  {"\u2019", '\''},
                                                                 {"\u02BC", '\''}, {"\u2212", '-'}};
    for (const auto& [written, meant] : look_alikes) {
        for (auto at = text.find(written); at != std::string::npos; at = text.find(written)) {
            text.replace(at, written.size(), 1, meant);
        }
    }
    return text;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits),
                         [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// Whether an amount can be as long as this text.
bool fits(const std::string& text) {
    return text.size() <= Amount::max_digits;
}

void check(std::string_view sample, const std::string& written) {
    const auto plain = NumberStyle::of_sample(sample)->plain(written);
    const auto text = in_ascii(written);
    if (!plain) {
        require(plain.error() == AmountFault::not_a_number, "a refusal has its reason");
        return;
    }
    require(digits_of(*plain) == digits_of(text), "every digit stays, in its order");
    const auto known = sample.size() == 7
                           ? "0123456789+-" + std::string(1, sample[4])
                           : "0123456789+-" + std::string(1, sample[1]) + std::string(1, sample[5]);
    require(text.find_first_not_of(known) == std::string::npos, "only signs of the style");
    const bool has_digits = !digits_of(text).empty();
    const bool one_sign = std::ranges::count_if(text, [](char c) {
                              return c == '-' || c == '+';
                          }) <= (text.starts_with('-') || text.starts_with('+') ? 1 : 0);
    require(!fits(text) || !has_digits || !one_sign || Amount::parse(*plain).has_value(),
            "a number in a style is an amount");
    if (const auto amount = Amount::parse(*plain)) {
        require(has_digits && one_sign, "what is no number is no amount");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    for (const auto sample : samples) {
        check(sample, text);
    }
    return 0;
}
