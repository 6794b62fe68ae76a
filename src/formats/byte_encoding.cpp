// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/byte_encoding.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/ascii.hpp"

namespace balance {

namespace {

constexpr std::size_t ascii_size = 128;

// Without pointers, which the loader would have to adjust at each start.
struct Table {
    char name[13];
    char16_t upper_half[ascii_size];  // 0: no character
};

constexpr Table tables[] = {
#include "formats/byte_encoding_tables.inc"
};

std::string usual_name(std::string_view name) {
    auto text = upper(name);
    if (text.starts_with("CP125")) {
        return "WINDOWS-" + text.substr(2);
    }
    return text == "IBM866" ? "CP866" : text;
}

}  // namespace

std::optional<ByteEncoding> byte_encoding(std::string_view name) {
    const auto* const table = std::ranges::find(tables, usual_name(name), &Table::name);
    if (table == std::end(tables)) {
        return std::nullopt;
    }
    ByteEncoding encoding{};
    for (std::size_t byte = 0; byte < ascii_size; ++byte) {
        encoding[byte] = static_cast<int>(byte);
        const auto above = table->upper_half[byte];
        encoding[ascii_size + byte] = above == 0 ? -1 : above;
    }
    return encoding;
}

}  // namespace balance
