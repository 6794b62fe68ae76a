// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Pairs of a key:value text are keys and trimmed values of one line, and read back as themselves.

#include <cstdint>

#include "formats/key_value_text.hpp"
#include "invariant.hpp"
#include "text/ascii.hpp"

using namespace balance;
using balance::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const std::vector<std::string> whole_line_keys = {"errors", "error"};
    const auto pairs = parse_key_value_text(text, whole_line_keys);
    if (!pairs) {
        require(!pairs.error().empty(), "a refusal has a reason");
        return 0;
    }
    std::string written;
    for (const auto& [key, value] : *pairs) {
        require(is_key(key), "a key is a word");
        require(trimmed(value) == value, "a value is trimmed");
        require(value.find('\n') == std::string::npos, "a value is of one line");
        require(text.find(value) != std::string::npos, "a value is of the text");
        written.append(key).append(":").append(value).append("\r\n");
    }
    const auto again = parse_key_value_text(written, whole_line_keys);
    require(again.has_value() && again->size() == pairs->size(), "one pair a line is the same");
    for (std::size_t i = 0; i < pairs->size(); ++i) {
        require((*again)[i].key == (*pairs)[i].key && (*again)[i].value == (*pairs)[i].value,
                "one pair a line is the same");
    }
    return 0;
}
