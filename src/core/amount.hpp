// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// An exact decimal number: a balance, or the bound of a threshold.
//
// Rules: optional sign, digits, a fraction (".5", "10."), an exponent from -30 to 30; at most 38
// significant digits (trailing zeros count, leading ones do not), at most 100 behind the point.
// Nothing else is a number: no blanks, no thousands separators, no "inf", no "nan". Leading zeros
// are decimal. "-0" is 0.
//
// text() gives the digits back as they came, without sign "+", exponent and superfluous leading
// zeros: 31.168300000000002 stays 31.168300000000002, 12.50 stays 12.50. Two amounts are equal by
// value: 1.5 == 1.50.
//
// There is no locale in here, no floating point but in estimate(), and no way to build an amount
// from a double.

#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "core/expected.hpp"

namespace balance {

// Why a text is no amount.
enum class AmountFault {
    not_a_number,
    no_exponent,  // an "e" without digits behind it
    large_exponent,
    many_digits,
    many_decimals,
};

// "not a number", "more than 38 digits"
[[nodiscard]] std::string words_of(AmountFault fault);

class Amount {
  public:
    static constexpr std::size_t max_digits = 38;
    static constexpr int max_exponent = 30;
    static constexpr std::size_t max_decimals = 100;

    Amount() = default;  // zero

    static Expected<Amount, AmountFault> parse(std::string_view text);

    // What text() gave, however many digits a computation left in it.
    static Expected<Amount, AmountFault> restore(std::string_view text);

    // Plain decimal digits with ".", never an exponent.
    [[nodiscard]] std::string text() const;

    // Digits behind the point, as written.
    [[nodiscard]] int decimals() const { return decimals_; }

    // Rounded half away from zero, or padded with zeros, to exactly this many decimals.
    [[nodiscard]] Amount with_decimals(int decimals) const;

    [[nodiscard]] Amount negated() const;

    // For estimates alone: nothing that is judged by its level passes through here.
    [[nodiscard]] double estimate() const;

    // Exact, whatever the number of digits.
    friend Amount sum(const Amount& left, const Amount& right);
    friend Amount product(const Amount& left, const Amount& right);
    // amount * part / whole, rounded half away from zero to the amount's decimals, at least two.
    // `whole` is above 0.
    friend Amount share(const Amount& amount, long long part, long long whole);

    friend std::strong_ordering operator<=>(const Amount& left, const Amount& right);
    friend bool operator==(const Amount& left, const Amount& right) {
        return (left <=> right) == std::strong_ordering::equal;
    }

  private:
    static Expected<Amount, AmountFault> parse(std::string_view text, std::size_t most_digits);
    Amount(bool negative, std::string digits, int decimals);

    bool negative_ = false;
    std::string digits_ = "0";  // the coefficient, without leading zeros
    int decimals_ = 0;
};

// Two texts that are one number, or one text: "-32000" and "-32000.0".
[[nodiscard]] inline bool same_value(std::string_view left, std::string_view right) {
    const auto l = Amount::parse(left);
    const auto r = Amount::parse(right);
    return l && r ? *l == *r : left == right;
}

}  // namespace balance
