// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The ini files of --extra-opts, as monitoring-plugins read them.
//
// "[section]" (blanks inside the brackets do not count, case does), "key = value" (the first "="
// splits, blanks around both are dropped), "#" and ";" start a comment only at the start of a line.
// Quotes are part of the value. CR LF and a missing last line end are fine, a byte order mark is
// not. Behind the "]" stands nothing, no comment either: the wanted section so is a mistake, and
// another one starts all the same. Sections of one name are merged. Lines that make no sense are
// mistakes in the wanted section and before any section, and nobody's business elsewhere. They are
// named by number, never quoted.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"

namespace balance {

struct IniEntry {
    std::string key;
    std::string value;
    std::size_t line;
};

struct IniError {
    enum class Kind {
        bad_line,
        no_section,       // or one without entries
        similar_section,  // the same, beside one whose name differs in what nobody sees
    };
    Kind kind;
    std::size_t line;  // of a bad one, else 0
    std::string reason;
};

// The entries of one section in their order; a section that is missing or empty is an error.
[[nodiscard]] Expected<std::vector<IniEntry>, IniError> parse_ini(std::string_view text,
                                                                  std::string_view section);

}  // namespace balance
