// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "shown.hpp"

#include <algorithm>
#include <cmath>

#include "random.hpp"

namespace bench {

namespace {

constexpr double unit_changes_by = 44;

// One backend answers with a figure that is refreshed now and then, the other with the true one: in
// turns or at random, always or for some days at a time.
void show_two_backends(Ledger& ledger, Random& random) {
    const auto refresh = random.uniform(0.5, 36) * steps_an_hour;
    const bool in_turns = random.chance(0.5);
    const bool always = random.chance(0.3);
    const auto start = random.uniform(10, 40);
    const auto every = random.uniform(20, 60);
    const auto length = random.uniform(1, 7);
    double old = ledger.samples.front().balance;
    double refreshed = 0;
    for (std::size_t i = 0; i < ledger.samples.size(); ++i) {
        auto& sample = ledger.samples[i];
        if (sample.step >= refreshed + refresh) {
            old = sample.balance;
            refreshed = sample.step;
        }
        const auto day = static_cast<double>(sample.step) / steps_a_day;
        const bool on = day > start && (always || std::fmod(day, every) < length);
        if (on && (in_turns ? i % 2 == 0 : random.chance(0.5))) {
            sample.balance = old;
        }
    }
}

// Lowers what is shown from `step` on for some hours.
void lower(Ledger& ledger, double step, double hours, double amount) {
    for (auto& sample : ledger.samples) {
        if (sample.step >= step && sample.step < step + hours * steps_an_hour) {
            sample.balance = std::max(0.0, sample.balance - amount);
        }
    }
}

void show_holds(Ledger& ledger, Random& random) {
    const auto every = random.uniform(0.5, 10);
    const auto amount = random.lognormal(0.8) * random.uniform(0.3, 4);
    const auto hours = random.uniform(0.5, 8);
    for (auto day = random.exponential(every); day < warm_up_days + scored_days;
         day += random.exponential(every)) {
        const auto size = random.chance(0.5) ? amount : amount * random.lognormal(0.5);
        lower(ledger, day * steps_a_day, hours * random.lognormal(0.3), size);
    }
}

// Bookings of too much, corrected hours later.
void show_corrections(Ledger& ledger, Random& random) {
    const auto every = random.uniform(20, 70);
    for (auto day = random.exponential(every); day < warm_up_days + scored_days;
         day += random.exponential(every)) {
        lower(ledger, day * steps_a_day, random.uniform(1, 36), random.uniform(0.5, 6));
    }
}

// A zero now and then, some for an hour; a figure of hours ago now and then.
void show_zeros(Ledger& ledger, Random& random) {
    const auto zeros = random.uniform(5, 30) / 365 / steps_a_day * ledger.calendar.steps_a_sample;
    const auto stale = random.uniform(0, 60) / 365 / steps_a_day * ledger.calendar.steps_a_sample;
    const auto original = ledger.samples;
    int zero_until = 0;
    for (std::size_t i = 0; i < original.size(); ++i) {
        auto& sample = ledger.samples[i];
        if (random.chance(zeros)) {
            zero_until = sample.step + (random.chance(0.2) ? steps_an_hour : 1);
        }
        if (sample.step < zero_until) {
            sample.balance = 0;
        } else if (random.chance(stale)) {
            sample.balance = original[i - std::min<std::size_t>(
                                              i, static_cast<std::size_t>(random.uniform(2, 97)))]
                                 .balance;
        }
    }
}

void show_units(Ledger& ledger, double unit) {
    for (auto& sample : ledger.samples) {
        sample.balance = std::floor(sample.balance * unit + 1e-6);
    }
}

void show_another_unit(Ledger& ledger, Random& random) {
    const auto from = random.uniform(warm_up_days + 30, warm_up_days + 300) * steps_a_day;
    for (auto& sample : ledger.samples) {
        sample.balance *= sample.step >= from ? unit_changes_by : 1;
    }
}

}  // namespace

void show(const Account& account, Ledger& ledger) {
    Random random(account.seed * 104729 + 3);
    switch (account.kind) {
        case Kind::backends:
            return show_two_backends(ledger, random);
        case Kind::holds:
            return show_holds(ledger, random);
        case Kind::corrections:
            return show_corrections(ledger, random);
        case Kind::zeros:
            return show_zeros(ledger, random);
        case Kind::unit_change:
            return show_another_unit(ledger, random);
        default:
            break;
    }
    if (account.unit > 1) {
        show_units(ledger, account.unit);
    }
}

}  // namespace bench
