// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/number_style.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.hpp"

namespace balance {

namespace {

struct Sample {
    std::string_view text;
    char group_separator;
    char decimal_point;
};

constexpr std::array<Sample, 5> known_samples = {{{"1,234.56", ',', '.'},
                                                  {"1.234,56", '.', ','},
                                                  {"1 234,56", ' ', ','},
                                                  {"1'234.56", '\'', '.'},
                                                  {"1234,56", 0, ','}}};

// What formatting for people emits, and what it stands for.
constexpr std::array<std::pair<std::string_view, char>, 6> look_alikes = {{{"\u00A0", ' '},
                                                                           {"\u202F", ' '},
                                                                           {"\u2009", ' '},
                                                                           {"\u2019", '\''},
                                                                           {"\u02BC", '\''},
                                                                           {"\u2212", '-'}}};

std::string in_ascii(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto* found = std::ranges::find_if(
            look_alikes, [&](const auto& pair) { return text.starts_with(pair.first); });
        const bool plain = found == look_alikes.end();
        result += plain ? text.front() : found->second;
        text.remove_prefix(plain ? 1 : found->first.size());
    }
    return result;
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

using Plain = Expected<std::string, AmountFault>;

Unexpected<AmountFault> not_a_number() {
    return Unexpected<AmountFault>(AmountFault::not_a_number);
}

// Groups of three behind a first one of one to three, without their separators.
Plain ungrouped(std::string_view text, char separator) {
    if (separator == 0 || text.find(separator) == std::string_view::npos) {
        return all_digits(text) ? Plain(std::string(text)) : not_a_number();
    }
    std::string digits;
    while (true) {
        const auto group = text.substr(0, text.find(separator));
        const bool right_size =
            digits.empty() ? !group.empty() && group.size() <= 3 : group.size() == 3;
        if (!right_size || !all_digits(group)) {
            return not_a_number();
        }
        digits += group;
        if (group.size() == text.size()) {
            return digits;
        }
        text.remove_prefix(group.size() + 1);
    }
}

}  // namespace

std::optional<NumberStyle> NumberStyle::of_sample(std::string_view sample) {
    const auto* found = std::ranges::find(known_samples, sample, &Sample::text);
    return found == known_samples.end()
               ? std::nullopt
               : std::optional(NumberStyle(found->group_separator, found->decimal_point));
}

std::string NumberStyle::samples() {
    std::vector<std::string> texts;
    texts.reserve(std::size(known_samples));
    for (const auto& sample : known_samples) {
        texts.push_back("\"" + std::string(sample.text) + "\"");
    }
    return listed(texts, "or");
}

Expected<std::string, AmountFault> NumberStyle::plain(std::string_view written) const {
    const auto ascii = in_ascii(written);
    std::string_view text = ascii;
    std::string result;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        result = text.front();
        text.remove_prefix(1);
    }
    const auto point = std::min(text.find(decimal_point_), text.size());
    auto whole = ungrouped(text.substr(0, point), group_separator_);
    if (!whole) {
        return whole;
    }
    result += *whole;
    if (point < text.size()) {
        const auto fraction = text.substr(point + 1);
        if (!all_digits(fraction)) {
            return not_a_number();
        }
        result += "." + std::string(fraction);
    }
    return result;
}

}  // namespace balance
