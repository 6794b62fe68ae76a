// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A regular expression that takes a value out of a text. RE2 runs it: in linear time, whatever a
// definition or a reply holds. Nothing of RE2 shows outside.
//
// The value is what the group (?P<value>...) holds, else what the only group holds, else the whole
// match. A group (?P<currency>...) holds the value's currency. Other named groups, and several
// groups without a name, are mistakes; (?:...) groups without taking anything. It is UTF-8, "." is
// no line end, "^" and "$" are the ends of the text unless (?m) is written.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"

namespace balance {

class Pattern {
  public:
    static constexpr std::size_t max_bytes = 500;
    static constexpr std::size_t max_matches = 100;
    static constexpr std::size_t max_text = 64UL * 1024;

    struct Match {
        bool is_empty;  // nothing of the text, as "x*" fits everywhere
        std::string value;
        std::string currency;  // "" without such a group
    };

    static Expected<Pattern> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }

    // All matches that do not overlap, in their order; not more than max_matches. A text of more
    // than max_text bytes has none: part of it could mean something else than the whole.
    [[nodiscard]] std::vector<Match> find_all(std::string_view text) const;

  private:
    class Engine;
    Pattern(std::string text, std::shared_ptr<const Engine> engine)
        : text_(std::move(text)), engine_(std::move(engine)) {}

    std::string text_;

    std::shared_ptr<const Engine> engine_;
};

}  // namespace balance
