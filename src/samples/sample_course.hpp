// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The samples of one account as they come, with their sums: what is spent, what of it is undone,
// and what nobody can tell. samples/open_moves.hpp says what undoes what.
//
// A rise covers what was spent meanwhile, and an account that is empty cannot spend: this time is
// hidden. That of a rise which undoes something, or is undone, is not.

#pragma once

#include <span>
#include <vector>

#include "samples/open_moves.hpp"
#include "samples/sample.hpp"

namespace balance {

// The sample behind `before`, with its sums, and what it undoes, the newest of `moves`. At
// `used_up_at` and below nothing can be spent.
[[nodiscard]] Sample next_sample(const Sample& before,
                                 SampleTime time,
                                 const Amount& balance,
                                 const Amount& used_up_at,
                                 const std::optional<UndoneMove>& undone);

class SampleCourse {
  public:
    explicit SampleCourse(const Amount& used_up_at = {}) : used_up_at_(used_up_at) {}

    void reserve(std::size_t count) { samples_.reserve(count); }

    // One that was stored with its sums.
    void recall(Sample sample);

    // The next balance.
    const Sample& add(SampleTime time, const Amount& balance);

    // Each knows what of its move is undone so far.
    [[nodiscard]] std::span<const Sample> samples() const { return samples_; }

  private:
    void append(Sample sample, const std::optional<UndoneMove>& undone);

    Amount used_up_at_;
    std::vector<Sample> samples_;
    OpenMoves moves_;
};

// Stored samples, each of which then knows what of its move they undo.
void mark_undone(std::vector<Sample>& samples);

}  // namespace balance
