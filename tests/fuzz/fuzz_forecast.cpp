// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Whatever the times, sums and balances: a runway, a suggestion and a count are never negative, not
// infinite and no NaN, and a longer runway is never the worse state.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "forecast/spend_history.hpp"
#include "invariant.hpp"
#include "rules/runway_rule.hpp"
#include "rules/spend_suggestion.hpp"
#include "rules/topups.hpp"
#include "text/fixed_text.hpp"

using namespace balance;
using balance::fuzz::require;
using std::chrono::milliseconds;

namespace {

// One sample of the input. `step` bit 0: an absolute time, else one after the sample before.
struct Record {
    std::uint32_t step = 0;
    std::int64_t time = 0;
    double spent = 0;
    std::int64_t hidden = 0;
    double balance = 0;
};

constexpr std::size_t record_size = 4 + 4 * 8;

template <class Value>
Value take(const std::uint8_t*& at) {
    Value value;
    std::memcpy(&value, at, sizeof value);
    at += sizeof value;
    return value;
}

std::vector<Record> records_of(const std::uint8_t* data, std::size_t size) {
    std::vector<Record> records;
    for (; size >= record_size; size -= record_size) {
        Record record;
        record.step = take<std::uint32_t>(data);
        record.time = take<std::int64_t>(data);
        record.spent = take<double>(data);
        record.hidden = take<std::int64_t>(data);
        record.balance = take<double>(data);
        records.push_back(record);
    }
    return records;
}

void check_runway(const Runway& runway) {
    require(runway.collected.count() >= 0, "collected is not negative");
    require(std::isfinite(runway.per_day) && runway.per_day >= 0, "spend is a number");
    if (runway.lasts) {
        require(runway.basis != Runway::Basis::collecting, "no figure while collecting");
        require(runway.lasts->count() >= 0, "a runway is not negative");
        require(*runway.lasts <= ExpectedSpend::horizon, "a runway is within the horizon");
    }
    const RunwayRule rule{std::chrono::hours(72), std::chrono::hours(24)};
    for (const auto previous : {State::ok, State::warning, State::critical}) {
        auto longer = runway;
        for (auto* time : {&longer.lasts, &longer.likely_lasts, &longer.surely_lasts}) {
            *time = *time ? std::optional(**time * 2) : std::nullopt;
        }
        const RunwayAlert before{previous, {}};
        require(rule.judge(longer, {}, 0, before).state <= rule.judge(runway, {}, 0, before).state,
                "longer is not worse");
    }
}

void check_usual(const SpendHistory& history, SampleTime now, milliseconds window) {
    const auto start = now - window;
    const auto usual = history.usual_in({start, start - window, start + window / 2});
    require(usual.collected.count() >= 0, "collected is not negative");
    require(!usual.spend || usual.collected >= usual.needed, "nothing usual while collecting");
    require(!usual.spend || (std::isfinite(*usual.spend) && *usual.spend >= 0),
            "what is usual is a number");
}

bool is_possible(std::int64_t time) {
    return time > -1'000'000'000'000'000 && time < 1'000'000'000'000'000;
}

void check_history(const std::vector<Record>& records) {
    SpendHistory history;
    std::int64_t time = 0;
    double spent = 0;
    std::int64_t hidden = 0;
    for (const auto& record : records) {
        if ((record.step & 1U) != 0) {
            time = record.time;
            spent = record.spent;
            hidden = record.hidden;
        } else if (is_possible(time)) {
            time += record.step;
            spent += std::abs(record.spent);
            hidden = hidden % 1'000'000'000'000'000 + record.hidden % 1000;
        }
        history.add(SampleTime(milliseconds(time)), spent, milliseconds(hidden));
        check_runway(history.runway(record.balance));
        check_runway(history.runway(spent / 10));
        // A window ends with a sample, so it is where a clock may be.
        if (is_possible(time)) {
            check_usual(history, SampleTime(milliseconds(time)), milliseconds(record.step));
        }
    }
}

Amount amount_of(double value) {
    const auto amount = Amount::restore(fixed_text(value, 6));
    return amount ? *amount : Amount();
}

void check_sequences(const std::vector<Record>& records) {
    std::vector<Sample> samples;
    SampleTime time;
    for (const auto& record : records) {
        time += milliseconds(record.step);
        samples.push_back({time, amount_of(record.balance), amount_of(record.spent)});
    }
    for (const auto window : {milliseconds(0), milliseconds(-1), milliseconds(3'600'000)}) {
        if (const auto suggestion = suggest_spend(samples, window)) {
            require(suggestion->busy > 0 && suggestion->largest >= suggestion->busy, "an order");
            require(suggestion->warning <= suggestion->critical, "critical is no lower");
            require(!std::isnan(suggestion->warning), "a ceiling is a number");
        }
    }
    const auto usual = records.empty() ? 0 : records.front().spent;
    std::vector<double> balances;
    for (const auto& record : records) {
        balances.push_back(record.balance);
    }
    require(count_topups(balances, usual) <= balances.size(), "at most one between two samples");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto records = records_of(data, size);
    check_history(records);
    check_sequences(records);
    return 0;
}
