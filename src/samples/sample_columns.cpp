// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample_columns.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "samples/csv_line.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view time_name[] = {"time"};
constexpr std::string_view other_time_names[] = {"timestamp", "date",      "datetime",
                                                 "date time", "date/time", "_time"};
constexpr std::string_view balance_name[] = {"balance"};
constexpr std::string_view other_balance_names[] = {"value", "_value"};
constexpr std::string_view key_names[] = {"account", "account id", "account_id", "currency",
                                          "host",    "instance",   "konto",      "kontonummer",
                                          "metric",  "name",       "provider",   "series"};

std::vector<std::size_t> called(const std::vector<CsvField>& header, Names names) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (std::ranges::find(names, lower(header[i].text)) != names.end()) {
            columns.push_back(i);
        }
    }
    return columns;
}

// The columns of the name itself, or where there are none those of the other names.
std::vector<std::size_t> known(const std::vector<CsvField>& header, Names name, Names others) {
    auto columns = called(header, name);
    return columns.empty() ? called(header, others) : columns;
}

std::vector<OtherColumn> other_columns(const std::vector<CsvField>& header,
                                       std::size_t time,
                                       std::size_t balance) {
    std::vector<OtherColumn> others;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (i != time && i != balance) {
            const auto name = header[i].text;
            const bool is_key = std::ranges::find(key_names, lower(name)) != std::end(key_names);
            others.push_back({i, std::string(name), is_key});
        }
    }
    return others;
}

Expected<SampleColumns> columns_of(std::string_view line, char separator) {
    const auto header = csv_fields(line, separator);
    auto times = known(header, time_name, other_time_names);
    auto balances = known(header, balance_name, other_balance_names);
    const bool two = header.size() == 2;
    if (two && times.size() == 1 && balances.empty()) {
        balances.push_back(1 - times.front());
    }
    if (two && balances.size() == 1 && times.empty()) {
        times.push_back(1 - balances.front());
    }
    if (header.size() < 2 || (times.empty() && balances.empty())) {
        return unexpected("the first line must be the header time,balance");
    }
    for (const auto* columns : {&times, &balances}) {
        const std::string name = columns == &times ? "time" : "balance";
        if (columns->size() != 1) {
            return unexpected("the header must call " +
                              std::string(columns->empty() ? "a" : "only one") + " column " + name +
                              "; write time above the times and balance above the balances");
        }
    }
    return SampleColumns{separator, header.size(), times.front(), balances.front(),
                         other_columns(header, times.front(), balances.front())};
}

}  // namespace

Expected<SampleColumns> sample_columns(std::string_view header, std::optional<char> separator) {
    if (separator) {
        return columns_of(header, *separator);
    }
    auto columns = columns_of(header, ',');
    auto most = csv_fields(header, ',').size();
    for (const char other : {';', '\t'}) {
        const auto count = csv_fields(header, other).size();
        if (!columns && count > 1 && count >= most) {
            columns = columns_of(header, other);
            most = count;
        }
    }
    return columns;
}

}  // namespace balance
