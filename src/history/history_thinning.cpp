// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history_thinning.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "forecast/spend_log.hpp"

namespace balance {

namespace {

using namespace std::chrono;

constexpr milliseconds hourly_weeks = hours(HourlySpend::kept);

// Of a day by the clock on the wall, in any time zone, most is told by these.
constexpr milliseconds quarter_day = hours(6);

std::int64_t number(SampleTime time) {
    return time.time_since_epoch().count();
}

class Thinning {
  public:
    Thinning(Database& database, std::int64_t series) : database_(database), series_(series) {}

    // Leaves the last sample of each step between where it stopped the last time and the limit.
    void thin_to(std::string_view column, milliseconds step, SampleTime limit) {
        const std::string name(column);
        auto find = database_.prepare("SELECT " + name + " FROM series WHERE id=?");
        find.bind(series_);
        const auto from = find.step() ? find.integer(0) : number(limit);
        if (from == number(limit) || !was_awake_at(limit, 2 * step)) {
            return;
        }
        database_
            .prepare(
                "DELETE FROM samples WHERE series=?1 AND time>=?2 AND time<?3 AND time NOT IN("
                " SELECT max(time) FROM samples WHERE series=?1 AND time>=?2 AND time<?3"
                " GROUP BY time/?4)")
            .bind(series_)
            .bind(from)
            .bind(number(limit))
            .bind(step.count())
            .run();
        database_.prepare("UPDATE series SET " + name + "=? WHERE id=?")
            .bind(number(limit))
            .bind(series_)
            .run();
    }

  private:
    [[nodiscard]] bool was_awake_at(SampleTime moment, milliseconds tolerance) {
        auto near = database_.prepare(
            "SELECT 1 FROM samples WHERE series=? AND time BETWEEN ? AND ? LIMIT 1");
        return near.bind(series_)
            .bind(number(moment - tolerance))
            .bind(number(moment + tolerance))
            .step();
    }

    Database& database_;
    std::int64_t series_;
};

}  // namespace

void thin_samples(Database& database, std::int64_t series, SampleTime now, milliseconds keep) {
    Thinning thinning(database, series);
    thinning.thin_to("hourly_until", hours(1), floor<hours>(now - keep));
    thinning.thin_to("daily_until", quarter_day, floor<days>(now - std::max(keep, hourly_weeks)));
}

}  // namespace balance
