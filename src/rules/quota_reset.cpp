// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/quota_reset.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace balance {

namespace {

using namespace std::chrono;

// A reset that is late by more did not come.
constexpr hours patience(24);
// Nobody knows the day of a rise that lies in a longer gap.
constexpr hours longest_gap(74);
constexpr days looked_at(100);

// Another rise of at least this share makes them some of many. Refunds are smaller.
constexpr double share_of_its_kind = 0.25;
// Figures are the same, but for so much of a rise and for what was spent before the first look.
constexpr double same_figure = 0.005;
constexpr double busy = 2;  // times the mean
// As much is left, or nothing, but for so much of a rise.
constexpr double as_much = 0.01;

double smaller_size(const Rise& one, const Rise& other) {
    return std::min(one.size, other.size);
}

using WallTime = local_time<milliseconds>;

// When a rise may have come, by the clock on the wall.
struct OnTheWall {
    OnTheWall(const Rise& rise, const TimeZone& zone)
        : begin(at(rise.begin, zone)), end(at(rise.end, zone)) {}

    static WallTime at(SampleTime moment, const TimeZone& zone) {
        const auto whole = floor<seconds>(moment);
        return zone.local_time(whole) + (moment - whole);
    }

    WallTime begin;
    WallTime end;
};

local_days day_of(year_month month, unsigned number) {
    const auto last = year_month_day_last(month.year(), month_day_last(month.month())).day();
    return local_days(month / std::min(day(number), last));
}

// A rise on a day of a month.
struct OnDay {
    year_month month;
    milliseconds earliest;  // behind the beginning of the day
    milliseconds latest;
};

std::optional<OnDay> on_day(unsigned number, const OnTheWall& rise) {
    for (auto day = floor<days>(rise.begin); day <= rise.end; day += days(1)) {
        const year_month_day date(day);
        const auto month = date.year() / date.month();
        if (day_of(month, number) == day) {
            return OnDay{month, std::max(rise.begin - WallTime(day), milliseconds(0)),
                         std::min<milliseconds>(rise.end - WallTime(day), days(1))};
        }
    }
    return std::nullopt;
}

// The next one after two rises that may have come on this day of consecutive months. Where they
// have a time of the day in common, it is within that; otherwise it varies.
std::optional<WallTime> next_on(unsigned number, const OnTheWall& first, const OnTheWall& last) {
    const auto before = on_day(number, first);
    const auto now = on_day(number, last);
    if (!before || !now || before->month + months(1) != now->month) {
        return std::nullopt;
    }
    const auto [sooner, later] = std::minmax(before->latest, now->latest);
    const bool in_common = std::max(before->earliest, now->earliest) <= sooner;
    return day_of(now->month + months(1), number) + (in_common ? sooner : later);
}

bool has_days(const Rise& rise) {
    return rise.end - rise.begin <= longest_gap;
}

bool leads_to_same_figure(const Rise& first, const Rise& last) {
    const auto time = last.begin - first.end;
    const auto spent = last.spent_so_far - last.spent - first.spent_so_far;
    const auto rate =
        std::max(0.0, spent) / static_cast<double>(std::max(time, milliseconds(1)).count());
    const auto highest = [&](const Rise& rise) {
        return rise.balance + rise.spent + busy * rate * static_cast<double>(rise.hidden.count());
    };
    const auto tolerated = same_figure * smaller_size(first, last);
    return first.balance <= highest(last) + tolerated && last.balance <= highest(first) + tolerated;
}

bool may_be_recharges(const Rise& first, const Rise& last) {
    const auto near = as_much * smaller_size(first, last);
    return std::abs(first.size - last.size) <= near && std::min(first.left(), last.left()) > near;
}

// Of rises in their order.
class Search {
  public:
    Search(std::span<const Rise> rises, const TimeZone& zone) : rises_(rises), zone_(zone) {}

    // The next one. A small rise may look like one among its drops: the largest counts.
    [[nodiscard]] std::optional<SampleTime> due(SampleTime now) const {
        std::optional<SampleTime> due;
        double largest_since = 0;
        for (auto last = rises_.size(); last-- > 1;) {
            const auto& rise = rises_[last];
            if (now - rise.end > longest_month + patience) {
                break;
            }
            if (largest_since < share_of_its_kind * rise.size && has_days(rise)) {
                const auto found = due_after(last, largest_since);
                due = found ? found : due;
            }
            largest_since = std::max(largest_since, rise.size);
        }
        return due;
    }

  private:
    // The one in the month before, if no larger ones of their kind came between it and now.
    [[nodiscard]] std::optional<std::size_t> before(std::size_t last, double largest_since) const {
        std::optional<std::size_t> found;
        for (auto i = last; i-- > 0;) {
            const auto& first = rises_[i];
            if (rises_[last].begin - first.end > longest_month) {
                break;
            }
            if (largest_since < share_of_its_kind * smaller_size(first, rises_[last]) &&
                has_days(first) && leads_to_same_figure(first, rises_[last])) {
                found = i;
            }
            largest_since = std::max(largest_since, first.size);
        }
        return found;
    }

    [[nodiscard]] std::optional<SampleTime> due_after(std::size_t last,
                                                      double largest_since) const {
        const auto first = before(last, largest_since);
        if (!first) {
            return std::nullopt;
        }
        if (!may_be_recharges(rises_[*first], rises_[last])) {
            return latest_due(last, *first, {});
        }
        const auto third = before(*first, largest_since);
        return third ? latest_due(last, *first, third) : std::nullopt;
    }

    [[nodiscard]] std::optional<SampleTime> latest_due(std::size_t last,
                                                       std::size_t first,
                                                       std::optional<std::size_t> third) const {
        const OnTheWall newest(rises_[last], zone_);
        const OnTheWall older(rises_[first], zone_);
        const auto oldest = third ? std::optional(OnTheWall(rises_[*third], zone_)) : std::nullopt;
        std::optional<WallTime> latest;
        for (auto day = floor<days>(newest.begin); day <= newest.end; day += days(1)) {
            const year_month_day date(day);
            const auto end_of_month =
                date == year_month_day(date.year() / date.month() / std::chrono::last);
            const auto number = static_cast<unsigned>(date.day());
            for (auto i = number; i <= (end_of_month ? 31 : number); ++i) {
                const auto next = next_on(i, older, newest);
                if (next && (!oldest || next_on(i, *oldest, older))) {
                    latest = latest ? std::max(latest, next) : next;
                }
            }
        }
        return latest ? std::optional<SampleTime>(zone_.moment_of(ceil<seconds>(*latest)))
                      : std::nullopt;
    }

    std::span<const Rise> rises_;
    const TimeZone& zone_;
};

}  // namespace

std::optional<QuotaReset> next_quota_reset(std::span<const Rise> rises,
                                           SampleTime now,
                                           const TimeZone& zone) {
    const auto first = std::ranges::lower_bound(rises, now - looked_at, {}, &Rise::end);
    const auto due =
        Search(rises.subspan(static_cast<std::size_t>(first - rises.begin())), zone).due(now);
    if (!due || now > *due + patience) {
        return std::nullopt;
    }
    return now <= *due ? QuotaReset{*due, false} : QuotaReset{*due + patience, true};
}

}  // namespace balance
