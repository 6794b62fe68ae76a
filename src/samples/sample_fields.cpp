// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "core/number_style.hpp"
#include "core/timestamp.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

// Spreadsheets write a failed formula in the language of their user.
constexpr std::string_view no_values[] = {
    "",      "null",   "(null)",  "<null>", R"(\n)", "nil",     "<nil>",     "nan",    "-nan",
    "na",    "n/a",    "#n/a",    "#nv",    "none",  "no data", "undefined", "#null!", "#div/0!",
    "#num!", "#zahl!", "#value!", "#wert!", "#ref!", "#bezug!", "#name?"};

constexpr SampleTime earliest = std::chrono::sys_days(std::chrono::January / 1 / 2000);
constexpr SampleTime latest = std::chrono::sys_days(std::chrono::January / 1 / 2100);

// Spreadsheets count days, from 1899-12-30 on.
constexpr auto serial_of_1970 = std::chrono::days(25'569);

constexpr std::string_view typographic_minus = "\xE2\x88\x92";

constexpr std::size_t shown_characters = 40;

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

// "2026-01-02 05:00" as "9999-99-99 99:99"
std::string form_of(std::string_view field) {
    std::string form(field);
    std::ranges::replace_if(form, is_digit, '9');
    return form;
}

// "02.03.2026 05:00" as "2026-03-02 05:00", and a date alone with its first moment.
std::string in_iso_form(std::string_view field) {
    static constexpr std::string_view forms[] = {"99.99.9999", "99.99.9999 99:99",
                                                 "99.99.9999 99:99:99"};
    std::string text(field);
    if (std::ranges::find(forms, form_of(field)) != std::end(forms)) {
        text = std::string(field.substr(6, 4)) + "-" + std::string(field.substr(3, 2)) + "-" +
               std::string(field.substr(0, 2)) + std::string(field.substr(10));
    }
    return form_of(text) == "9999-99-99" ? text + " 00:00" : text;
}

bool is_count(std::string_view field) {
    return !field.empty() && is_digit(field.front()) &&
           field.find_first_not_of("0123456789.,") == std::string_view::npos &&
           std::ranges::count_if(field, [](char c) { return !is_digit(c); }) <= 1;
}

std::optional<SampleTime> whole_seconds(std::string_view field) {
    std::int64_t count = 0;
    const auto* const end = field.data() + field.size();
    const auto [stop, error] = std::from_chars(field.data(), end, count);
    const bool is_one = field.size() <= most_digits_of_seconds && !field.empty() &&
                        is_digit(field.front()) && error == std::errc() && stop == end;
    return is_one ? std::optional(SampleTime(std::chrono::seconds(count))) : std::nullopt;
}

// Of any year.
Expected<SampleTime> any_time(std::string_view field) {
    if (const auto time = whole_seconds(field)) {
        return *time;
    }
    return parse_timestamp(is_count(field) ? in_seconds(field) : in_iso_form(field));
}

// A count that is small enough to be days, and such days as are in the span.
bool is_serial_day(std::string_view field, SampleTime time) {
    const auto day = [](SampleTime moment) {
        return std::chrono::floor<std::chrono::days>(moment.time_since_epoch()) + serial_of_1970;
    };
    const auto count = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
    return is_count(field) && count >= day(earliest).count() && count <= day(latest).count();
}

// "1.234", but neither "0.234" nor "1234.567".
bool is_group_and_point(std::string_view field) {
    if (field.starts_with('-') || field.starts_with('+')) {
        field.remove_prefix(1);
    }
    const auto form = form_of(field);
    return (form == "9.999" || form == "99.999" || form == "999.999") && field.front() != '0';
}

// Dates and times that people read, each run of digits as one.
bool has_local_form(std::string_view field) {
    static constexpr std::string_view forms[] = {
        "9/9/9", "9/9/9 9:9", "9/9/9 9:9:9", "9:9", "9:9:9", "9.9.9", "9.9.9 9:9", "9.9.9 9:9:9"};
    auto form = form_of(field);
    const auto is_repeated = [](char a, char b) { return a == '9' && b == '9'; };
    form.erase(std::unique(form.begin(), form.end(), is_repeated), form.end());
    return std::ranges::find(forms, form) != std::end(forms);
}

Message no_number(std::string_view field, AmountFault reason) {
    Message message("the balance is no number: \"");
    message << Foreign{std::string(field), shown_characters} << "\"";
    return reason == AmountFault::not_a_number ? message : message << ": " << Own{words_of(reason)};
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

Expected<SampleTime, Message> written_time(std::string_view field) {
    const auto time = any_time(field);
    if (!time) {
        return Unexpected<Message>("not a time; write seconds since 1970 or 2026-03-01T05:00:00Z");
    }
    if (*time >= earliest && *time <= latest) {
        return *time;
    }
    Message message("not a time from 2000 to 2100: ");
    message << Foreign{std::string(field), shown_characters};
    if (is_serial_day(field, *time)) {
        message << " is a serial number, as Excel counts days; give the column a date format and "
                   "export it again";
    } else {
        message << "; write seconds since 1970 or 2026-03-01T05:00:00Z";
    }
    return Unexpected<Message>(message);
}

Expected<WrittenBalance, Message> written_balance(std::string_view written) {
    const bool has_typographic_minus = written.starts_with(typographic_minus);
    const auto field = has_typographic_minus
                           ? "-" + std::string(written.substr(typographic_minus.size()))
                           : std::string(written);
    const bool has_sign = field.find_first_of(".,") != std::string_view::npos;
    auto plain = Amount::parse(field);
    if (plain) {
        return WrittenBalance{std::move(plain).value(), has_sign ? '.' : '\0',
                              is_group_and_point(field)};
    }
    std::optional<WrittenBalance> read;
    for (const auto& [sample, decimal_sign] : styles) {
        const auto text = NumberStyle::of_sample(sample)->plain(field);
        const auto amount = text ? Amount::parse(*text) : Unexpected<AmountFault>(text.error());
        if (!amount || has_zero_before_groups(*text)) {
            continue;
        }
        if (read && read->amount != *amount) {
            return Unexpected<Message>(
                "the comma in the balance may mark thousands or decimals; write the number with a "
                "decimal point");
        }
        read = WrittenBalance{*amount, has_sign ? decimal_sign : '\0'};
    }
    return read ? Expected<WrittenBalance, Message>(*read)
                : Unexpected<Message>(no_number(written, plain.error()));
}

bool is_number_or_time(std::string_view field) {
    auto pointed = std::string(field.substr(0, field.size() - (field.ends_with('%') ? 1 : 0)));
    std::ranges::replace(pointed, ',', '.');
    return is_group_and_point(pointed) || has_local_form(field) || any_time(field) ||
           written_balance(field.substr(0, pointed.size()));
}

}  // namespace balance
