// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/backtest_svg.hpp"

#include <regex>

#include <doctest/doctest.h>

#include "formats/xml.hpp"
#include "given_options.hpp"

using namespace balance;
using namespace std::chrono;
using Words = std::vector<std::string>;

namespace {

constexpr SampleTime midnight{milliseconds{1'772'323'200'000}};

std::vector<Sample> samples(const std::vector<std::string>& balances, minutes step) {
    std::vector<Sample> result;
    for (const auto& balance : balances) {
        result.push_back({midnight + step * result.size(), *Amount::parse(balance)});
    }
    return result;
}

std::string picture(const std::vector<Sample>& samples, Words words) {
    words.insert(words.begin(), {"--backtest", "-"});
    const auto settings = settings_from(test::options(words));
    return backtest_svg(replayed(samples, settings, {}), settings, {});
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t result = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++result;
    }
    return result;
}

std::vector<std::string> falling(int hours) {
    std::vector<std::string> balances;
    for (int hour = 0; hour < hours; ++hour) {
        balances.push_back(std::to_string(1000 - 1000 * hour / hours));
    }
    return balances;
}

}  // namespace

TEST_CASE("a picture is well-formed XML, whatever the samples are") {
    const std::vector<std::vector<Sample>> rows = {
        samples({"5"}, minutes(5)),
        samples({"5", "5"}, minutes(0)),
        samples({"0", "0", "0"}, minutes(5)),
        samples({"-5", "-7", "10"}, minutes(5)),
        samples({"1e30", "-1e30", "1e-30"}, minutes(5)),
        samples({"99999999999999999999999999999999999999e30", "0"}, minutes(5)),
        samples(falling(200), minutes(60)),
        samples({"5", "6"}, hours(24 * 36'500)),
    };
    for (const auto& row : rows) {
        CAPTURE(row.front().balance.text());
        const auto text = picture(row, {"-w", "200", "-c", "50", "--runway-warning", "3d",
                                        "--runway-critical", "1d", "--spend-warning", "5"});
        CHECK(parse_xml(text).has_value());
        CHECK_FALSE(std::regex_search(text, std::regex("(nan|inf)[^o]")));
        CHECK(count(text, "<polyline") == 2);
    }
}

TEST_CASE("a picture shows levels, thresholds and the times of alerts") {
    const auto text =
        picture(samples({"300", "150", "40", "500"}, minutes(60)), {"-w", "200", "-c", "50"});
    CHECK(count(text, "stroke-dasharray") == 2);
    CHECK(count(text, "fill=\"#ffaa44\" fill-opacity") == 1);
    CHECK(count(text, "fill=\"#ff5566\" fill-opacity") == 1);
    CHECK(count(text, "2026-03-01T00:00:00Z to 2026-03-01T03:00:00Z") == 1);
    CHECK(count(text, "runway") == 0);
}

TEST_CASE("a year of samples makes no larger picture than the page can show") {
    std::vector<std::string> balances;
    for (int sample = 0; sample < 365 * 36; ++sample) {
        balances.push_back(std::to_string(1000 - sample % 1000));
    }
    CHECK(picture(samples(balances, minutes(40)), {"-w", "5"}).size() < 200'000);
}
