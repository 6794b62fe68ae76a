// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <doctest/doctest.h>

#include "history_database.hpp"
#include "rules/quota_reset.hpp"

using namespace balance;
using namespace std::chrono;
using test::HistoryDatabase;
using test::key;

namespace {

constexpr hours poll(3);

SampleTime at(month_day date, hours time) {
    return sys_days(2026y / date.month() / date.day()) + time;
}

// A quota of 1000 that is reset at the first check on the first of a month after 05:00, checked
// every three hours. In office hours 8 are spent between two checks, in July 7.
class Quota {
  public:
    explicit Quota(HistoryDatabase& history) : history_(history) {}

    // The last check is the one before `end`.
    void live_until(SampleTime end) {
        for (; time_ < end; time_ += poll) {
            const auto today = floor<days>(time_);
            const year_month_day date(today);
            const auto hour = time_ - SampleTime(today);
            if (date.day() == day(1) && hour == hours(6)) {
                balance_ = 1000;
            }
            view_ = history_.record(time_, std::to_string(balance_), key,
                                    {.runway = time_ + poll >= end});
            if (hour >= hours(6) && hour < hours(18)) {
                balance_ -= date.month() == July ? 7 : 8;
            }
        }
    }

    [[nodiscard]] std::optional<QuotaReset> next() const {
        return next_quota_reset(view_.rises.rises(), time_ - poll, {});
    }

  private:
    HistoryDatabase& history_;
    SampleTime time_ = at(June / 20, hours(0));
    int balance_ = 500;
    HistoryView view_{};
};

}  // namespace

TEST_CASE(
    "a quota is known from samples of which the first reset is only told by a quarter of a day") {
    HistoryDatabase history;
    Quota quota(history);
    quota.live_until(at(July / 31, hours(0)));
    CHECK_FALSE(quota.next());
    quota.live_until(at(August / 1, hours(7)));
    REQUIRE(quota.next());
    CHECK(quota.next()->by == at(September / 1, hours(6)));
    CHECK(history.number("SELECT count(*) FROM samples WHERE time/86400000=20635") == 8);
    quota.live_until(at(August / 30, hours(9)));
    CHECK(history.number("SELECT count(*) FROM samples WHERE time/86400000=20635") == 4);
    REQUIRE(quota.next());
    CHECK(quota.next()->by == at(September / 1, hours(6)));
}
