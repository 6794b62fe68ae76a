// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/retry_after.hpp"

#include <algorithm>
#include <charconv>

namespace balance {

namespace {

std::optional<std::time_t> parse_date(const std::string& text) {
    for (const char* form :
         {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"}) {
        std::tm parts{};
        const char* end = strptime(text.c_str(), form, &parts);
        if (end != nullptr && *end == '\0') {
            return timegm(&parts);
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::chrono::seconds> parse_retry_after(const std::string& value, std::time_t now) {
    long seconds = 0;
    const auto* end = value.data() + value.size();
    const auto result = std::from_chars(value.data(), end, seconds);
    if (result.ec == std::errc() && result.ptr == end && seconds >= 0) {
        return std::chrono::seconds(seconds);
    }
    if (const auto date = parse_date(value)) {
        return std::chrono::seconds(std::max<std::time_t>(*date - now, 0));
    }
    return std::nullopt;
}

}  // namespace balance
