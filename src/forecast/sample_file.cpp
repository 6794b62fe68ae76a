// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/sample_file.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/text.hpp"
#include "core/utf16.hpp"
#include "forecast/csv_line.hpp"
#include "forecast/sample_columns.hpp"
#include "forecast/written_sample.hpp"

namespace balance {

namespace {

// "sep=;", by which spreadsheets are told the separator.
std::optional<char> declared_separator(std::string_view line) {
    const auto text = lower(line);
    return text.size() == 5 && text.starts_with("sep=") ? std::optional(text.back()) : std::nullopt;
}

class SampleReader {
  public:
    // "" or what is wrong with the line.
    std::string take(std::string_view line) {
        if (trimmed(line).empty()) {
            return {};
        }
        if (columns_) {
            return take_sample(line);
        }
        if (const auto separator = separator_ ? std::nullopt : declared_separator(line)) {
            separator_ = separator;
            return {};
        }
        auto columns = sample_columns(line, separator_);
        if (!columns) {
            return columns.error();
        }
        columns_ = std::move(columns).value();
        return {};
    }

    SampleFile file;

  private:
    std::string take_sample(std::string_view line) {
        const auto fields = csv_fields(line, columns_->separator);
        const bool is_blank = !fields.empty() && std::ranges::all_of(fields, &Field::empty);
        if (is_blank) {
            return {};
        }
        if (fields.size() != columns_->count) {
            const auto count = columns_->count == 2 ? "two" : std::to_string(columns_->count);
            return "not " + count +
                   " fields, as the header has; a number with a comma needs quotes, or semicolons "
                   "between the fields";
        }
        const auto time = written_time(fields[columns_->time]);
        if (!time) {
            return "not a time; write seconds since 1970 or 2026-03-01T05:00:00Z";
        }
        const auto balance = fields[columns_->balance];
        if (is_no_value(balance)) {
            ++file.without_value;
            return {};
        }
        auto amount = written_balance(balance);
        if (!amount) {
            return amount.error();
        }
        if (auto fault = fault_beside_others(fields, *time, amount->decimal_sign); !fault.empty()) {
            return fault;
        }
        file.samples.push_back({*time, std::move(amount->amount)});
        return {};
    }

    // What does not go with the lines before.
    std::string fault_beside_others(const std::vector<std::string_view>& fields,
                                    SampleTime time,
                                    char decimal_sign) {
        if (!file.samples.empty() && time < file.samples.back().time) {
            return "earlier than the line before it; sort the lines by time";
        }
        if (decimal_sign != 0 && decimal_sign_ != 0 && decimal_sign != decimal_sign_) {
            return "decimals behind a comma and behind a point in one file; write all of them in "
                   "one way";
        }
        decimal_sign_ = decimal_sign == 0 ? decimal_sign_ : decimal_sign;
        std::vector<std::string> keys;
        for (const auto column : columns_->keys) {
            keys.emplace_back(fields[column]);
        }
        if (!file.samples.empty() && keys != keys_) {
            return "another account, currency or series than in the lines before; leave the lines "
                   "of one in the file";
        }
        keys_ = std::move(keys);
        return {};
    }

    using Field = std::string_view;

    std::optional<char> separator_;
    std::optional<SampleColumns> columns_;
    std::vector<std::string> keys_;
    char decimal_sign_ = 0;
};

}  // namespace

Expected<SampleFile> parse_sample_file(std::string_view text) {
    const auto readable = unicode_as_utf8(std::string(text));
    SampleReader reader;
    std::size_t number = 0;
    for (const auto line : lines_of(readable)) {
        ++number;
        if (const auto fault = reader.take(line); !fault.empty()) {
            return unexpected("line " + std::to_string(number) + ": " + fault);
        }
    }
    if (!reader.file.samples.empty()) {
        return std::move(reader.file);
    }
    const auto without_value = reader.file.without_value;
    return unexpected(without_value == 0 ? "it has no samples"
                                         : "it has no samples: none of its lines has a balance");
}

}  // namespace balance
