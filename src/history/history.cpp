// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace balance {

namespace {

using namespace std::chrono;

// No check ran before this program was written: 2026-01-01.
constexpr SampleTime earliest{milliseconds{1'767'225'600'000}};
constexpr milliseconds tolerated_skew = minutes(1);
// The runway looks at the hours of these weeks, and at the days of these months.
constexpr milliseconds hourly_weeks = hours(HourlySpend::kept);
constexpr milliseconds daily_months = days(DailySpend::kept);
constexpr milliseconds always_kept = hours(25);
// A machine is not set back by more than this; a first sample may have been ahead by more.
constexpr milliseconds longest_setback = hours(366 * 24);
// The first to open it reads the whole WAL: it has to stay small.
constexpr std::uintmax_t large_wal = 256UL * 1024;

std::int64_t number(SampleTime time) {
    return time.time_since_epoch().count();
}

SampleTime time_of(std::int64_t count) {
    return SampleTime(milliseconds(count));
}

// What the database holds was written by us; anything else is damage.
Amount stored_amount(const std::string& text) {
    const auto amount = Amount::restore(text);
    if (!amount) {
        throw SqliteError(SqliteError::Kind::damaged, "an amount that is no number");
    }
    return *amount;
}

// Of a row of time, amount, spent, hidden.
Sample sample_in(Statement& row) {
    return {time_of(row.integer(0)), stored_amount(row.text(1)), stored_amount(row.text(2)),
            milliseconds(row.integer(3))};
}

State stored_state(std::int64_t number) {
    const auto state = static_cast<State>(number);
    return state == State::warning || state == State::critical ? state : State::ok;
}

}  // namespace

Expected<HistoryView> History::record(const SeriesKey& key,
                                      SampleTime now,
                                      const Amount& amount,
                                      const HistoryNeeds& needs,
                                      const HistoryJudge& judge) {
    if (now < earliest) {
        return unexpected("the clock of this machine is wrong");
    }
    Transaction transaction(database_);
    open_series(key, now);
    if (is_behind(now)) {
        return unexpected("the clock of this machine is behind the newest sample");
    }
    drop_future(now);
    append(now, amount, needs.used_up_at);
    thin(now, std::max<milliseconds>(always_kept, needs.unthinned + hours(1)));
    auto seen = view(now, needs);
    const auto state = judge ? judge(seen) : seen.runway_state;
    if (state != seen.runway_state) {
        set_runway_state(needs.runway_rule, state);
    }
    transaction.commit();
    return seen;
}

