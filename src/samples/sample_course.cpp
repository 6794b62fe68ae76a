// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample_course.hpp"

#include <utility>

namespace balance {

namespace {

bool hides_spend(const Amount& before, const Amount& now, const Amount& used_up_at) {
    return now > before || (before <= used_up_at && now == before);
}

void mark(std::span<Sample> samples, Sample& now, const UndoneMove& undone) {
    auto* other = undone.place ? &samples[*undone.place] : nullptr;
    auto* drop = undone.is_rise ? &now : other;
    auto* rise = undone.is_rise ? other : &now;
    if (drop != nullptr) {
        drop->no_spend = undone.amount;
    }
    if (rise != nullptr) {
        rise->no_topup = true;
    }
}

}  // namespace

Sample next_sample(const Sample& before,
                   SampleTime time,
                   const Amount& balance,
                   const Amount& used_up_at,
                   const std::optional<UndoneMove>& undone) {
    Sample next{time, balance, before.spent, before.hidden, before.undone};
    if (balance < before.balance) {
        next.spent = sum(before.spent, sum(before.balance, balance.negated()));
    }
    if (undone) {
        next.undone = sum(before.undone, undone->amount);
        next.hidden -= undone->is_rise ? undone->length : std::chrono::milliseconds(0);
    } else if (hides_spend(before.balance, balance, used_up_at)) {
        next.hidden += time - before.time;
    }
    return next;
}

void SampleCourse::recall(Sample sample) {
    const auto undone = samples_.empty() ? std::nullopt : moves_.recall(samples_.back(), sample);
    append(std::move(sample), undone);
}

const Sample& SampleCourse::add(SampleTime time, const Amount& balance) {
    if (samples_.empty()) {
        return samples_.emplace_back(Sample{time, balance});
    }
    const auto& before = samples_.back();
    const auto undone = moves_.next(before, time, balance);
    append(next_sample(before, time, balance, used_up_at_, undone), undone);
    return samples_.back();
}

void SampleCourse::append(Sample sample, const std::optional<UndoneMove>& undone) {
    if (undone) {
        mark(samples_, sample, *undone);
    }
    samples_.push_back(std::move(sample));
}

void mark_undone(std::vector<Sample>& samples) {
    if (samples.empty() || samples.front().undone == samples.back().undone) {
        return;
    }
    OpenMoves moves;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        if (const auto undone = moves.recall(samples[i - 1], samples[i])) {
            mark(samples, samples[i], *undone);
        }
    }
}

}  // namespace balance
