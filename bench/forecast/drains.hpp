// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// How the spend rule, with the ceiling that is suggested from the weeks before, sees drains and
// ordinary days; and how well top-ups are told from refunds.

#pragma once

#include <array>
#include <vector>

#include "ledger.hpp"

namespace bench {

// A drain's rate: so many times the mean over all hours, or over those of ordinary days in which
// more than that is spent.
struct DrainSize {
    double times = 0;
    bool of_busy_hours = false;
};
inline constexpr std::array<DrainSize, 4> drain_sizes = {
    {{10, true}, {10, false}, {20, false}, {100, false}}};

struct DrainScore {
    double years = 0;
    int alerts = 0;  // stretches above the ceiling on ordinary days
    int campaign_alerts = 0;
    std::array<std::vector<int>, drain_sizes.size()> delays;  // in samples

    void add(const DrainScore& other);
};

inline constexpr int not_noticed = 1000;

void score_drains(const Account& account,
                  const Ledger& ledger,
                  int window_minutes,
                  DrainScore& score);

struct TopupScore {
    int topups = 0;    // intervals between samples with a top-up
    int counted = 0;   // of these, counted as one
    int mistaken = 0;  // intervals without one that were counted

    void add(const TopupScore& other);
};

void score_topups(const Ledger& ledger, TopupScore& score);

}  // namespace bench
