// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The drops and rises of a balance that nothing has undone yet, and what undoes them.
//
// A drop is undone by a rise of the same size, less what is usually spent meanwhile: a hold that is
// released, a figure that was 0 for an hour, a booking that is corrected, each within a week. In
// the same way a drop undoes a rise of the last hours to where the balance was in the last two
// days: an old figure, of another server. A rise that brings more than a drop took is a top-up, and
// several drops are not undone by one rise: a drain behind an automatic recharge stays visible.
//
// Each move undoes one other at most, of which it is nearest in size, and each is undone once.
// Pure: times and balances are arguments.

#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

#include "core/amount.hpp"
#include "samples/sample.hpp"

namespace balance {

// How long ago a move may be that is undone.
inline constexpr std::chrono::milliseconds longest_dip = std::chrono::days(7);
inline constexpr std::chrono::milliseconds longest_old_figure = std::chrono::hours(3);

struct UndoneMove {
    // Of the sample that it leads to, the first sample's being 0; none where it is not known.
    std::optional<std::size_t> place;
    bool is_rise;                        // otherwise a drop
    Amount amount;                       // of the rise among the two
    std::chrono::milliseconds length{};  // of its interval
};

class OpenMoves {
  public:
    // The sample behind `before`, which was the last: what it undoes, by its size.
    std::optional<UndoneMove> next(const Sample& before, SampleTime time, const Amount& balance);

    // The same for a sample whose sums tell whether it undid something. Others may be missing
    // between the two.
    std::optional<UndoneMove> recall(const Sample& before, const Sample& now);

  private:
    struct Move {
        std::size_t place;
        SampleTime begin;
        SampleTime end;
        std::chrono::milliseconds still;  // the time until then in which nothing moved
        Amount amount;
        double size;
        double level;  // that it led to
    };
    using Moves = std::vector<Move>;

    // What was known at a sample.
    struct Mark {
        SampleTime time;
        double balance;
        double spent;                      // without what was undone
        std::chrono::milliseconds moving;  // the time in which something was spent
    };

    [[nodiscard]] Move move_to(const Sample& before, SampleTime time, const Amount& balance);
    void mark(const Move& move, double drop, double undone);
    void take_back(const Move& drop, double undone);
    static void forget(Moves& moves, SampleTime oldest);
    [[nodiscard]] double usually_spent(std::chrono::milliseconds time, double without) const;
    [[nodiscard]] bool was_as_high(const Move& rise) const;
    // `is_spent`: whether the drop is among what was spent so far.
    [[nodiscard]] std::optional<double> rest_of(const Move& drop,
                                                const Move& rise,
                                                double unit,
                                                bool is_spent) const;
    [[nodiscard]] Moves::iterator dip_ended_by(const Move& rise, double unit);
    [[nodiscard]] Moves::iterator rise_ended_by(const Move& drop, double unit);
    [[nodiscard]] UndoneMove recall_rise(const Amount& undone);
    [[nodiscard]] UndoneMove recall_drop(const Move& move, const Amount& undone);

    std::size_t count_ = 0;
    Moves drops_;
    Moves rises_;
    std::deque<Mark> marks_;
    std::chrono::milliseconds still_{};
};

}  // namespace balance
