// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/sample_columns.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "core/text.hpp"
#include "forecast/csv_line.hpp"

namespace balance {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view time_name[] = {"time"};
constexpr std::string_view other_time_names[] = {"timestamp", "date",      "datetime",
                                                 "date time", "date/time", "_time"};
constexpr std::string_view balance_name[] = {"balance"};
constexpr std::string_view other_balance_names[] = {"value", "_value"};
constexpr std::string_view key_names[] = {"account", "currency", "series", "provider", "metric"};

std::vector<std::size_t> called(const std::vector<std::string_view>& header, Names names) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (std::ranges::find(names, lower(header[i])) != names.end()) {
            columns.push_back(i);
        }
    }
    return columns;
}

// The columns of the name itself, or where there are none those of the other names.
std::vector<std::size_t> known(const std::vector<std::string_view>& header,
                               Names name,
                               Names others) {
    auto columns = called(header, name);
    return columns.empty() ? called(header, others) : columns;
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
    SampleColumns columns{separator, header.size(), times.front(), balances.front(), {}};
    std::ranges::copy_if(
        called(header, key_names), std::back_inserter(columns.keys),
        [&](std::size_t key) { return key != columns.time && key != columns.balance; });
    return columns;
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
