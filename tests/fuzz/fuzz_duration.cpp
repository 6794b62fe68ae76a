// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Durations are within their bounds, and what is said of them reads back as no more than they are.

#include <array>
#include <cstdint>

#include "core/duration.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;
using std::chrono::seconds;

namespace {

constexpr seconds longest = std::chrono::hours(24 * 3660);

// "2 d 4 h" without what the words leave out: less than the smaller unit.
seconds read_words(const std::string& text) {
    static constexpr std::array<std::pair<std::string_view, char>, 4> units = {
        {{" d", 'd'}, {" h", 'h'}, {" min", 'm'}, {" s", 's'}}};
    seconds total{};
    std::string_view rest = text;
    for (const auto& [word, letter] : units) {
        const auto at = rest.find(word);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto part = std::string(rest.substr(0, at)) + letter;
        const auto duration = parse_duration(part);
        require(duration.has_value(), "each part of a duration's words is a duration");
        total += *duration;
        rest.remove_prefix(std::min(rest.size(), at + word.size() + 1));
    }
    require(rest.empty(), "a duration's words are numbers and units");
    return total;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto duration = parse_duration(text);
    if (!duration) {
        require(!duration.error().empty(), "a refusal has a reason");
        return 0;
    }
    require(*duration >= seconds(1) && *duration <= longest, "a duration is within its bounds");
    require(std::string_view("smhdw.0123456789").find(text.back()) != std::string_view::npos,
            "a duration ends with its unit or its number");
    const auto exact = parse_seconds(text);
    require(exact && exact->with_decimals(0).text() == std::to_string(duration->count()),
            "it is its exact seconds, rounded");
    const auto alone = parse_duration(std::to_string(duration->count()));
    require(alone.has_value() && *alone == *duration, "a number alone is seconds");
    const auto whole = parse_duration(std::to_string(duration->count()) + "s");
    require(whole.has_value() && *whole == *duration, "in seconds it is the same");
    const auto said = read_words(duration_text(*duration));
    require(said <= *duration, "never said to be longer than it is");
    require(*duration - said < std::chrono::hours(1), "what is left out is small");
    return 0;
}
