// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A Nagios threshold range: the values for which a level does not alert.
//
// Grammar: [@] ( [start] : [end] | number ), start a number or "~", end a number, start <= end,
// blanks only at the ends. Ends are inclusive, "@" alerts inside instead of outside, ":10" is
// "0:10", "~:" never alerts. One convention of every credit check: a lone number N is a floor, the
// same as "N:"; "@N" stays "@0:N".
//
// Not accepted: "", ":", "@", "~", "@:", "10:5", "10:~", and whatever Amount does not accept.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/amount.hpp"
#include "core/expected.hpp"

namespace balance {

class Range {
  public:
    static Expected<Range> parse(std::string_view text);
    // The same, but a lone number N is a ceiling, the same as "~:N".
    static Expected<Range> parse_ceiling(std::string_view text);
    static Range ceiling(const Amount& end);

    [[nodiscard]] bool alerts_on(const Amount& value) const;

    // Guideline syntax that parse() reads back as the same range: "200:", "~:10", "@10:20".
    [[nodiscard]] std::string text() const;

    // As text(), but a plain floor or ceiling as its bare bound: what Icinga's writers understand.
    [[nodiscard]] std::string bound_text() const;

    // Absent: the range is open to that side.
    [[nodiscard]] const std::optional<Amount>& start() const { return start_; }
    [[nodiscard]] const std::optional<Amount>& end() const { return end_; }
    // True for "@": alerts inside.
    [[nodiscard]] bool inside() const { return inside_; }

    friend bool operator==(const Range&, const Range&) = default;

  private:
    Range(std::optional<Amount> start, std::optional<Amount> end, bool inside);

    std::optional<Amount> start_;
    std::optional<Amount> end_;
    bool inside_ = false;
};

}  // namespace balance
