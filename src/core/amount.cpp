// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/amount.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include <boost/multiprecision/cpp_int.hpp>

namespace balance {

namespace {

using boost::multiprecision::cpp_int;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& rest) {
    const auto* end = std::find_if_not(rest.begin(), rest.end(), is_digit);
    const auto length = static_cast<std::size_t>(end - rest.begin());
    const auto digits = rest.substr(0, length);
    rest.remove_prefix(length);
    return digits;
}

bool take_sign(std::string_view& rest) {
    if (rest.empty() || (rest.front() != '-' && rest.front() != '+')) {
        return false;
    }
    const bool negative = rest.front() == '-';
    rest.remove_prefix(1);
    return negative;
}

Unexpected<AmountFault> refused(AmountFault fault) {
    return Unexpected<AmountFault>(fault);
}

Expected<int, AmountFault> take_exponent(std::string_view& rest) {
    if (rest.empty() || (rest.front() != 'e' && rest.front() != 'E')) {
        return 0;
    }
    rest.remove_prefix(1);
    const bool negative = take_sign(rest);
    const auto digits = take_digits(rest);
    if (digits.empty()) {
        return refused(AmountFault::no_exponent);
    }
    int value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec != std::errc() || value > Amount::max_exponent) {
        return refused(AmountFault::large_exponent);
    }
    return negative ? -value : value;
}

// Boost would read a leading zero as octal.
cpp_int coefficient(const std::string& digits, bool negative) {
    const auto first = digits.find_first_not_of('0');
    cpp_int value = first == std::string::npos ? cpp_int(0) : cpp_int(digits.substr(first));
    return negative ? cpp_int(-value) : value;
}

// Most amounts fit into a machine's word, and so do their sums: what is computed there is the same.
constexpr std::size_t digits_of_a_word = 17;

std::optional<long long> in_a_word(const std::string& digits, int zeros, bool negative) {
    if (digits.size() + static_cast<std::size_t>(zeros) > digits_of_a_word) {
        return std::nullopt;
    }
    long long value = 0;
    for (const auto digit : digits) {
        value = 10 * value + (digit - '0');
    }
    for (; zeros > 0; --zeros) {
        value *= 10;
    }
    return negative ? -value : value;
}

std::string padded(std::string digits, int zeros) {
    return digits.append(static_cast<std::size_t>(std::max(zeros, 0)), '0');
}

}  // namespace

std::string words_of(AmountFault fault) {
    switch (fault) {
        case AmountFault::not_a_number:
            return "not a number";
        case AmountFault::no_exponent:
            return "no digits in the exponent";
        case AmountFault::large_exponent:
            return "an exponent beyond 30";
        case AmountFault::many_digits:
            return "more than 38 digits";
        case AmountFault::many_decimals:
            return "more than 100 decimals";
    }
    return {};
}

Amount::Amount(bool negative, std::string digits, int decimals)
    : digits_(std::move(digits)), decimals_(decimals) {
    const auto first = digits_.find_first_not_of('0');
    digits_.erase(0, std::min(first, digits_.size() - 1));
    negative_ = negative && digits_ != "0";
}

Expected<Amount, AmountFault> Amount::parse(std::string_view text) {
    return parse(text, max_digits);
}

Expected<Amount, AmountFault> Amount::restore(std::string_view text) {
    static constexpr std::size_t longest = 500;
    return parse(text, longest);
}

Expected<Amount, AmountFault> Amount::parse(std::string_view text, std::size_t most_digits) {
    auto rest = text;
    const bool negative = take_sign(rest);
    std::string digits(take_digits(rest));
    std::size_t fraction = 0;
    if (!rest.empty() && rest.front() == '.') {
        rest.remove_prefix(1);
        const auto behind_the_point = take_digits(rest);
        fraction = behind_the_point.size();
        digits += behind_the_point;
    }
    if (digits.empty()) {
        return refused(AmountFault::not_a_number);
    }
    const auto exponent = take_exponent(rest);
    if (!exponent) {
        return refused(exponent.error());
    }
    if (!rest.empty()) {
        return refused(AmountFault::not_a_number);
    }
    const auto leading = std::min(digits.find_first_not_of('0'), digits.size());
    if (digits.size() - leading > most_digits) {
        return refused(AmountFault::many_digits);
    }
    if (fraction > max_decimals) {
        return refused(AmountFault::many_decimals);
    }
    const int decimals = static_cast<int>(fraction) - *exponent;
    if (leading == digits.size()) {
        return Amount(false, "0", std::max(decimals, 0));
    }
    return Amount(negative, padded(std::move(digits), -decimals), std::max(decimals, 0));
}

