// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample_series.hpp"

#include <string>

#include "samples/sample_fields.hpp"

namespace balance {

namespace {

constexpr std::size_t shown_characters = 40;

Message another(const OtherColumn& column, std::string_view value, std::string_view first) {
    if (column.is_key) {
        return "another account, currency or series than in the lines before; keep the lines of "
               "only one in the file";
    }
    Message message("the column ");
    if (column.name.empty()) {
        message << column.index + 1;
    } else {
        message << "\"" << Foreign{column.name, shown_characters} << "\"";
    }
    message << " has \"" << Foreign{std::string(value), shown_characters} << "\", and before it \""
            << Foreign{std::string(first), shown_characters}
            << "\"; keep the lines of only one account or series, or remove this column";
    return message;
}

}  // namespace

SampleSeries::SampleSeries(const std::vector<OtherColumn>& columns) {
    for (const auto& column : columns) {
        columns_.push_back({column, {}});
    }
}

bool SampleSeries::is_another(Watched& watched, std::string_view value) {
    if (!watched.column.is_key && is_no_value(value)) {
        return false;
    }
    if (!watched.has_first) {
        watched.first = value;
        watched.has_first = true;
        watched.has_text = watched.column.is_key || !is_number_or_time(value);
        return false;
    }
    if (value == watched.first) {
        return false;
    }
    watched.has_text = watched.has_text || !is_number_or_time(value);
    return watched.has_text;
}

Fault SampleSeries::take(const std::vector<CsvField>& fields) {
    for (auto& watched : columns_) {
        const auto value = fields[watched.column.index].text;
        if (is_another(watched, value)) {
            return another(watched.column, value, watched.first);
        }
    }
    return std::nullopt;
}

}  // namespace balance
