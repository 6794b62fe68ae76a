// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/holidays.hpp"

#include <algorithm>
#include <optional>

#include "core/timestamp.hpp"
#include "text/ascii.hpp"
#include "text/utf16.hpp"

namespace balance {

namespace {

using namespace std::chrono;

constexpr std::size_t date_length = 10;
constexpr year first_year{2000};
constexpr year last_year{2100};

std::optional<local_days> date_at_front(std::string_view line) {
    const auto behind = line.substr(std::min(date_length, line.size()));
    if (!behind.empty() && !is_blank(behind.front()) && behind.front() != '#') {
        return std::nullopt;
    }
    const auto moment = parse_timestamp(std::string(line.substr(0, date_length)) + "T00:00Z");
    if (!moment) {
        return std::nullopt;
    }
    const auto day = floor<days>(*moment);
    const auto of = year_month_day(day).year();
    return of >= first_year && of <= last_year ? std::optional(local_days(day.time_since_epoch()))
                                               : std::nullopt;
}

}  // namespace

Holidays::Holidays(std::vector<local_days> days) : days_(std::move(days)) {
    std::ranges::sort(days_);
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
}

Expected<Holidays, Message> Holidays::parse(std::string_view text) {
    const auto readable = unicode_as_utf8(std::string(text));
    std::vector<local_days> days;
    std::size_t number = 0;
    for (const auto whole_line : lines_of(readable)) {
        ++number;
        const auto line = trimmed(whole_line);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto day = date_at_front(line);
        if (!day) {
            return Unexpected<Message>(Message("line ") << number << " does not begin with a date");
        }
        days.push_back(*day);
    }
    return Holidays(std::move(days));
}

bool Holidays::contains(year_month_day day) const {
    return std::ranges::binary_search(days_, local_days(day));
}

}  // namespace balance
