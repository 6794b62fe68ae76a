// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The balances of the past, in one SQLite file for many accounts, written by many checks at once.
//
// Each sample carries the exact sums of all drops before it and of those that were undone, and the
// time in which a rise hides the spend. So thinning loses nothing of it: everything is kept as long
// as the rules look at single samples, then one sample an hour, then one a day. A
// clock that jumped does no harm: what lies in the future is removed when the time is right again,
// and while the clock is impossibly early nothing is stored.
//
// It holds names, amounts and times, never a secret.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.hpp"
#include "core/expected.hpp"
#include "forecast/runway_alert.hpp"
#include "forecast/spend_history.hpp"
#include "history/sqlite.hpp"
#include "samples/rise_log.hpp"
#include "samples/sample.hpp"

namespace balance {

struct SeriesKey {
    std::string provider;
    std::string account;
    std::string figure;
    std::string currency;  // "" where nobody knows
};

// What the rules of this run need of the past.
struct HistoryNeeds {
    bool runway = false;
    Amount used_up_at{};  // the balance at which nothing can be spent any more
    // The runway's thresholds as text: services with others have a state of their own.
    std::string runway_rule{};
    std::chrono::milliseconds window{};     // of which single samples are needed; 0: of none
    std::chrono::milliseconds unthinned{};  // of which every sample is needed
    TimeZone zone{};                        // of the runway's hours and days
    std::vector<std::chrono::local_days> holidays{};  // that are known to it
};

// What the past says, the new sample included, in the order of the times.
struct HistoryView {
    SampleTime changed;           // since when the balance is what it is
    SpendHistory usage;           // of the last months, for the runway
    std::vector<Sample> samples;  // the window's, and the last one before it
    RunwayAlert runway_alert;     // as the judge said the last time
    RiseLog rises;                // of the last months, for the runway
};

// What the rules make of it: what the runway's rule keeps for its next time.
using HistoryJudge = std::function<RunwayAlert(const HistoryView&)>;

class History {
  public:
    explicit History(Database database) : database_(std::move(database)) {}

    // Stores the sample, reads what is needed, has it judged and keeps the rule's state, all in one
    // transaction: where it cannot be written the judge has spoken all the same. The error says why
    // the clock cannot be trusted. Throws SqliteError.
    [[nodiscard]] Expected<HistoryView> record(const SeriesKey& key,
                                               SampleTime now,
                                               const Amount& amount,
                                               const HistoryNeeds& needs,
                                               const HistoryJudge& judge = {});

    // After the report is out: what others wrote and nobody has moved into the database yet.
    void tidy_up(const std::string& path) noexcept;

  private:
    void open_series(const SeriesKey& key, SampleTime now);
    [[nodiscard]] bool is_behind(SampleTime now);
    void drop_future(SampleTime now);
    void append(SampleTime now, const Amount& amount, const Amount& used_up_at);
    [[nodiscard]] std::optional<Sample> newest_sample();
    [[nodiscard]] bool may_undo(const Sample& before, const Amount& balance);
    [[nodiscard]] Statement samples_since(SampleTime time, std::string_view columns);
    void keep_alert(const std::string& rule, const RunwayAlert& alert);
    [[nodiscard]] HistoryView view(SampleTime now, const HistoryNeeds& needs);

    Database database_;
    std::int64_t series_ = 0;
};

}  // namespace balance
