// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/open_moves.hpp"

#include <algorithm>
#include <cmath>

namespace balance {

using std::chrono::milliseconds;

namespace {

// An old figure is one of these last days.
constexpr milliseconds oldest_figure = std::chrono::hours(48);

// What may be spent beside a dip: so many times the mean, as by day more is spent than at night, or
// a unit of the figures, which are rounded. More than this share of the dip is no rest of it.
constexpr double busy = 5;
constexpr double share_of_the_dip = 0.25;
// Where so little of the time has any spend, the mean says nothing about an interval.
constexpr double seldom = 0.1;

double unit_of(const Amount& one, const Amount& other) {
    return std::pow(10, -std::max(one.decimals(), other.decimals()));
}

Amount difference(const Amount& now, const Amount& before) {
    return sum(now, before.negated());
}

// The one that leaves the smallest rest, the newest of equal ones.
template <class Moves, class RestOf>
auto nearest(Moves& moves, const RestOf& rest_of) {
    auto found = moves.end();
    double least = 0;
    for (auto it = moves.end(); it != moves.begin();) {
        --it;
        const std::optional<double> rest = rest_of(*it);
        if (rest && (found == moves.end() || *rest < least)) {
            found = it;
            least = *rest;
        }
    }
    return found;
}

}  // namespace

OpenMoves::Move OpenMoves::move_to(const Sample& before, SampleTime time, const Amount& balance) {
    if (count_ == 0) {
        marks_.push_back({before.time, before.balance.estimate(), 0, milliseconds(0)});
        count_ = 1;
    }
    return {count_++, before.time, time, still_, {}, 0, balance.estimate()};
}

std::optional<UndoneMove> OpenMoves::next(const Sample& before,
                                          SampleTime time,
                                          const Amount& balance) {
    auto move = move_to(before, time, balance);
    if (balance == before.balance) {
        mark(move, 0, 0);
        return std::nullopt;
    }
    const bool is_rise = balance > before.balance;
    move.amount =
        is_rise ? difference(balance, before.balance) : difference(before.balance, balance);
    move.size = move.amount.estimate();
    const auto drop = is_rise ? 0 : move.size;
    const auto unit = unit_of(balance, before.balance);
    auto& others = is_rise ? drops_ : rises_;
    const auto other = is_rise ? dip_ended_by(move, unit) : rise_ended_by(move, unit);
    if (other == others.end()) {
        mark(move, drop, 0);
        (is_rise ? rises_ : drops_).push_back(std::move(move));
        return std::nullopt;
    }
    const UndoneMove undone{other->place, !is_rise, is_rise ? move.amount : other->amount,
                            other->end - other->begin};
    if (is_rise) {
        take_back(*other, move.size);
    }
    mark(move, drop, is_rise ? 0 : other->size);
    others.erase(other);
    return undone;
}

std::optional<UndoneMove> OpenMoves::recall(const Sample& before, const Sample& now) {
    auto move = move_to(before, now.time, now.balance);
    const auto spent = difference(now.spent, before.spent);
    const auto undone = difference(now.undone, before.undone);
    const auto risen = sum(difference(now.balance, before.balance), spent);
    const auto drop = std::max(0.0, spent.estimate());
    if (undone > spent) {
        auto result = recall_rise(undone);
        mark(move, drop, result.place ? 0 : undone.estimate());
        return result;
    }
    mark(move, drop, undone.estimate());
    if (undone > Amount()) {
        return recall_drop(move, undone);
    }
    if (drop > 0) {
        drops_.push_back(move);
        drops_.back().amount = spent;
        drops_.back().size = drop;
    }
    if (risen > Amount()) {
        move.amount = risen;
        move.size = risen.estimate();
        rises_.push_back(std::move(move));
    }
    return std::nullopt;
}

// Its drop may be older than what is recalled.
UndoneMove OpenMoves::recall_rise(const Amount& undone) {
    const auto rise = undone.estimate();
    const auto dip = nearest(drops_, [&](const Move& drop) -> std::optional<double> {
        const auto rest = drop.size - rise;
        return rest >= 0 && rest <= rise * share_of_the_dip ? std::optional(rest) : std::nullopt;
    });
    UndoneMove result{{}, false, undone};
    if (dip != drops_.end()) {
        result.place = dip->place;
        take_back(*dip, rise);
        drops_.erase(dip);
    }
    return result;
}

// What it undid may be between the two samples, or older than what is recalled.
UndoneMove OpenMoves::recall_drop(const Move& move, const Amount& undone) {
    const auto rise = nearest(rises_, [&](const Move& other) -> std::optional<double> {
        return other.amount == undone && move.end - other.end <= longest_old_figure
                   ? std::optional(0.0)
                   : std::nullopt;
    });
    UndoneMove result{{}, true, undone, move.end - move.begin};
    if (rise != rises_.end()) {
        result.place = rise->place;
        rises_.erase(rise);
    }
    return result;
}

// What is left of a drop beside the rise that it belongs to; none where it is too much.
std::optional<double> OpenMoves::rest_of(const Move& drop,
                                         const Move& rise,
                                         double unit,
                                         bool is_spent) const {
    const auto rest = drop.size - rise.size;
    if (rest < 0 || rest > rise.size * share_of_the_dip) {
        return std::nullopt;
    }
    // Between the two as well, where the figure stood still.
    const auto meanwhile = (drop.end - drop.begin) + (rise.end - rise.begin) +
                           std::chrono::abs(rise.still - drop.still);
    const auto usual = usually_spent(meanwhile, is_spent ? drop.size : 0);
    return rest <= std::max(usual, unit) ? std::optional(rest) : std::nullopt;
}

OpenMoves::Moves::iterator OpenMoves::dip_ended_by(const Move& rise, double unit) {
    return nearest(drops_, [&](const Move& drop) {
        return rise.end - drop.end <= longest_dip ? rest_of(drop, rise, unit, true) : std::nullopt;
    });
}

OpenMoves::Moves::iterator OpenMoves::rise_ended_by(const Move& drop, double unit) {
    return nearest(rises_, [&](const Move& rise) {
        return drop.end - rise.end <= longest_old_figure && was_as_high(rise)
                   ? rest_of(drop, rise, unit, false)
                   : std::nullopt;
    });
}

// `without`: of a drop that may be undone.
double OpenMoves::usually_spent(milliseconds time, double without) const {
    const auto& first = marks_.front();
    const auto& last = marks_.back();
    const std::chrono::duration<double> whole = last.time - first.time;
    const std::chrono::duration<double> moving = last.moving - first.moving;
    const auto spent = last.spent - first.spent - without;
    if (spent <= 0 || moving < seldom * whole) {
        return 0;
    }
    return busy * spent * (time / whole);
}

// Whether the balance was where this rise led to: in a history that is younger it may have been.
bool OpenMoves::was_as_high(const Move& rise) const {
    if (marks_.front().time > rise.end - oldest_figure) {
        return true;
    }
    return std::any_of(marks_.rbegin(), marks_.rend(), [&](const Mark& mark) {
        return mark.time <= rise.begin && mark.time >= rise.end - oldest_figure &&
               mark.balance >= rise.level;
    });
}

void OpenMoves::mark(const Move& move, double drop, double undone) {
    const auto length = move.end - move.begin;
    auto now = marks_.back();
    now.time = move.end;
    now.balance = move.level;
    now.spent += drop - undone;
    now.moving += drop > 0 ? length : milliseconds(0);
    if (now.balance == marks_.back().balance) {
        still_ += length;
    }
    marks_.push_back(now);
    const auto oldest = move.end - longest_dip;
    while (marks_.size() > 1 && marks_[1].time <= oldest) {
        marks_.pop_front();
    }
    forget(drops_, oldest);
    forget(rises_, move.end - longest_old_figure);
}

// It was not spent at any of the samples since.
void OpenMoves::take_back(const Move& drop, double undone) {
    for (auto mark = marks_.rbegin(); mark != marks_.rend() && mark->time >= drop.end; ++mark) {
        mark->spent -= undone;
    }
}

// Once in a while, as it moves all others.
void OpenMoves::forget(Moves& moves, SampleTime oldest) {
    if (!moves.empty() && moves.front().end < oldest - std::chrono::days(1)) {
        std::erase_if(moves, [&](const Move& move) { return move.end < oldest; });
    }
}

}  // namespace balance
