// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "series.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <stdexcept>

#include "random.hpp"

namespace bench {

namespace {

constexpr int unknown_days = 5;  // at the end: more than 1.5 times the threshold

struct Row {
    std::int64_t time;
    double spend;
};

Row row_of(const std::string& line, const std::string& where) {
    const auto comma = line.find(',');
    char* time_end = nullptr;
    char* spend_end = nullptr;
    const auto time = std::strtoll(line.c_str(), &time_end, 10);
    const char* spend_text = comma == std::string::npos ? "" : line.c_str() + comma + 1;
    const auto spend = std::strtod(spend_text, &spend_end);
    const bool has_rest = *spend_end != '\0' && *spend_end != '\r' && *spend_end != ',';
    if (*time_end != ',' || spend_end == spend_text || has_rest || !(spend >= 0)) {
        throw std::runtime_error(where + ": not `time,spend` with a spend from 0 on: " + line);
    }
    return {time, spend};
}

std::vector<Row> rows_of(const std::string& file) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line) || line.rfind("time,spend", 0) != 0) {
        throw std::runtime_error(file + ": cannot be read, or has no header `time,spend`");
    }
    std::vector<Row> rows;
    for (int number = 2; std::getline(in, line); ++number) {
        const auto where = file + ", line " + std::to_string(number);
        rows.push_back(row_of(line, where));
        const auto n = rows.size();
        if (n > 2 && rows[n - 1].time - rows[n - 2].time != rows[1].time - rows[0].time) {
            throw std::runtime_error(where + ": not as far from the line before as the others");
        }
    }
    return rows;
}

}  // namespace

Series read_series(const std::string& file) {
    const auto rows = rows_of(file);
    const auto interval = rows.size() > 1 ? rows[1].time - rows[0].time : 0;
    if (interval < 300 || interval > 86400 || interval % 300 != 0) {
        throw std::runtime_error(file +
                                 ": the interval is not from 5 minutes to a day, in steps of 5");
    }
    Series series{
        std::filesystem::path(file).stem(), rows[0].time, static_cast<int>(interval / 300), {}};
    for (const auto& row : rows) {
        series.demand.insert(series.demand.end(),
                             static_cast<std::size_t>(series.steps_an_interval), row.spend);
    }
    const auto days = static_cast<double>(series.demand.size()) / steps_a_day;
    const auto sum = std::accumulate(series.demand.begin(), series.demand.end(), 0.0);
    if (days < 21 || sum <= 0) {
        throw std::runtime_error(file + ": less than three weeks, or without any spend");
    }
    for (auto& spend : series.demand) {
        spend *= days / sum;
    }
    return series;
}

Account make_account(const Series& series, std::uint64_t seed) {
    Random random(seed * 1000 + 77);
    const auto days = static_cast<int>(series.demand.size()) / steps_a_day;
    const auto skipped = static_cast<int>(random.uniform(0, std::min(28, days / 10) + 1));
    Account account;
    account.kind = Kind::series;
    account.seed = seed;
    account.demand.assign(series.demand.begin() + skipped * steps_a_day, series.demand.end());
    account.campaign_days.resize(static_cast<std::size_t>(days + 1));
    account.opening = random.uniform(2, 30);
    auto& calendar = account.calendar;
    calendar.begin = series.begin + skipped * 86400L;
    calendar.first_scored = std::min(warm_up_days, (days - skipped) / 3) * steps_a_day;
    calendar.end = static_cast<int>(account.demand.size()) - unknown_days * steps_a_day;
    calendar.steps_a_sample = std::max(3, series.steps_an_interval);
    return account;
}

}  // namespace bench
