// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>

#include "history/history_thinning.hpp"
#include "samples/sample_course.hpp"

namespace balance {

namespace {

using namespace std::chrono;

// No check ran before this program was written: 2026-01-01.
constexpr SampleTime earliest{milliseconds{1'767'225'600'000}};
constexpr milliseconds tolerated_skew = minutes(1);
// The runway looks at the days of these months.
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

constexpr std::string_view sample_columns = "amount, spent, hidden, undone";

// Of a row of the time and these.
Sample sample_in(Statement& row) {
    return {time_of(row.integer(0)), stored_amount(row.text(1)), stored_amount(row.text(2)),
            milliseconds(row.integer(3)), stored_amount(row.text(4))};
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
    thin_samples(database_, series_, now,
                 std::max<milliseconds>(always_kept, needs.unthinned + hours(1)));
    auto seen = view(now, needs);
    const auto alert = judge ? judge(seen) : seen.runway_alert;
    if (alert != seen.runway_alert) {
        keep_alert(needs.runway_rule, alert);
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
    const auto before = newest_sample();
    Sample sample{now, amount};
    if (before) {
        // Several checks in one instant, or a clock that was set back a little: all are kept.
        const auto time = std::max(now, before->time + milliseconds(1));
        SampleCourse course(used_up_at);
        if (may_undo(*before, amount)) {
            auto recent = samples_since(before->time - longest_dip, sample_columns);
            while (recent.step()) {
                course.recall(sample_in(recent));
            }
        } else {
            course.recall(*before);
        }
        sample = course.add(time, amount);
    }
    database_
        .prepare(
            "INSERT INTO samples(series, time, amount, spent, hidden, undone)"
            " VALUES(?, ?, ?, ?, ?, ?)")
        .bind(series_)
        .bind(number(sample.time))
        .bind(sample.balance.text())
        .bind(sample.spent.text())
        .bind(sample.hidden.count())
        .bind(sample.undone.text())
        .run();
    if (!before || amount != before->balance) {
        database_.prepare("UPDATE series SET changed=? WHERE id=?")
            .bind(number(sample.time))
            .bind(series_)
            .run();
    }
}

std::optional<Sample> History::newest_sample() {
    auto find = database_.prepare("SELECT time, " + std::string(sample_columns) +
                                  " FROM samples WHERE series=? ORDER BY time DESC LIMIT 1");
    return find.bind(series_).step() ? std::optional(sample_in(find)) : std::nullopt;
}

// A rise may end a dip. A drop may end a rise that hid what was spent in the last hours.
bool History::may_undo(const Sample& before, const Amount& balance) {
    if (balance >= before.balance) {
        return balance > before.balance;
    }
    auto find = database_.prepare(
        "SELECT hidden FROM samples WHERE series=? AND time<=? ORDER BY time DESC LIMIT 1");
    find.bind(series_).bind(number(before.time - longest_old_figure));
    return before.hidden.count() > (find.step() ? find.integer(0) : 0);
}

// The last one before that time tells what it began with.
Statement History::samples_since(SampleTime time, std::string_view columns) {
    auto samples = database_.prepare(
        "SELECT time, " + std::string(columns) +
        " FROM samples WHERE series=?1 AND time>=coalesce((SELECT max(time) FROM samples"
        " WHERE series=?1 AND time<=?2), ?2) ORDER BY time");
    samples.bind(series_).bind(number(time));
    return samples;
}

HistoryView History::view(SampleTime now, const HistoryNeeds& needs) {
    HistoryView view{};
    view.usage = SpendHistory(needs.zone, needs.holidays);
    auto series = database_.prepare("SELECT changed FROM series WHERE id=?");
    if (series.bind(series_).step()) {
        view.changed = std::min(time_of(series.integer(0)), now);
    }
    auto kept =
        database_.prepare("SELECT state, since, lowest FROM states WHERE series=? AND rule=?");
    if (kept.bind(series_).bind(needs.runway_rule).step()) {
        view.runway_alert.state = stored_state(kept.integer(0));
        view.runway_alert.lowest = kept.real(2);
        if (kept.integer(1) != 0) {
            view.runway_alert.clearly_since = time_of(kept.integer(1));
        }
    }
    if (needs.runway) {
        auto samples = samples_since(
            now - daily_months,
            "CAST(spent AS REAL), hidden, CAST(undone AS REAL), CAST(amount AS REAL)");
        while (samples.step()) {
            const auto time = time_of(samples.integer(0));
            const auto spent = samples.real(1);
            const milliseconds hidden(samples.integer(2));
            const auto undone = samples.real(3);
            view.usage.add(time, spent, hidden, undone);
            view.rises.add(time, samples.real(4), spent, hidden, undone);
        }
    }
    if (needs.window > milliseconds(0)) {
        auto samples = samples_since(now - needs.window, sample_columns);
        while (samples.step()) {
            view.samples.push_back(sample_in(samples));
        }
        mark_undone(view.samples);
    }
    return view;
}

void History::keep_alert(const std::string& rule, const RunwayAlert& alert) {
    database_
        .prepare(
            "INSERT OR REPLACE INTO states(series, rule, state, since, lowest)"
            " VALUES(?, ?, ?, ?, ?)")
        .bind(series_)
        .bind(rule)
        .bind(static_cast<std::int64_t>(alert.state))
        .bind(alert.clearly_since ? number(*alert.clearly_since) : 0)
        .bind_real(alert.lowest)
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
