// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/rise_log.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "samples/open_moves.hpp"

namespace balance {

namespace {

using std::chrono::milliseconds;

// Of sums that are estimated, their last digits are noise.
constexpr double noise = 1e-12;

}  // namespace

void RiseLog::add(
    SampleTime time, double balance, double spent, milliseconds hidden, double undone) {
    const Last now{time, balance, spent, hidden, undone};
    if (last_) {
        const auto drops = spent - last_->spent;
        const auto risen = balance - last_->balance + drops - (undone - last_->undone);
        const auto least = noise * (std::abs(balance) + std::abs(last_->balance) + spent);
        if (risen > least) {
            rises_.push_back({last_->time, time, risen, balance,
                              std::max(0.0, drops - (undone - last_->undone)),
                              std::max(hidden - last_->hidden, milliseconds(0)), spent - undone});
        } else if (risen < -least) {
            take_back(last_->time, -risen, least);
        }
    }
    last_ = now;
}

// From the one that is nearest in size; another rise may lie between the same two samples.
void RiseLog::take_back(SampleTime begin, double size, double least) {
    auto found = rises_.end();
    for (auto it = rises_.end(); it != rises_.begin();) {
        --it;
        if (it->end < begin - longest_old_figure) {
            break;
        }
        if (found == rises_.end() || std::abs(it->size - size) < std::abs(found->size - size)) {
            found = it;
        }
    }
    if (found == rises_.end()) {
        return;
    }
    found->size -= size;
    found->balance -= size;
    if (found->size <= least) {
        rises_.erase(found);
    }
}

}  // namespace balance
