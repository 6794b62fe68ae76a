// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "secrets/word_break.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/escape.hpp"
#include "text/invisible.hpp"

namespace balance {

namespace {

constexpr auto written_breaks =
    std::to_array<std::string_view>({"\\n", "\\r", "\\t", "<br>", "<br/>", "<br />", "<wbr>",
                                     "&nbsp;", "&shy;", "&zwnj;", "&zwj;"});

// With the indentation of the line that begins behind it.
std::size_t with_indentation(std::string_view text, std::size_t length, char next) {
    const auto* const indentation = next == ' ' ? "\r\n\t" : "\r\n\t ";
    return std::min(text.find_first_not_of(indentation, length), text.size());
}

std::size_t length_if_invisible(const std::optional<CodePoint>& character) {
    return character && is_invisible(character->value) ? character->length : 0;
}

std::size_t escaped_break_length(std::string_view text, char next) {
    const auto* written = std::ranges::find_if(
        written_breaks, [text](std::string_view one) { return text.starts_with(one); });
    if (written != written_breaks.end()) {
        return with_indentation(text, written->size(), next);
    }
    switch (text.front()) {
        case '\\':
            return length_if_invisible(json_escape(text));
        case '%':
            return length_if_invisible(percent_escape(text));
        case '&':
            return length_if_invisible(numeric_entity(text));
        default:
            return 0;
    }
}

}  // namespace

std::size_t word_break_length(std::string_view text, char next) {
    const char front = text.front();
    if (front == '\\' || front == '%' || front == '&' || front == '<') {
        return escaped_break_length(text, next);
    }
    if (front > ' ' && front <= '~') {
        return 0;
    }
    if (front != '\n' && front != '\r') {
        return length_if_invisible(first_code_point(text));
    }
    return with_indentation(text, 1, next);
}

}  // namespace balance
