// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Days on which nobody works: dates of a place, without a time or a zone.
//
// Read from a text of one date a line, "2026-12-25"; a text may follow behind a blank. Blank lines,
// "#" comments, CR LF, a byte order mark and UTF-16 are fine, days may come in any order and again.
// A line that begins with anything else is an error, and so is a year in which nobody can mean it.

#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/expected.hpp"
#include "core/message.hpp"

namespace balance {

class Holidays {
  public:
    Holidays() = default;
    explicit Holidays(std::vector<std::chrono::local_days> days);

    // The error names the line.
    [[nodiscard]] static Expected<Holidays, Message> parse(std::string_view text);

    [[nodiscard]] bool contains(std::chrono::year_month_day day) const;
    [[nodiscard]] const std::vector<std::chrono::local_days>& days() const { return days_; }

    bool operator==(const Holidays&) const = default;

  private:
    std::vector<std::chrono::local_days> days_;  // in their order, each once
};

}  // namespace balance
