// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample_file.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/fault.hpp"
#include "samples/csv_line.hpp"
#include "samples/sample_columns.hpp"
#include "samples/sample_fields.hpp"
#include "samples/sample_series.hpp"
#include "text/ascii.hpp"
#include "text/utf16.hpp"

namespace balance {

namespace {

// "sep=;", by which spreadsheets are told the separator.
std::optional<char> declared_separator(std::string_view line) {
    const auto text = lower(line);
    return text.size() == 5 && text.starts_with("sep=") ? std::optional(text.back()) : std::nullopt;
}

Message at_line(std::size_t line, const Message& fault) {
    return Message("line ") << line << ": " << fault;
}

class SampleReader {
  public:
    // What is wrong with the line, whose text must outlive this.
    [[nodiscard]] Fault take(std::string_view line, std::size_t number) {
        line_ = number;
        if (trimmed(line).empty()) {
            return std::nullopt;
        }
        if (columns_) {
            return take_sample(line);
        }
        if (const auto separator = separator_ ? std::nullopt : declared_separator(line)) {
            separator_ = separator;
            return std::nullopt;
        }
        auto columns = sample_columns(line, separator_);
        if (!columns) {
            return Message() << Own{columns.error()};
        }
        columns_ = std::move(columns).value();
        series_.emplace(columns_->others);
        return std::nullopt;
    }

    // What the last line leaves open.
    [[nodiscard]] Fault end() const {
        if (open_point_ != 0 && decimal_sign_ != '.') {
            return at_line(open_point_,
                           "the point in the balance may mark thousands or decimals; write the "
                           "number without a point, or with two or four decimals");
        }
        if (!file.samples.empty()) {
            return std::nullopt;
        }
        return file.without_value == 0 ? Message("it has no samples")
                                       : Message(
                                             "it has no samples: none of its lines has a "
                                             "balance");
    }

    SampleFile file;

  private:
    [[nodiscard]] Fault take_sample(std::string_view line) {
        const auto fields = csv_fields(line, columns_->separator);
        const bool is_blank =
            !fields.empty() && std::ranges::all_of(fields, &Field::empty, &CsvField::text);
        if (is_blank) {
            return std::nullopt;
        }
        if (fields.size() != columns_->count) {
            const auto count = columns_->count == 2 ? "two" : std::to_string(columns_->count);
            return Message("not ") << Own{count}
                                   << " fields, as in the header; put a number with a comma in "
                                      "quotes, or put semicolons between the fields";
        }
        const auto time = written_time(fields[columns_->time].text);
        if (!time) {
            return time.error();
        }
        const auto balance = fields[columns_->balance];
        if (is_no_value(balance.text)) {
            ++file.without_value;
            return std::nullopt;
        }
        const auto read = written_balance(balance.text);
        if (!read) {
            return read.error();
        }
        auto decimal_sign = read->decimal_sign;
        if (read->may_be_thousands && (columns_->separator != ',' || balance.is_quoted)) {
            open_point_ = open_point_ == 0 ? line_ : open_point_;
            decimal_sign = 0;
        }
        if (auto fault = fault_beside_others(fields, *time, decimal_sign)) {
            return fault;
        }
        file.samples.push_back({*time, read->amount});
        return std::nullopt;
    }

    // What does not go with the lines before.
    [[nodiscard]] Fault fault_beside_others(const std::vector<CsvField>& fields,
                                            SampleTime time,
                                            char decimal_sign) {
        if (auto fault = series_->take(fields)) {
            return fault;
        }
        if (!file.samples.empty() && time < file.samples.back().time) {
            return "earlier than the line before it; sort the lines by time";
        }
        if (decimal_sign != 0 && decimal_sign_ != 0 && decimal_sign != decimal_sign_) {
            return "the file has decimal commas and decimal points; use only one of the two";
        }
        decimal_sign_ = decimal_sign == 0 ? decimal_sign_ : decimal_sign;
        return std::nullopt;
    }

    using Field = std::string_view;

    std::optional<char> separator_;
    std::optional<SampleColumns> columns_;
    std::optional<SampleSeries> series_;
    std::size_t line_ = 0;
    std::size_t open_point_ = 0;  // the first line whose point may be that of thousands
    char decimal_sign_ = 0;
};

}  // namespace

Expected<SampleFile, Message> parse_sample_file(std::string_view text) {
    const auto readable = unicode_as_utf8(std::string(text));
    SampleReader reader;
    std::size_t number = 0;
    for (const auto line : lines_of(readable)) {
        ++number;
        if (const auto fault = reader.take(line, number)) {
            return Unexpected<Message>(at_line(number, *fault));
        }
    }
    if (const auto fault = reader.end()) {
        return Unexpected<Message>(*fault);
    }
    return std::move(reader.file);
}

}  // namespace balance
