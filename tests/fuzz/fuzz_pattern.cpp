// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A pattern is refused with a reason, or takes pieces out of any text, each behind the one before.
//
// The input: the pattern, byte 1, the text.

#include <cstdint>

#include "core/pattern.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [written, text] = fuzz::split(fuzz::text_of(data, size));
    const auto pattern = Pattern::parse(written);
    if (!pattern) {
        require(!pattern.error().empty(), "a refusal has a reason");
        return 0;
    }
    require(!written.empty() && written.size() <= Pattern::max_bytes, "a pattern has its bounds");
    const auto matches = pattern->find_all(text);
    require(matches.size() <= Pattern::max_matches, "not more than a hundred matches");
    std::size_t at = 0;
    std::size_t empty = 0;
    for (const auto& match : matches) {
        const auto found = text.find(match.value, at);
        require(found != std::string::npos, "a value is a piece of the text behind the last one");
        require(text.find(match.currency) != std::string::npos, "a currency is a piece of it, too");
        at = match.value.empty() ? at : found + match.value.size();
        empty += match.value.empty() ? 1U : 0U;
    }
    require(empty <= text.size() + 1, "an empty match is at a place of its own");
    require(pattern->find_all(text).size() == matches.size(), "the same text, the same matches");
    return 0;
}
