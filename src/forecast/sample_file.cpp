// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/sample_file.hpp"

#include <optional>

#include "core/text.hpp"
#include "core/timestamp.hpp"

namespace balance {

namespace {

std::string_view unquoted(std::string_view field) {
    field = trimmed(field);
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"') {
        field = field.substr(1, field.size() - 2);
    }
    return field;
}

struct Fields {
    std::string_view time;
    std::string_view balance;
};

// Nothing where the line has not two fields.
std::optional<Fields> fields_of(std::string_view line) {
    const auto comma = line.find(',');
    if (comma == std::string_view::npos || line.find(',', comma + 1) != std::string_view::npos) {
        return std::nullopt;
    }
    return Fields{unquoted(line.substr(0, comma)), unquoted(line.substr(comma + 1))};
}

bool is_header(std::string_view line) {
    const auto fields = fields_of(line);
    return fields && lower(fields->time) == "time" && lower(fields->balance) == "balance";
}

Expected<TimedBalance> sample_of(std::string_view line) {
    const auto fields = fields_of(line);
    if (!fields) {
        return unexpected("not two fields with a comma between them");
    }
    const auto time = parse_timestamp(fields->time);
    if (!time) {
        return unexpected("not a time; write seconds since 1970 or 2026-03-01T05:00:00Z");
    }
    const auto balance = Amount::parse(fields->balance);
    if (!balance) {
        return unexpected("the balance is no number: " + balance.error());
    }
    return TimedBalance{*time, *balance};
}

}  // namespace

Expected<std::vector<TimedBalance>> parse_sample_file(std::string_view text) {
    static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    std::vector<TimedBalance> samples;
    std::size_t number = 0;
    bool header_is_read = false;
    const auto in_line = [&number](const std::string& reason) {
        return unexpected("line " + std::to_string(number) + ": " + reason);
    };
    for (const auto line : lines_of(text)) {
        ++number;
        if (trimmed(line).empty()) {
            continue;
        }
        if (!header_is_read) {
            if (!is_header(line)) {
                return in_line("the first line must be the header time,balance");
            }
            header_is_read = true;
            continue;
        }
        auto sample = sample_of(line);
        if (!sample) {
            return in_line(sample.error());
        }
        if (!samples.empty() && sample->time < samples.back().time) {
            return in_line("earlier than the line before it; sort the lines by time");
        }
        samples.push_back(std::move(sample).value());
    }
    return samples.empty() ? Expected<std::vector<TimedBalance>>(unexpected("it has no samples"))
                           : samples;
}

}  // namespace balance
