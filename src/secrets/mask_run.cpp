// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "secrets/mask_run.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/ascii.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace balance {

namespace {

constexpr std::u32string_view weak = U"xX-_";

// Bullets, dots at middle height, squares, circles and stars are what forms and logs print.
constexpr std::u32string_view strong =
    U"*.#\u2026\u2022\u25CF\u00B7\u2219\u22C5\u30FB\u2027\u25A0\u25AA\u25AE\u2588\u25FC\u2B1B"
    U"\u25CB\u25E6\u2217\u2731\uFF0A\uFF0E\uFF03";

constexpr char32_t ellipsis = 0x2026;
constexpr char32_t word_in_brackets = U'[';
constexpr std::size_t counts_of_several = 3;
constexpr std::size_t longest_mask = 12;  // bytes

constexpr std::array<std::pair<std::string_view, char32_t>, 9> named = {{{"&hellip;", ellipsis},
                                                                         {"&mldr;", ellipsis},
                                                                         {"&bull;", 0x2022},
                                                                         {"&bullet;", 0x2022},
                                                                         {"&middot;", 0x00B7},
                                                                         {"&centerdot;", 0x00B7},
                                                                         {"&ast;", U'*'},
                                                                         {"&num;", U'#'},
                                                                         {"&period;", U'.'}}};

constexpr auto words = std::to_array<std::string_view>(
    {"...", "***", "\xE2\x80\xA6", "redacted", "hidden", "masked", "removed", "filtered"});

std::optional<CodePoint> named_entity(std::string_view text) {
    for (const auto& [name, value] : named) {
        if (text.starts_with(name)) {
            return CodePoint{value, name.size()};
        }
    }
    return numeric_entity(text);
}

// "[REDACTED]", "<hidden>", "(...)"
std::optional<CodePoint> bracketed_word(std::string_view text) {
    const char close = text.front() == '[' ? ']' : text.front() == '<' ? '>' : ')';
    const auto end = text.substr(0, longest_mask).find(close);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const auto word = lower(text.substr(1, end - 1));
    return std::ranges::find(words, word) == words.end()
               ? std::nullopt
               : std::optional(CodePoint{word_in_brackets, end + 1});
}

std::optional<CodePoint> character_at(std::string_view text) {
    switch (text.empty() ? '\0' : text.front()) {
        case '\\':
            return json_escape(text);
        case '%':
            return percent_escape(text);
        case '&':
            return named_entity(text);
        case '[':
        case '<':
        case '(':
            return bracketed_word(text);
        default:
            return text.empty() ? std::nullopt : first_code_point(text);
    }
}

bool is_mask(char32_t character) {
    return is_weak_mask(character) || character == word_in_brackets ||
           strong.find(character) != std::u32string_view::npos;
}

bool join(char32_t left, char32_t right) {
    return left == right || (!is_weak_mask(left) && !is_weak_mask(right));
}

}  // namespace

bool is_weak_mask(char32_t character) {
    return weak.find(character) != std::u32string_view::npos;
}

bool joins_run(char character, char32_t first) {
    const auto value = static_cast<unsigned char>(character);
    return value < 0x80 && value != word_in_brackets && is_mask(value) && join(value, first);
}

char32_t first_mask(std::string_view text) {
    const auto mask = character_at(text);
    return mask && is_mask(mask->value) ? mask->value : 0;
}

MaskRun mask_run(std::string_view text) {
    MaskRun run;
    while (true) {
        const auto mask = character_at(text.substr(run.length));
        if (!mask || !is_mask(mask->value) || (run.count > 0 && !join(mask->value, run.first))) {
            return run;
        }
        run.first = run.count == 0 ? mask->value : run.first;
        run.length += mask->length;
        run.count +=
            mask->value == ellipsis || mask->value == word_in_brackets ? counts_of_several : 1;
    }
}

bool ends_inside_run(std::string_view text, char32_t first) {
    for (std::size_t length = 1; length <= std::min(text.size(), longest_mask); ++length) {
        const auto mask = character_at(text.substr(text.size() - length));
        if (mask && mask->length == length && is_mask(mask->value) && join(mask->value, first)) {
            return true;
        }
    }
    return false;
}

}  // namespace balance
