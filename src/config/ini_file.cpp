// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/ini_file.hpp"

#include <optional>

#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

// "no \"key = value\"; it begins with a no-break space": what nobody sees is named.
std::string with_hidden_ends(const std::string& reason, std::string_view line) {
    const auto hidden = hidden_at_an_end(line);
    return hidden ? reason + "; it " + hidden->words : reason;
}

// A line that opens a section, or would but for a slip.
struct Header {
    enum class End { clean, comment, broken };
    std::string_view name;
    End end = End::clean;
    std::string reason{};  // why it is not clean
};

Header header_of(std::string_view line) {
    const auto end = line.find(']');
    const auto name = trimmed(line.substr(1, end == std::string_view::npos ? end : end - 1));
    if (end == std::string_view::npos) {
        return {name, Header::End::broken, "the ] of the section is missing"};
    }
    const auto behind = trimmed(line.substr(end + 1));
    if (behind.empty()) {
        return {name};
    }
    if (behind.front() == '#' || behind.front() == ';') {
        return {name, Header::End::comment,
                "no comment may follow the ] of a section; put it on its own line"};
    }
    return {name, Header::End::broken,
            with_hidden_ends("nothing may follow the ] of a section", behind)};
}

std::optional<std::string> fault_of_file(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        return "the file starts with a byte order mark: save it as UTF-8 without one";
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return "the file is UTF-16: save it as UTF-8";
    }
    return std::nullopt;
}

// Of another section only a comment is nobody's business: that one surely starts here.
bool concerns(const Header& header,
              std::string_view section,
              const std::optional<std::string>& current) {
    return header.name == section ||
           (header.end == Header::End::broken && (!current || *current == section));
}

// The section is missing, but one is called so, had it not a character that nobody sees.
IniError similar_section(std::size_t line, std::string_view name) {
    return {IniError::Kind::similar_section, 0,
            "the name in line " + std::to_string(line) + " holds " + misleading_character(name)};
}

}  // namespace

Expected<std::vector<IniEntry>, IniError> parse_ini(std::string_view text,
                                                    std::string_view section) {
    const auto bad_line = [](std::size_t line, std::string reason) {
        return Unexpected<IniError>({IniError::Kind::bad_line, line, std::move(reason)});
    };
    if (const auto fault = fault_of_file(text)) {
        return bad_line(1, *fault);
    }
    std::vector<IniEntry> entries;
    std::optional<std::string> current;
    IniError missing{IniError::Kind::no_section, 0, "no such section"};
    std::size_t number = 0;
    for (const auto whole_line : lines_of(text)) {
        ++number;
        const auto line = trimmed(whole_line);
        if (line.empty() || line.front() == '#' || line.front() == ';') {
            continue;
        }
        if (line.front() == '[') {
            const auto header = header_of(line);
            if (header.end != Header::End::clean && concerns(header, section, current)) {
                return bad_line(number, header.reason);
            }
            if (header.name != section && without_hidden(header.name) == section) {
                missing = similar_section(number, header.name);
            }
            current = header.name;
            continue;
        }
        if (!current) {
            return bad_line(number, with_hidden_ends("it comes before the first [section]", line));
        }
        if (*current != section) {
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            return bad_line(number, with_hidden_ends("it is no \"key = value\"", line));
        }
        entries.push_back({std::string(trimmed(line.substr(0, equals))),
                           std::string(trimmed(line.substr(equals + 1))), number});
    }
    if (entries.empty()) {
        return Unexpected<IniError>(std::move(missing));
    }
    return entries;
}

}  // namespace balance
