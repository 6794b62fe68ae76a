// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/ini_file.hpp"

#include <optional>

#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

// "no \"key = value\"; it begins with a no-break space": what nobody sees is named.
std::string with_hidden_ends(std::string reason, std::string_view line) {
    const auto hidden = hidden_at_an_end(line);
    return hidden.empty() ? reason : reason + "; it " + hidden;
}

// A line that opens a section, or would but for a slip.
struct Header {
    std::string_view name;
    std::string fault{};  // "" for none
    bool has_comment = false;
};

Header header_of(std::string_view line) {
    const auto end = line.find(']');
    const auto name = trimmed(line.substr(1, end == std::string_view::npos ? end : end - 1));
    if (end == std::string_view::npos) {
        return {name, "the ] of the section is missing"};
    }
    const auto behind = trimmed(line.substr(end + 1));
    if (behind.empty()) {
        return {name};
    }
    if (behind.front() == '#' || behind.front() == ';') {
        return {name, "behind the ] of a section no comment may stand; give it a line of its own",
                true};
    }
    return {name, with_hidden_ends("behind the ] of a section nothing may stand", behind)};
}

std::string fault_of_file(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        return "the file starts with a byte order mark: save it as UTF-8 without one";
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return "the file is UTF-16: save it as UTF-8";
    }
    return {};
}

}  // namespace

Expected<std::vector<IniEntry>, IniError> parse_ini(std::string_view text,
                                                    std::string_view section) {
    const auto error = [](std::size_t line, std::string reason) {
        return Unexpected<IniError>({line, std::move(reason)});
    };
    if (const auto fault = fault_of_file(text); !fault.empty()) {
        return error(1, fault);
    }
    std::vector<IniEntry> entries;
    std::optional<std::string> current;
    std::string missing(no_such_section);
    std::size_t number = 0;
    for (const auto whole_line : lines_of(text)) {
        ++number;
        const auto line = trimmed(whole_line);
        if (line.empty() || line.front() == '#' || line.front() == ';') {
            continue;
        }
        if (line.front() == '[') {
            const auto header = header_of(line);
            // Of another section only a comment is nobody's business: that one surely starts here.
            const bool concerns_us = header.name == section ||
                                     (!header.has_comment && (!current || *current == section));
            if (!header.fault.empty() && concerns_us) {
                return error(number, header.fault);
            }
            if (header.name != section && without_hidden(header.name) == section) {
                missing = "the name in line " + std::to_string(number) + " holds " +
                          misleading_character(header.name);
            }
            current = header.name;
            continue;
        }
        if (!current) {
            return error(number, with_hidden_ends("it stands before any [section]", line));
        }
        if (*current != section) {
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            return error(number, with_hidden_ends("it is no \"key = value\"", line));
        }
        entries.push_back({std::string(trimmed(line.substr(0, equals))),
                           std::string(trimmed(line.substr(equals + 1))), number});
    }
    if (entries.empty()) {
        return error(0, missing);
    }
    return entries;
}

}  // namespace balance
