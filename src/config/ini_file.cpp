// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/ini_file.hpp"

#include <optional>

#include "core/text.hpp"

namespace balance {

Expected<std::vector<IniEntry>, IniError> parse_ini(std::string_view text,
                                                    std::string_view section) {
    const auto error = [](std::size_t line, std::string reason) {
        return Unexpected<IniError>({line, std::move(reason)});
    };
    if (text.starts_with("\xEF\xBB\xBF")) {
        return error(1, "the file starts with a byte order mark");
    }
    std::vector<IniEntry> entries;
    std::optional<std::string> current;
    std::size_t number = 0;
    for (const auto whole_line : lines_of(text)) {
        ++number;
        const auto line = trimmed(whole_line);
        if (line.empty() || line.front() == '#' || line.front() == ';') {
            continue;
        }
        if (line.front() == '[' && line.back() == ']') {
            current = trimmed(line.substr(1, line.size() - 2));
            continue;
        }
        if (!current) {
            return error(number, "it stands before any [section]");
        }
        if (*current != section) {
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            return error(number, "it is no \"key = value\"");
        }
        entries.push_back({std::string(trimmed(line.substr(0, equals))),
                           std::string(trimmed(line.substr(equals + 1))), number});
    }
    if (entries.empty()) {
        return error(0, "no such section");
    }
    return entries;
}

}  // namespace balance
