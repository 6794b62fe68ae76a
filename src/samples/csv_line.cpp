// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/csv_line.hpp"

#include <algorithm>
#include <optional>

namespace balance {

namespace {

// A tab may be the separator, so only what is not counts as a blank.
bool is_blank_beside(char c, char separator) {
    return c != separator && (c == ' ' || c == '\t');
}

std::string_view without_blanks(std::string_view text, char separator) {
    while (!text.empty() && is_blank_beside(text.front(), separator)) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank_beside(text.back(), separator)) {
        text.remove_suffix(1);
    }
    return text;
}

// Where the quote at the front of a text is closed, or npos.
std::size_t closing_quote(std::string_view text) {
    auto at = text.find('"', 1);
    while (at != std::string_view::npos && text.substr(at + 1).starts_with('"')) {
        at = text.find('"', at + 2);
    }
    return at;
}

// The field at the front, which is taken away; the separator behind it stays.
std::optional<CsvField> take_field(std::string_view& rest, char separator) {
    while (!rest.empty() && is_blank_beside(rest.front(), separator)) {
        rest.remove_prefix(1);
    }
    if (!rest.starts_with('"')) {
        const auto end = std::min(rest.find(separator), rest.size());
        const auto field = without_blanks(rest.substr(0, end), separator);
        rest.remove_prefix(end);
        return CsvField{field, false};
    }
    const auto close = closing_quote(rest);
    if (close == std::string_view::npos) {
        return std::nullopt;
    }
    const auto field = without_blanks(rest.substr(1, close - 1), separator);
    rest.remove_prefix(close + 1);
    while (!rest.empty() && is_blank_beside(rest.front(), separator)) {
        rest.remove_prefix(1);
    }
    return rest.empty() || rest.front() == separator ? std::optional(CsvField{field, true})
                                                     : std::nullopt;
}

}  // namespace

std::vector<CsvField> csv_fields(std::string_view line, char separator) {
    std::vector<CsvField> fields;
    while (true) {
        const auto field = take_field(line, separator);
        if (!field) {
            return {};
        }
        fields.push_back(*field);
        if (line.empty()) {
            return fields;
        }
        line.remove_prefix(1);
    }
}

}  // namespace balance
