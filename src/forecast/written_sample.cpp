// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/written_sample.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/number_style.hpp"
#include "core/text.hpp"
#include "core/timestamp.hpp"

namespace balance {

namespace {

constexpr std::string_view no_values[] = {"", "null", "nan", "undefined", "none", "n/a", "#n/a"};

// Grouped, decimal.
constexpr std::array<std::pair<std::string_view, char>, 5> styles = {
    {{"1,234.56", '.'}, {"1.234,56", ','}, {"1 234,56", ','}, {"1'234.56", '.'}, {"1234,56", ','}}};

// The year 9999 has 12 digits in seconds, and three more for each finer unit; today has 10.
constexpr std::size_t most_digits_of_seconds = 12;
constexpr std::size_t most_digits_of_nanoseconds = 21;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "1767225600123.5" in seconds, exactly: "1767225600.1235".
std::string in_seconds(std::string_view count) {
    count.remove_prefix(std::min(count.find_first_not_of('0'), count.size()));
    const auto whole = std::min(count.find_first_of(".,"), count.size());
    auto seconds = std::string(count.substr(0, whole));
    auto fraction = std::string(count.substr(std::min(whole + 1, count.size())));
    if (whole > most_digits_of_nanoseconds) {
        return {};
    }
    for (auto digits = whole; digits > most_digits_of_seconds; digits -= 3) {
        fraction.insert(0, seconds.substr(seconds.size() - 3));
        seconds.resize(seconds.size() - 3);
    }
    return (seconds.empty() ? "0" : seconds) + (fraction.empty() ? "" : "." + fraction);
}

bool is_date(std::string_view field) {
    return field.size() == std::string_view("2026-01-01").size() && field.find(':') == field.npos;
}

// Thousands are never written behind a zero: "0,234" is a fraction.
bool has_zero_before_groups(const std::string& plain) {
    const auto first = plain.find_first_of("0123456789");
    return first != std::string::npos && plain[first] == '0' && first + 1 < plain.size() &&
           is_digit(plain[first + 1]);
}

}  // namespace

bool is_no_value(std::string_view field) {
    return std::ranges::find(no_values, lower(field)) != std::end(no_values);
}

Expected<SampleTime> written_time(std::string_view field) {
    const bool is_count = !field.empty() && is_digit(field.front()) &&
                          field.find_first_not_of("0123456789.,") == std::string_view::npos &&
                          std::ranges::count_if(field, [](char c) { return !is_digit(c); }) <= 1;
    if (is_count) {
        return parse_timestamp(in_seconds(field));
    }
    return parse_timestamp(is_date(field) ? std::string(field) + " 00:00" : std::string(field));
}

Expected<WrittenBalance> written_balance(std::string_view field) {
    const bool has_sign = field.find_first_of(".,") != std::string_view::npos;
    auto plain = Amount::parse(field);
    if (plain) {
        return WrittenBalance{std::move(plain).value(), has_sign ? '.' : '\0'};
    }
    std::optional<WrittenBalance> read;
    for (const auto& [sample, decimal_sign] : styles) {
        const auto text = NumberStyle::of_sample(sample)->plain(field);
        const auto amount = text ? Amount::parse(*text) : Expected<Amount>(unexpected(""));
        if (!amount || has_zero_before_groups(*text)) {
            continue;
        }
        if (read && read->amount != *amount) {
            return unexpected(
                "the comma of the balance may be that of thousands or of decimals; write it with a "
                "decimal point");
        }
        read = WrittenBalance{*amount, has_sign ? decimal_sign : '\0'};
    }
    return read ? Expected<WrittenBalance>(*read)
                : unexpected("the balance is no number: " + plain.error());
}

}  // namespace balance
