// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A history in a directory of its own, and a look at what it stored.

#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "history/history.hpp"
#include "history/history_file.hpp"
#include "output/render.hpp"
#include "temporary_directory.hpp"

namespace balance::test {

// Friday, 2026-11-20 12:00 UTC
inline constexpr SampleTime noon{std::chrono::milliseconds{1'795'176'000'000}};

inline const SeriesKey key{"alphasms", "main", "balance", "UAH"};

inline Database open_history(const std::string& path) {
    auto file = open_history_file(path, std::chrono::milliseconds(100));
    if (!file) {
        throw std::runtime_error(render(file.error(), Masker()));
    }
    return std::move(file).value().database;
}

class HistoryDatabase {
  public:
    HistoryView record(SampleTime now,
                       std::string_view amount,
                       const SeriesKey& series = key,
                       const HistoryNeeds& needs = {.runway = true,
                                                    .runway_rule = {},
                                                    .window = std::chrono::hours(24),
                                                    .unthinned = std::chrono::hours(24)}) {
        auto view = try_record(now, amount, series, needs);
        if (!view) {
            throw std::runtime_error(view.error());
        }
        return std::move(view).value();
    }

    Expected<HistoryView> try_record(SampleTime now,
                                     std::string_view amount,
                                     const SeriesKey& series = key,
                                     const HistoryNeeds& needs = {},
                                     const HistoryJudge& judge = {}) {
        return history_.record(series, now, *Amount::parse(amount), needs, judge);
    }

    // What the rule's state was before this one took its place.
    State judge(SampleTime now, const SeriesKey& series, const std::string& rule, State state) {
        const HistoryNeeds needs{
            .runway = true, .runway_rule = rule, .window = {}, .unthinned = {}};
        return history_
            .record(series, now, *Amount::parse("100"), needs,
                    [state](const HistoryView&) {
                        return RunwayAlert{state, {}};
                    })
            .value()
            .runway_alert.state;
    }

    // A past that is there at once, of the first account, in the moment of which nothing has been
    // thinned yet. Each row of the SELECT is a sample as record() stores it: time, amount, spent,
    // hidden.
    void store(const std::string& select) {
        database_.run(
            "INSERT INTO samples(series, time, amount, spent, hidden) SELECT 1, * FROM (" + select +
            ")");
        database_.run("UPDATE series SET changed=(SELECT max(time) FROM samples) WHERE id=1");
    }

    // The first column of the first row.
    std::int64_t number(std::string_view sql) {
        auto statement = database_.prepare(sql);
        return statement.step() ? statement.integer(0) : -1;
    }
    std::string text(std::string_view sql) {
        auto statement = database_.prepare(sql);
        return statement.step() ? statement.text(0) : "";
    }

    [[nodiscard]] std::string path() const { return directory_.path("history.sqlite"); }

  private:
    TemporaryDirectory directory_;
    History history_{open_history(directory_.path("history.sqlite"))};
    Database database_{open_history(directory_.path("history.sqlite"))};
};

}  // namespace balance::test
