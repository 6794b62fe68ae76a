// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// An ini file gives plain entries, or a reason with a line of the file.

#include <algorithm>
#include <cstdint>

#include "config/ini_file.hpp"
#include "invariant.hpp"
#include "text/ascii.hpp"

using namespace balance;
using balance::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [wanted, text] = fuzz::split(fuzz::text_of(data, size));
    const auto section = wanted.empty() ? "section" : wanted;
    const auto entries = parse_ini(text, section);
    const auto lines = lines_of(text);
    if (!entries) {
        require(!entries.error().reason.empty(), "a refusal has a reason");
        require(entries.error().line <= std::max<std::size_t>(lines.size(), 1),
                "a line of the file");
        return 0;
    }
    require(!entries->empty(), "an empty section is a mistake");
    std::size_t last_line = 0;
    for (const auto& entry : *entries) {
        require(entry.line > last_line && entry.line <= lines.size(), "lines ascend");
        last_line = entry.line;
        require(!entry.key.empty(), "an entry has a key");
        require(trimmed(entry.key) == entry.key && trimmed(entry.value) == entry.value, "trimmed");
        require(entry.key.find_first_of("=\n") == std::string::npos, "the first = splits");
        require(entry.value.find('\n') == std::string::npos, "a value is of one line");
        require(lines[entry.line - 1].find(entry.value) != std::string_view::npos, "its own line");
    }
    return 0;
}
