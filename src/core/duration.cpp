// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/duration.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace balance {

namespace {

using std::chrono::seconds;

struct Unit {
    char letter;
    long length;
};

constexpr std::array<Unit, 5> units = {
    {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 24L * 3600}, {'w', 7L * 24 * 3600}}};
constexpr long longest = 3660L * 24 * 3600;

struct Part {
    long length;
    const char* word;
};

constexpr std::array<Part, 4> parts = {{{24L * 3600, " d"}, {3600, " h"}, {60, " min"}, {1, " s"}}};

}  // namespace

Expected<Amount> parse_seconds(std::string_view text) {
    const auto* unit =
        text.empty() ? units.end() : std::ranges::find(units, text.back(), &Unit::letter);
    const bool has_unit = unit != units.end();
    const auto number = Amount::parse(has_unit ? text.substr(0, text.size() - 1) : text);
    const bool plain = !has_unit || text.find_first_of("eE+") == std::string_view::npos;
    if (!number || !plain || !(Amount() < *number)) {
        return unexpected("not a duration");
    }
    const auto length = has_unit ? unit->length : 1;
    return product(*number, *Amount::parse(std::to_string(length)));
}

Expected<seconds> parse_duration(std::string_view text) {
    const auto exact = parse_seconds(text);
    if (!exact) {
        return unexpected(exact.error());
    }
    const auto whole = exact->with_decimals(0).text();
    long count = 0;
    const auto result = std::from_chars(whole.data(), whole.data() + whole.size(), count);
    if (result.ec != std::errc() || count > longest) {
        return unexpected("longer than ten years");
    }
    return count == 0 ? Expected<seconds>(unexpected("shorter than a second"))
                      : Expected<seconds>(seconds(count));
}

std::string duration_text(seconds duration) {
    auto rest = std::max<long long>(duration.count(), 0);
    std::string text;
    int told = 0;
    for (const auto& part : parts) {
        const auto count = rest / part.length;
        rest -= count * part.length;
        if (count > 0 && told < 2) {
            text += (text.empty() ? "" : " ") + std::to_string(count) + part.word;
        }
        told += told > 0 || count > 0 ? 1 : 0;
    }
    return text.empty() ? "0 s" : text;
}

}  // namespace balance
