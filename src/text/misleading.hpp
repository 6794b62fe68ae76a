// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Characters that a person does not see, or takes for others, called by their names: what a copy
// from a web page or a word processor brings along, and what a message must name, since showing it
// helps nobody.
//
// Says nothing of whether they may stand there: they may, in what people write for people.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balance {

struct HiddenEnd {
    enum class Kind { byte_order_mark, other };
    Kind kind;
    std::string words;  // "begins with a byte order mark", "ends with a no-break space"
};

// What nobody sees at one of the ends, the beginning first. Plain blanks do not count.
[[nodiscard]] std::optional<HiddenEnd> hidden_at_an_end(std::string_view text);

// Without blanks of any kind and invisible characters at both ends.
[[nodiscard]] std::string_view without_hidden_ends(std::string_view text);

// Without invisible characters anywhere, but for plain blanks.
[[nodiscard]] std::string without_hidden(std::string_view text);

// "a no-break space", "an en dash", "a blank at its end": the first one that may be why a text is
// not understood, or "".
[[nodiscard]] std::string misleading_character(std::string_view text);

// "a Cyrillic letter", "a Greek letter", or "": misleads in codes and names of ASCII.
[[nodiscard]] std::string foreign_letter_in(std::string_view text);

// " (it holds a no-break space)", or nothing for "".
[[nodiscard]] inline std::string it_holds(const std::string& character) {
    return character.empty() ? std::string() : " (it holds " + character + ")";
}

}  // namespace balance
