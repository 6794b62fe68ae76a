// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Work that is split over the cores. Each piece writes to a place of its own, so the result is the
// same whoever does it.

#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace bench {

template <typename Piece>
void in_parallel(std::size_t pieces, const Piece& piece) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto i = next++; i < pieces; i = next++) {
            piece(i);
        }
    };
    std::vector<std::jthread> threads;
    for (auto i = std::max(1U, std::thread::hardware_concurrency()); i > 0; --i) {
        threads.emplace_back(work);
    }
}

}  // namespace bench
