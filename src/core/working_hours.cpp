// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/working_hours.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/ascii.hpp"
#include "text/format.hpp"

namespace balance {

namespace {

using namespace std::chrono;
using Span = WorkingHours::Span;

constexpr std::array<std::string_view, 7> day_names = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};
constexpr minutes whole_day{24 * 60};
constexpr int longest_search = 2 * 366;

// "09:00"; the hour may have one digit.
std::optional<minutes> time_of_day(std::string_view text) {
    const auto colon = text.find(':');
    const bool fits = (colon == 1 || colon == 2) && text.size() == colon + 3;
    if (!fits || text.find_first_not_of("0123456789:") != std::string_view::npos) {
        return std::nullopt;
    }
    int hour = 0;
    int minute = 0;
    std::from_chars(text.data(), text.data() + colon, hour);
    const auto* end = text.data() + text.size();
    const bool is_read = std::from_chars(text.data() + colon + 1, end, minute).ptr == end;
    const auto time = hours(hour) + minutes(minute);
    return is_read && minute < 60 && time <= whole_day ? std::optional(time) : std::nullopt;
}

std::optional<std::size_t> day_named(std::string_view name) {
    const auto* found = std::ranges::find_if(
        day_names, [&](std::string_view day) { return equal_ignoring_case(day, name); });
    return found == day_names.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - day_names.begin()));
}

// Both sides of a hyphen, blanks around it left out; twice the same where there is none.
std::pair<std::string_view, std::string_view> range_in(std::string_view text) {
    const auto hyphen = text.find('-');
    return hyphen == std::string_view::npos
               ? std::pair(text, text)
               : std::pair(trimmed(text.substr(0, hyphen)), trimmed(text.substr(hyphen + 1)));
}

// The days before the first digit, and the hours from there on.
struct Part {
    std::optional<std::size_t> first;
    std::optional<std::size_t> last;
    std::optional<minutes> begin;
    std::optional<minutes> end;
};

Part read_part(std::string_view text) {
    const auto digit = std::min(text.find_first_of("0123456789"), text.size());
    const auto days = text.substr(0, digit);
    const auto [first, last] = range_in(trimmed(days));
    const auto [begin, end] = range_in(trimmed(text.substr(digit)));
    const bool apart = !days.empty() && is_blank(days.back());
    const bool has_end = text.substr(digit).find('-') != std::string_view::npos;
    return {day_named(first), day_named(last), apart ? time_of_day(begin) : std::nullopt,
            has_end ? time_of_day(end) : std::nullopt};
}

std::string text_of(minutes time) {
    return format("{:02}:{:02}", time / hours(1), time % hours(1) / minutes(1));
}

}  // namespace

void WorkingHours::add(std::size_t day, const Span& span) {
    auto& spans = days_.at(day);
    spans.push_back(span);
    std::ranges::sort(spans);
    std::vector<Span> merged;
    for (const auto& one : spans) {
        if (!merged.empty() && one.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, one.end);
        } else {
            merged.push_back(one);
        }
    }
    spans = std::move(merged);
}

Expected<WorkingHours> WorkingHours::parse(std::string_view text) {
    WorkingHours hours;
    for (auto rest = std::optional(text); rest;) {
        const auto comma = rest->find(',');
        const auto part = read_part(trimmed(rest->substr(0, comma)));
        rest =
            comma == std::string_view::npos ? std::nullopt : std::optional(rest->substr(comma + 1));
        if (!part.first || !part.last) {
            return unexpected("it does not begin with a day of the week");
        }
        if (!part.begin || !part.end) {
            return unexpected("behind the days it has no hours from 00:00 to 24:00");
        }
        if (*part.end <= *part.begin) {
            return unexpected("it does not end after it begins on the same day");
        }
        const auto count = (*part.last + day_names.size() - *part.first) % day_names.size() + 1;
        for (std::size_t i = 0; i < count; ++i) {
            hours.add((*part.first + i) % day_names.size(), {*part.begin, *part.end});
        }
    }
    return hours;
}

std::string WorkingHours::text() const {
    std::string text;
    for (std::size_t first = 0; first < days_.size();) {
        auto last = first;
        while (last + 1 < days_.size() && days_.at(last + 1) == days_.at(first)) {
            ++last;
        }
        for (const auto& span : days_.at(first)) {
            text += format("{}{}{} {}-{}", text.empty() ? "" : ", ", day_names.at(first),
                           last == first ? "" : "-" + std::string(day_names.at(last)),
                           text_of(span.begin), text_of(span.end));
        }
        first = last + 1;
    }
    return text;
}

std::optional<sys_seconds> WorkingHours::last_moment(sys_seconds moment,
                                                     const TimeZone& zone,
                                                     const Holidays& holidays) const {
    auto day = floor<days>(zone.local_time(moment));
    for (int i = 0; i < longest_search; ++i, day -= days(1)) {
        if (holidays.contains(year_month_day(day))) {
            continue;
        }
        const auto& spans = days_.at(weekday(day).iso_encoding() - 1);
        for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
            const auto begin = zone.moment_of(day + span->begin);
            const auto end = zone.moment_of(day + span->end);
            // Hours that the clock jumps over never are.
            if (begin < end && begin <= moment) {
                return std::min(end, moment);
            }
        }
    }
    return std::nullopt;
}

}  // namespace balance
