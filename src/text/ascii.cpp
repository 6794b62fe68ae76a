// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/ascii.hpp"

#include <algorithm>
#include <numeric>

namespace balance {

namespace {

// Levenshtein distance.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
    return result;
}

std::string upper(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return upper(c); });
    return result;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, [](char a, char b) { return lower(a) == lower(b); });
}

bool has_control_character(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

std::optional<std::string> control_character_in(std::string_view text) {
    const auto at = std::ranges::find_if(
        text, [](char c) { return has_control_character(std::string_view(&c, 1)); });
    if (at == text.end()) {
        return std::nullopt;
    }
    const auto rest = text.substr(static_cast<std::size_t>(at - text.begin()));
    if (rest.starts_with('\n') || rest.starts_with("\r\n")) {
        return "a second line";
    }
    switch (rest.front()) {
        case '\t':
            return "a control character (a tab)";
        case '\r':
            return "a control character (a carriage return)";
        case '\0':
            return "a control character (a NUL byte)";
        default:
            return "a control character";
    }
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string listed(const std::vector<std::string>& items, std::string_view last) {
    std::string result;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            result += i + 1 == items.size() ? " " + std::string(last) + " " : ", ";
        }
        result += items[i];
    }
    return result;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const auto longer = std::ranges::find_if(
        candidates, [&](const auto& candidate) { return candidate.starts_with(word); });
    if (word.size() > 1 && longer != candidates.end()) {
        return *longer;
    }
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        const auto length_gap = candidate.size() > word.size() ? candidate.size() - word.size()
                                                               : word.size() - candidate.size();
        if (length_gap >= best_distance) {
            continue;
        }
        const auto candidate_distance = distance(word, candidate);
        if (candidate_distance < best_distance) {
            best_distance = candidate_distance;
            best = candidate;
        }
    }
    return best;
}

}  // namespace balance
