// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/shown_amount.hpp"

#include <algorithm>
#include <array>

namespace balance {

namespace {

constexpr auto without_decimals =
    std::to_array<std::string_view>({"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                     "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"});
constexpr auto with_three =
    std::to_array<std::string_view>({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"});
constexpr auto with_four = std::to_array<std::string_view>({"CLF", "UYW"});
constexpr auto with_eight = std::to_array<std::string_view>({"BTC", "ETH", "LTC"});

bool is_among(std::string_view currency, const auto& list) {
    return std::ranges::find(list, currency) != list.end();
}

// Three letters: money, whose decimals are always written. Others may be credits or messages.
bool looks_like_iso(std::string_view currency) {
    return currency.size() == 3 &&
           std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool same_verdict(const Amount& left, const Amount& right, const Thresholds& thresholds) {
    const auto agrees = [&](const std::optional<Range>& range) {
        return !range || range->alerts_on(left) == range->alerts_on(right);
    };
    const bool same_sign = (left <=> Amount()) == (right <=> Amount());
    return same_sign && agrees(thresholds.warning) && agrees(thresholds.critical);
}

}  // namespace

int decimals_of(std::string_view currency) {
    if (is_among(currency, without_decimals)) {
        return 0;
    }
    if (is_among(currency, with_three)) {
        return 3;
    }
    if (is_among(currency, with_four)) {
        return 4;
    }
    return is_among(currency, with_eight) ? 8 : 2;
}

Amount shown_amount(const Amount& amount, std::string_view currency, const Thresholds& thresholds) {
    int decimals = decimals_of(currency);
    if (!looks_like_iso(currency)) {
        decimals = std::min(decimals, amount.decimals());
    }
    auto shown = amount.with_decimals(decimals);
    while (decimals < amount.decimals() && !same_verdict(shown, amount, thresholds)) {
        ++decimals;
        shown = amount.with_decimals(decimals);
    }
    return shown;
}

}  // namespace balance
