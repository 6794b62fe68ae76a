// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/timestamp.hpp"

#include <charconv>
#include <optional>

#include "core/amount.hpp"
#include "text/ascii.hpp"
#include "text/format.hpp"

namespace balance {

namespace {

using std::chrono::milliseconds;
using Moment = std::chrono::sys_time<milliseconds>;

// 9999-12-31, beyond which no calendar helps.
constexpr long long last_second = 253'402'300'799;

// Exactly so many digits at the front of a text.
std::optional<int> take_number(std::string_view& rest, std::size_t digits) {
    int number = 0;
    const auto part = rest.substr(0, digits);
    const bool all_digits = part.find_first_not_of("0123456789") == std::string_view::npos;
    if (part.size() < digits || !all_digits) {
        return std::nullopt;
    }
    std::from_chars(part.data(), part.data() + part.size(), number);
    rest.remove_prefix(digits);
    return number;
}

bool take(std::string_view& rest, std::string_view any_of) {
    if (rest.empty() || any_of.find(rest.front()) == std::string_view::npos) {
        return false;
    }
    rest.remove_prefix(1);
    return true;
}

std::optional<std::chrono::sys_days> take_date(std::string_view& rest) {
    const auto year = take_number(rest, 4);
    const auto month = year && take(rest, "-") ? take_number(rest, 2) : std::nullopt;
    const auto day = month && take(rest, "-") ? take_number(rest, 2) : std::nullopt;
    if (!day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

// ".25" as 250 ms; digits beyond the third do not matter.
milliseconds take_fraction(std::string_view& rest) {
    int value = 0;
    int digits = 0;
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
        value = digits < 3 ? value * 10 + (rest.front() - '0') : value;
        ++digits;
        rest.remove_prefix(1);
    }
    for (; digits < 3; ++digits) {
        value *= 10;
    }
    return milliseconds(value);
}

std::optional<milliseconds> take_time(std::string_view& rest) {
    const auto hour = take_number(rest, 2);
    const auto minute = hour && take(rest, ":") ? take_number(rest, 2) : std::nullopt;
    if (!minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    auto time = milliseconds(1000LL * (3600LL * *hour + 60LL * *minute));
    if (take(rest, ":")) {
        const auto second = take_number(rest, 2);
        if (!second || *second > 60) {
            return std::nullopt;
        }
        time += milliseconds(1000LL * *second);
        time += take(rest, ".,") ? take_fraction(rest) : milliseconds(0);
    }
    return time;
}

// How far the zone is ahead of UTC.
std::optional<milliseconds> take_zone(std::string_view& rest) {
    if (rest.empty() || take(rest, "Zz")) {
        return milliseconds(0);
    }
    const bool behind = rest.front() == '-';
    if (!take(rest, "+-")) {
        return std::nullopt;
    }
    const auto hour = take_number(rest, 2);
    take(rest, ":");
    const auto minute = rest.empty() ? std::optional(0) : take_number(rest, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    const auto ahead = milliseconds(60'000LL * (60LL * *hour + *minute));
    return behind ? -ahead : ahead;
}

std::optional<Moment> iso_moment(std::string_view text) {
    const auto date = take_date(text);
    const auto time = date && take(text, "Tt ") ? take_time(text) : std::nullopt;
    const auto zone = time ? take_zone(text) : std::nullopt;
    return zone && text.empty() ? std::optional<Moment>(*date + *time - *zone) : std::nullopt;
}

std::optional<Moment> epoch_moment(std::string_view text) {
    const auto seconds = Amount::parse(text);
    if (!seconds || *seconds < Amount() || *seconds > *Amount::parse(std::to_string(last_second))) {
        return std::nullopt;
    }
    const auto exact = product(*seconds, *Amount::parse("1000")).with_decimals(0).text();
    return Moment(milliseconds(std::stoll(exact)));
}

// "Z" or "+02:00"
std::string zone_text(const TimeZone::Period& period) {
    if (period.abbreviation == "UTC") {
        return "Z";
    }
    const std::chrono::hh_mm_ss ahead(std::chrono::abs(period.offset));
    return format("{}{:02}:{:02}", period.offset < std::chrono::seconds(0) ? "-" : "+",
                  ahead.hours().count(), ahead.minutes().count());
}

}  // namespace

Expected<Moment> parse_timestamp(std::string_view text) {
    const bool plain = text.find_first_not_of("0123456789.") == std::string_view::npos;
    const auto moment = plain ? epoch_moment(text) : iso_moment(text);
    return moment ? Expected<Moment>(*moment) : unexpected("not a time");
}

std::string timestamp_text(std::chrono::sys_seconds moment, const TimeZone& zone) {
    const auto local = zone.local_time(moment);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(local - day);
    return format("{}-{:02}-{:02}T{:02}:{:02}:{:02}{}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  time.hours().count(), time.minutes().count(), time.seconds().count(),
                  zone_text(zone.at(moment)));
}

}  // namespace balance
