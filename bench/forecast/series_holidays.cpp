// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "series_holidays.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "fixed_end.hpp"
#include "ledger.hpp"
#include "parallel.hpp"
#include "series.hpp"
#include "usual_rules.hpp"

namespace bench {

namespace {

constexpr int places = 8;
constexpr double threshold = 3;
constexpr int out_after = 2;      // days after the return
constexpr int asked_before = 21;  // days before the return from which on the rules are asked

struct Closure {
    const char* name;
    double factor;
    int weekday;  // of its first day, from Monday on
    int days;
};
constexpr std::array<Closure, 6> closures = {{{"as it is", 1, 4, 4},
                                              {"Friday to Monday closed", 0, 4, 4},
                                              {"a closed week", 0, 0, 7},
                                              {"Friday to Monday at 10 %", 0.1, 4, 4},
                                              {"Friday to Monday at 30 %", 0.3, 4, 4},
                                              {"Friday and nine days at 25 %", 0.25, 4, 10}}};

// The first step of a day that is this weekday, at or after `step`.
int snapped(const Series& series, int step, int weekday) {
    auto midnight = (series.begin / 300 + step + steps_a_day - 1) / steps_a_day;
    while ((midnight + 3) % 7 != weekday) {  // 1 January 1970 was a Thursday
        ++midnight;
    }
    return static_cast<int>(midnight * steps_a_day - series.begin / 300);
}

// Whether each rule alerts while one to three days are left.
std::vector<bool> announced(const Series& series,
                            const Closure& closure,
                            int place,
                            bool only_ours) {
    const auto steps = static_cast<int>(series.demand.size());
    const auto first = std::min(warm_up_days * steps_a_day, steps / 3);
    const auto last = steps - (14 + closure.days + out_after) * steps_a_day;
    const auto from = snapped(series, first + place * (last - first) / places, closure.weekday);
    const auto back = from + closure.days * steps_a_day;
    auto demand = series.demand;
    for (int step = from; step < back; ++step) {
        demand[step] *= closure.factor;
    }
    const auto until = demand_until(demand);
    const auto end = back + out_after * steps_a_day;
    Calendar calendar;
    calendar.begin = series.begin;
    calendar.steps_a_sample = std::max(3, series.steps_an_interval);
    std::vector<bool> result;
    for (const auto& [name, rule] : rules_to_score(only_ours)) {
        bool any = false;
        FixedEnd{calendar, until, end}.feed(
            *rule, end - 1, back - asked_before * steps_a_day, [&](int step) {
                const bool alert = rule->alerts(threshold);
                const auto left = end - step;
                any = any || (alert && left <= threshold * steps_a_day && left > steps_a_day);
            });
        result.push_back(any);
    }
    return result;
}

}  // namespace

void print_series_holidays(const Options& options) {
    std::vector<Series> all;
    for (const auto& file : options.series) {
        all.push_back(read_series(file));
    }
    std::printf("Run-outs two days after the return that are announced a day ahead, of %zu\n",
                all.size() * places);
    std::map<std::string, int> counts;
    for (const auto& closure : closures) {
        std::vector<std::vector<bool>> seen(all.size() * places);
        in_parallel(seen.size(), [&](std::size_t i) {
            seen[i] = announced(all[i / places], closure, static_cast<int>(i % places),
                                options.only_ours);
        });
        std::printf("\n%s\n", closure.name);
        const auto rules = rules_to_score(options.only_ours);
        for (std::size_t r = 0; r < rules.size(); ++r) {
            std::vector<int> of_series(all.size());
            int sum = 0;
            for (std::size_t i = 0; i < seen.size(); ++i) {
                of_series[i / places] += seen[i][r];
                sum += seen[i][r];
            }
            std::printf("  %-24s %3d  ", rules[r].name.c_str(), sum);
            for (std::size_t s = 0; s < all.size(); ++s) {
                std::printf("  %s %d", all[s].name.c_str(), of_series[s]);
            }
            std::printf("\n");
        }
    }
}

}  // namespace bench
