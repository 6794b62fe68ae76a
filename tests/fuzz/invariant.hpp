// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// What the fuzz targets have in common: their input as text, and the one way to say that a promise
// of the program does not hold.

#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace balance::fuzz {

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
    return {data, data + size};
}

inline void require(bool holds, std::string_view promise) {
    if (!holds) {
        std::cerr << "broken promise: " << promise << "\n";
        std::abort();
    }
}

// The input up to its first byte 1, and what stands behind it.
inline std::pair<std::string, std::string> split(const std::string& text) {
    const auto at = text.find('\x01');
    return at == std::string::npos ? std::pair(std::string(), text)
                                   : std::pair(text.substr(0, at), text.substr(at + 1));
}

// A text in pieces that stand between bytes 1.
inline std::vector<std::string> pieces(std::string text) {
    std::vector<std::string> result;
    for (auto at = text.find('\x01'); at != std::string::npos; at = text.find('\x01')) {
        result.push_back(text.substr(0, at));
        text.erase(0, at + 1);
    }
    result.push_back(text);
    return result;
}

}  // namespace balance::fuzz
