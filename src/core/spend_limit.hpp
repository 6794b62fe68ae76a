// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A limit of what is spent: a range of amounts, or so many times what is usual.
//
// Grammar: a range of core/range.hpp, in which a lone number N is a ceiling, the same as "~:N"; or
// a plain decimal number of at least 1 and "x" or "X": "5x", "2.5x". Blanks only at the ends.
//
// Not accepted: "x", "0.5x", "-5x", "1e1x", "5 x", and ranges of times ("2x:5x").

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/expected.hpp"
#include "core/range.hpp"
#include "core/thresholds.hpp"

namespace balance {

class SpendLimit {
  public:
    static Expected<SpendLimit> parse(std::string_view text);

    // Absent: a range.
    [[nodiscard]] const Amount* times() const { return std::get_if<Amount>(&limit_); }
    // Absent: so many times the usual.
    [[nodiscard]] const Range* range() const { return std::get_if<Range>(&limit_); }

    // The range of amounts where so much is usual; none for a limit of times where that is not
    // known.
    [[nodiscard]] std::optional<Range> where_usual(const std::optional<Amount>& usual) const;

    // parse() reads it back as the same limit: "~:50", "5x".
    [[nodiscard]] std::string text() const;

    friend bool operator==(const SpendLimit&, const SpendLimit&) = default;

  private:
    explicit SpendLimit(std::variant<Range, Amount> limit) : limit_(std::move(limit)) {}

    std::variant<Range, Amount> limit_;
};

// The two levels of a spend rule.
struct SpendLimits {
    std::optional<SpendLimit> warning;
    std::optional<SpendLimit> critical;

    [[nodiscard]] bool is_given() const { return warning || critical; }
    [[nodiscard]] bool needs_usual() const;
    [[nodiscard]] Thresholds where_usual(const std::optional<Amount>& usual) const;
};

// As for Thresholds: critical would skip the warning. An amount and a number of times have no
// order.
[[nodiscard]] Fault disorder_of(const SpendLimits& limits);

}  // namespace balance