std::string Amount::text() const {
    std::string result = digits_;
    const auto wanted = static_cast<std::size_t>(decimals_) + 1;
    if (result.size() < wanted) {
        result.insert(0, wanted - result.size(), '0');
    }
    if (decimals_ > 0) {
        result.insert(result.size() - static_cast<std::size_t>(decimals_), 1, '.');
    }
    return negative_ ? "-" + result : result;
}

Amount Amount::with_decimals(int decimals) const {
    if (decimals >= decimals_) {
        return {negative_, padded(digits_, decimals - decimals_), decimals};
    }
    const cpp_int unit = pow(cpp_int(10), static_cast<unsigned>(decimals_ - decimals));
    const cpp_int rounded = (coefficient(digits_, false) + unit / 2) / unit;
    return {negative_, rounded.str(), decimals};
}

Amount Amount::negated() const {
    return {!negative_, digits_, decimals_};
}

double Amount::estimate() const {
    // Whole numbers and powers of ten up to here are exact, so their quotient is the nearest.
    static constexpr std::size_t exact_digits = 15;
    static constexpr int exact_power = 22;
    if (digits_.size() <= exact_digits && decimals_ <= exact_power) {
        double power = 1;
        for (int i = 0; i < decimals_; ++i) {
            power *= 10;
        }
        return static_cast<double>(*in_a_word(digits_, 0, negative_)) / power;
    }
    double value = 0;
    const auto digits = text();
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

Amount sum(const Amount& left, const Amount& right) {
    const int decimals = std::max(left.decimals_, right.decimals_);
    const auto word = [decimals](const Amount& amount) {
        return in_a_word(amount.digits_, decimals - amount.decimals_, amount.negative_);
    };
    if (const auto l = word(left), r = word(right); l && r) {
        const auto total = *l + *r;
        return {total < 0, std::to_string(std::abs(total)), decimals};
    }
    const auto aligned = [decimals](const Amount& amount) {
        return coefficient(padded(amount.digits_, decimals - amount.decimals_), amount.negative_);
    };
    const cpp_int total = aligned(left) + aligned(right);
    return {total < 0, cpp_int(abs(total)).str(), decimals};
}

Amount product(const Amount& left, const Amount& right) {
    if (left.digits_.size() + right.digits_.size() <= digits_of_a_word) {
        const auto value = *in_a_word(left.digits_, 0, false) * *in_a_word(right.digits_, 0, false);
        return {left.negative_ != right.negative_, std::to_string(value),
                left.decimals_ + right.decimals_};
    }
    const cpp_int value = coefficient(left.digits_, false) * coefficient(right.digits_, false);
    return {left.negative_ != right.negative_, value.str(), left.decimals_ + right.decimals_};
}

Amount share(const Amount& amount, long long part, long long whole) {
    const auto exact = amount.with_decimals(std::max(amount.decimals_, 2));
    const cpp_int value = coefficient(exact.digits_, false) * abs(cpp_int(part));
    const cpp_int rounded = (value * 2 + whole) / (cpp_int(whole) * 2);
    return {exact.negative_ != (part < 0), rounded.str(), exact.decimals_};
}

std::strong_ordering operator<=>(const Amount& left, const Amount& right) {
    if (left.negative_ != right.negative_) {
        return left.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    const auto by_digits = [&](std::string_view a, std::string_view b) {
        const auto magnitude = a.size() != b.size() ? a.size() <=> b.size() : a.compare(b) <=> 0;
        return left.negative_ ? 0 <=> magnitude : magnitude;
    };
    if (left.decimals_ == right.decimals_) {
        return by_digits(left.digits_, right.digits_);
    }
    const int decimals = std::max(left.decimals_, right.decimals_);
    const auto l = padded(left.digits_, decimals - left.decimals_);
    const auto r = padded(right.digits_, decimals - right.decimals_);
    // A zero may be padded to "000": lengths only count without leading zeros.
    const auto significant = [](const std::string& digits) {
        return std::string_view(digits).substr(
            std::min(digits.find_first_not_of('0'), digits.size()));
    };
    return by_digits(significant(l), significant(r));
}

}  // namespace balance