void History::open_series(const SeriesKey& key, SampleTime now) {
    auto find = database_.prepare(
        "SELECT id FROM series WHERE provider=? AND account=? AND metric=? AND currency=?");
    find.bind(key.provider).bind(key.account).bind(key.figure).bind(key.currency);
    if (find.step()) {
        series_ = find.integer(0);
        return;
    }
    database_
        .prepare(
            "INSERT INTO series(provider, account, metric, currency, changed, hourly_until,"
            " daily_until) VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind(key.provider)
        .bind(key.account)
        .bind(key.figure)
        .bind(key.currency)
        .bind(number(now))
        .bind(number(floor<hours>(now)))
        .bind(number(floor<days>(now)))
        .run();
    series_ = database_.last_row_id();
}

// Samples go on beyond now as they came before it: then it is now that is wrong. A clock that was
// ahead left a gap instead.
bool History::is_behind(SampleTime now) {
    const auto limit = number(now + tolerated_skew);
    auto ahead = database_.prepare("SELECT min(time) FROM samples WHERE series=? AND time>?");
    if (!ahead.bind(series_).bind(limit).step() || ahead.integer(0) == 0) {
        return false;
    }
    auto before = database_.prepare(
        "SELECT time FROM samples WHERE series=? AND time<=? ORDER BY time DESC LIMIT 2");
    before.bind(series_).bind(limit);
    if (!before.step()) {
        return time_of(ahead.integer(0)) - now < longest_setback;
    }
    const auto last = before.integer(0);
    const auto usual = before.step() ? last - before.integer(0) : 0;
    return ahead.integer(0) - last <= 3 * std::max<std::int64_t>(usual, tolerated_skew.count());
}

// Written under a clock that was ahead. Since when the balance is what it is has to be found again.
void History::drop_future(SampleTime now) {
    auto ahead = database_.prepare("SELECT 1 FROM samples WHERE series=? AND time>? LIMIT 1");
    if (!ahead.bind(series_).bind(number(now + tolerated_skew)).step()) {
        return;
    }
    database_.prepare("DELETE FROM samples WHERE series=? AND time>?")
        .bind(series_)
        .bind(number(now + tolerated_skew))
        .run();
    database_
        .prepare(
            "UPDATE series SET changed=coalesce((SELECT min(time) FROM samples"
            " WHERE series=?1 AND time>coalesce((SELECT max(time) FROM samples"
            "  WHERE series=?1 AND amount<>(SELECT amount FROM samples WHERE series=?1"
            "   ORDER BY time DESC LIMIT 1)), 0)), ?2) WHERE id=?1")
        .bind(series_)
        .bind(number(now))
        .run();
}

void History::append(SampleTime now, const Amount& amount, const Amount& used_up_at) {
    auto find = database_.prepare(
        "SELECT time, amount, spent, hidden FROM samples WHERE series=?"
        " ORDER BY time DESC LIMIT 1");
    find.bind(series_);
    Sample sample{now, amount};
    bool changed = true;
    if (find.step()) {
        const auto before = sample_in(find);
        // Several checks in one instant, or a clock that was set back a little: all are kept.
        const auto time = std::max(now, before.time + milliseconds(1));
        sample = next_sample(before, time, amount, used_up_at);
        changed = amount != before.balance;
    }
    database_
        .prepare("INSERT INTO samples(series, time, amount, spent, hidden) VALUES(?, ?, ?, ?, ?)")
        .bind(series_)
        .bind(number(sample.time))
        .bind(sample.balance.text())
        .bind(sample.spent.text())
        .bind(sample.hidden.count())
        .run();
    if (changed) {
        database_.prepare("UPDATE series SET changed=? WHERE id=?")
            .bind(number(sample.time))
            .bind(series_)
            .run();
    }
}

void History::thin(SampleTime now, milliseconds keep) {
    thin_to("hourly_until", hours(1), floor<hours>(now - keep));
    thin_to("daily_until", days(1), floor<days>(now - std::max(keep, hourly_weeks)));
}

// After a long night, or with a clock that is ahead, nothing shows that so much time has passed.
bool History::was_awake_at(SampleTime moment, milliseconds tolerance) {
    auto near =
        database_.prepare("SELECT 1 FROM samples WHERE series=? AND time BETWEEN ? AND ? LIMIT 1");
    return near.bind(series_)
        .bind(number(moment - tolerance))
        .bind(number(moment + tolerance))
        .step();
}

// Leaves the last sample of each step between where it stopped the last time and the limit.
void History::thin_to(std::string_view column, milliseconds step, SampleTime limit) {
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

HistoryView History::view(SampleTime now, const HistoryNeeds& needs) {
    HistoryView view{};
    auto series = database_.prepare("SELECT changed FROM series WHERE id=?");
    if (series.bind(series_).step()) {
        view.changed = std::min(time_of(series.integer(0)), now);
    }
    auto state = database_.prepare("SELECT state FROM states WHERE series=? AND rule=?");
    if (state.bind(series_).bind(needs.runway_rule).step()) {
        view.runway_state = stored_state(state.integer(0));
    }
    const auto samples_from = [&](std::string_view columns, milliseconds window) {
        // The last one before the window tells what it began with.
        auto samples = database_.prepare(
            "SELECT time, " + std::string(columns) +
            " FROM samples WHERE series=?1 AND time>=coalesce((SELECT max(time) FROM samples"
            " WHERE series=?1 AND time<=?2), ?2) ORDER BY time");
        samples.bind(series_).bind(number(now - window));
        return samples;
    };
    if (needs.runway) {
        auto samples = samples_from("CAST(spent AS REAL), hidden", daily_months);
        while (samples.step()) {
            view.usage.add(time_of(samples.integer(0)), samples.real(1),
                           milliseconds(samples.integer(2)));
        }
    }
    if (needs.window > milliseconds(0)) {
        auto samples = samples_from("amount, spent, hidden", needs.window);
        while (samples.step()) {
            view.samples.push_back(sample_in(samples));
        }
    }
    return view;
}

void History::set_runway_state(const std::string& rule, State state) {
    database_.prepare("INSERT OR REPLACE INTO states(series, rule, state) VALUES(?, ?, ?)")
        .bind(series_)
        .bind(rule)
        .bind(static_cast<std::int64_t>(state))
        .run();
}

void History::tidy_up(const std::string& path) noexcept {
    std::error_code none;
    const auto size = std::filesystem::file_size(path + "-wal", none);
    if (!none && size > large_wal) {
        database_.checkpoint();
    }
}

}  // namespace balance
