// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Random numbers that are the same with every standard library: its engines are specified to the
// bit, its distributions are not.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace bench {

class Random {
  public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    double uniform(double low, double high) { return low + (high - low) * unit(); }
    bool chance(double probability) { return unit() < probability; }

    double normal() {
        const auto radius = std::sqrt(-2 * std::log(1 - unit()));
        return radius * std::cos(2 * std::numbers::pi * unit());
    }

    // With a mean of 1.
    double lognormal(double sigma) { return std::exp(sigma * normal() - sigma * sigma / 2); }

    double exponential(double mean) { return -mean * std::log(1 - unit()); }

    double poisson(double mean) {
        if (mean > 30) {
            return std::max(0.0, std::round(mean + std::sqrt(mean) * normal()));
        }
        const auto bound = std::exp(-mean);
        auto product = unit();
        double count = 0;
        while (product > bound) {
            product *= unit();
            ++count;
        }
        return count;
    }

  private:
    double unit() { return static_cast<double>(engine_() >> 11U) * 0x1p-53; }

    std::mt19937_64 engine_;
};

}  // namespace bench
