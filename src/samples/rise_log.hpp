// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The rises of a balance, as far as its samples tell them, estimated: what came in between two
// samples, without what only undid a drop.
//
// Of samples that were thinned, the rise lies somewhere between two that are left, among drops:
// then the balance that it led to is known as a range. A rise that a later drop undoes is taken
// back.

#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "samples/sample.hpp"

namespace balance {

struct Rise {
    SampleTime begin;  // of the interval in which it lies
    SampleTime end;
    double size;
    double balance;                      // at the end
    double spent = 0;                    // in the interval
    std::chrono::milliseconds hidden{};  // of it, in which what was spent cannot be told
    double spent_so_far = 0;             // since the first sample of the account, at the end

    // What was there at most when it came.
    [[nodiscard]] double left() const { return balance - size + spent; }
};

class RiseLog {
  public:
    // The next sample, in the order of the times, with its sums (samples/sample.hpp).
    void add(SampleTime time,
             double balance,
             double spent,
             std::chrono::milliseconds hidden,
             double undone);

    // In their order.
    [[nodiscard]] std::span<const Rise> rises() const { return rises_; }

  private:
    struct Last {
        SampleTime time;
        double balance;
        double spent;
        std::chrono::milliseconds hidden;
        double undone;
    };

    // What is left at `least` is nothing.
    void take_back(SampleTime begin, double size, double least);

    std::optional<Last> last_;
    std::vector<Rise> rises_;
};

}  // namespace balance
