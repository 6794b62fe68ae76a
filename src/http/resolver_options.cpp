// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/resolver_options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>

#include "text/format.hpp"

namespace balance {

namespace {

constexpr std::string_view blanks = " \t\r";

// What stands before the first of these characters, taken off the text together with it.
std::string_view taken(std::string_view& text, std::string_view ends) {
    const auto end = std::min(text.find_first_of(ends), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

std::optional<int> value_of(std::string_view word, std::string_view name, int most) {
    if (!word.starts_with(name)) {
        return std::nullopt;
    }
    word.remove_prefix(name.size());
    int value = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (fault != std::errc() || end != word.data() + word.size() || value < 1) {
        return std::nullopt;
    }
    return std::min(value, most);
}

}  // namespace

std::string resolver_options(std::string_view resolv_conf) {
    std::optional<int> seconds;
    std::optional<int> attempts;
    while (!resolv_conf.empty()) {
        auto line = taken(resolv_conf, "\n");
        if (taken(line, blanks) != "options") {
            continue;
        }
        while (!line.empty()) {
            const auto word = taken(line, blanks);
            if (const auto value = value_of(word, "timeout:", 30)) {
                seconds = value;
            } else if (const auto count = value_of(word, "attempts:", 5)) {
                attempts = count;
            }
        }
    }
    std::string options = seconds ? format("retrans:{}", *seconds * 1000) : "";
    if (attempts) {
        options += format("{}retry:{}", options.empty() ? "" : " ", *attempts);
    }
    return options;
}

void hand_on_resolver_options() {
    std::array<char, 16384> text{};
    std::ifstream file("/etc/resolv.conf", std::ios::binary);
    file.read(text.data(), text.size());
    const auto options = resolver_options({text.data(), static_cast<std::size_t>(file.gcount())});
    if (!options.empty()) {
        ::setenv("RES_OPTIONS", options.c_str(), 1);
    }
}

}  // namespace balance
