// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "ledger.hpp"

#include <algorithm>
#include <cstdint>

#include "random.hpp"
#include "shown.hpp"

namespace bench {

namespace {

constexpr int memory_days = 14;

// The spend of a day as the people behind the account see it: the mean of the last two weeks.
double usual_day(const std::vector<double>& until, int step) {
    const auto end = std::max(step, steps_a_day);
    const auto days = std::min(end / steps_a_day, memory_days);
    return std::max(0.05, (until[end] - until[end - days * steps_a_day]) / days);
}

double round_amount(double amount) {
    const auto unit = std::pow(10, std::floor(std::log10(amount)) - 1);
    return std::max(1.0, std::round(amount / unit / 5) * 5) * unit;
}

// Someone who looks at the balance and tops it up when it is low, sooner or later.
class Person {
  public:
    Person(Kind kind, Random& random)
        : automatic_(kind == Kind::auto_recharge || kind == Kind::varying_recharge),
          varying_(kind == Kind::varying_recharge),
          random_(random) {
        recharge_level_ = random_.uniform(0.3, 0.8);
        recharge_days_ = random_.uniform(4, 15);
        decide();
    }

    // What is paid in at this step.
    double pays(int step, double balance, double day) {
        if (due_ < 0 && balance < level_ * day) {
            due_ = step + static_cast<int>(delay_ * steps_a_day);
        }
        if (due_ < 0 || step < due_) {
            return 0;
        }
        due_ = -1;
        if (!automatic_ || recharge_ == 0) {
            recharge_ = round_amount(days_ * day);
        }
        const auto amount = recharge_ * (varying_ ? random_.uniform(0.6, 1.5) : 1);
        decide();
        return amount;
    }

  private:
    void decide() {
        level_ = automatic_ ? recharge_level_ : random_.uniform(0.3, 5);
        delay_ = automatic_ ? 0 : random_.exponential(random_.chance(0.2) ? 2.5 : 0.5);
        days_ = automatic_ ? recharge_days_ : random_.uniform(8, 40);
    }

    bool automatic_;
    bool varying_;
    Random& random_;
    double recharge_level_ = 0;
    double recharge_days_ = 0;
    double level_ = 0;
    double delay_ = 0;
    double days_ = 0;
    double recharge_ = 0;  // an automatic one is always the same
    int due_ = -1;
};

// On working days from eight to six where somebody gave the service such a check period.
bool is_polled(const Account& account, int sample) {
    const auto step = sample * account.calendar.steps_a_sample;
    const auto hour = step % steps_a_day / steps_an_hour;
    return account.kind != Kind::work_hours ||
           (step / steps_a_day % 7 < 5 && hour >= 8 && hour < 18);
}

// Polls that did not happen: single ones, and gaps from an hour to days.
std::vector<char> polls(const Account& account, Random& random) {
    const auto steps_a_sample = account.calendar.steps_a_sample;
    const auto steps = static_cast<int>(account.demand.size());
    std::vector<char> result(steps / steps_a_sample + 1, 1);
    const auto size = static_cast<double>(result.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = random.chance(0.99) && is_polled(account, static_cast<int>(i));
    }
    const auto gaps = 20.0 * steps / all_steps;
    for (int gap = 0; gap < gaps; ++gap) {
        const auto first = static_cast<std::size_t>(random.uniform(0, size));
        const auto hours = gap < 0.7 * gaps ? random.uniform(1, 8) : random.uniform(8, 120);
        const auto end = std::min(
            result.size(),
            first + static_cast<std::size_t>(hours * (double(steps_an_hour) / steps_a_sample)));
        std::fill(result.begin() + static_cast<long>(first),
                  result.begin() + static_cast<long>(end), char(0));
    }
    return result;
}

// The days until the money is used up, over the resets of a quota.
std::optional<double> runway(const Account& account,
                             const std::vector<double>& until,
                             int step,
                             double balance) {
    auto from = step;
    auto reset = std::ranges::upper_bound(account.resets, step);
    while (true) {
        const auto end = until[from] + std::max(0.0, balance);
        const auto at = std::lower_bound(until.begin() + from, until.end(), end);
        const auto used_up = static_cast<int>(at - until.begin());
        if (reset == account.resets.end() || used_up < *reset) {
            const bool is_known = at != until.end();
            return is_known ? std::optional(double(used_up - step) / steps_a_day) : std::nullopt;
        }
        from = *reset++;
        balance = account.quota;
    }
}

double refund(const Account& account, int step, Random& random) {
    // Every few days a message that did not arrive; of payouts one in twenty comes back.
    if (account.unit > 1) {
        return random.chance(0.1 / steps_a_day) ? 1 / account.unit : 0;
    }
    if (!account.lumps) {
        return random.chance(0.4 / steps_a_day) ? random.uniform(0.001, 0.03) : 0;
    }
    const auto before = std::max(0, step - steps_a_day / 2);
    return account.demand[before] > 0 && random.chance(0.05) ? account.demand[before] : 0;
}

// Where the money itself looks less for a while, that is as long as it seems to last.
void show_to_monitoring(const Account& account, const std::vector<double>& until, Ledger& ledger) {
    const auto real = ledger.samples;
    show(account, ledger);
    if (account.kind < Kind::backends) {
        return;
    }
    for (std::size_t i = 0; i < real.size(); ++i) {
        auto& sample = ledger.samples[i];
        if (sample.balance != real[i].balance) {
            sample.shown_lasts = runway(account, until, sample.step, sample.balance);
        }
    }
}

}  // namespace

std::vector<double> demand_until(const std::vector<double>& demand) {
    std::vector<double> result(demand.size() + 1);
    for (std::size_t i = 0; i < demand.size(); ++i) {
        result[i + 1] = result[i] + demand[i];
    }
    return result;
}

Ledger keep_ledger(const Account& account) {
    Random random(account.seed * 7919 + 17 + static_cast<std::uint64_t>(account.kind));
    const auto until = demand_until(account.demand);
    const auto polled = polls(account, random);
    Person person(account.kind, random);
    const auto& calendar = account.calendar;
    Ledger ledger{calendar, {}};
    double balance = account.opening;
    int topups = 0;
    bool dry = false;  // from what could not be paid until the next top-up
    for (int step = 0; step < calendar.end; ++step) {
        if (step % calendar.steps_a_sample == 0 && polled[step / calendar.steps_a_sample]) {
            const auto truth = runway(account, until, step, dry ? 0 : balance);
            ledger.samples.push_back({step, balance, truth, truth, topups});
        }
        const auto wanted = account.demand[step];
        dry = dry || wanted > balance;
        if (!(account.lumps && wanted > balance)) {
            balance -= std::min(balance, wanted);
        }
        balance += refund(account, step, random);
        const bool is_reset = std::ranges::binary_search(account.resets, step);
        const auto paid = account.quota > 0 ? (is_reset ? account.quota - balance : 0)
                                            : person.pays(step, balance, usual_day(until, step));
        balance += paid;
        dry = dry && paid <= 0;
        topups += paid > 0;
    }
    show_to_monitoring(account, until, ledger);
    return ledger;
}

}  // namespace bench
