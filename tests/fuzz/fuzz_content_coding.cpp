// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A compressed body, behind the names of its encodings, never grows beyond the limit, and none of
// its beginnings is taken as whole in its place.

#include <algorithm>
#include <cstdint>

#include "http/content_coding.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr std::size_t limit = 65536;
    const auto [codings, body] = fuzz::split(fuzz::text_of(data, size));
    const auto decoded = decoded_body(body, codings, limit);
    if (!decoded) {
        require(!decoded.error().empty(), "a refusal has a reason");
        return 0;
    }
    require(decoded->size() <= std::max(limit, body.size()), "the limit holds");
    if (codings == "gzip" && body.size() > 1) {
        const auto cut = decoded_body(body.substr(0, body.size() - 1), codings, limit);
        require(!cut.has_value(), "a stream that breaks off is refused");
    }
    return 0;
}
