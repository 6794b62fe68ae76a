// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/rise_log.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "amounts.hpp"
#include "samples/sample_course.hpp"
#include "text/format.hpp"

using namespace balance;
using namespace std::chrono;

namespace {

// "50 to 100 at 5": its size, its figure and the number of its sample, "+3" where that was spent
// as well.
std::string text_of(const RiseLog& log) {
    std::string text;
    for (const auto& rise : log.rises()) {
        text += format("{}{} to {}", text.empty() ? "" : ", ", rise.size, rise.balance);
        text += rise.spent > 0 ? format("+{}", rise.spent) : "";
        text += format(" at {}", duration_cast<hours>(rise.end.time_since_epoch()).count());
    }
    return text;
}

// Of a balance an hour; `left`: only each such sample is left of them.
std::string rises_of(const std::vector<double>& balances, std::size_t left = 1) {
    SampleCourse course;
    RiseLog log;
    for (std::size_t i = 0; i < balances.size(); ++i) {
        const auto sample =
            course.add(SampleTime(hours(static_cast<int>(i))), test::amount(balances[i]));
        if (i % left == left - 1 || i == 0) {
            log.add(sample.time, balances[i], sample.spent.estimate(), sample.hidden,
                    sample.undone.estimate());
        }
    }
    return text_of(log);
}

}  // namespace

TEST_CASE("rises are told by their samples, without what only undid a drop") {
    struct Row {
        const char* what;
        std::vector<double> balances;
        std::string_view rises;
        std::string_view of_thinned;  // to each third one
    };
    const Row rows[] = {
        {"nothing", {}, "", ""},
        {"only spend", {100, 90, 90, 80, 70, 60}, "", ""},
        {"a rise", {100, 90, 80, 100, 100, 100}, "20 to 100 at 3", "20 to 100 at 5"},
        {"a rise between drops",
         {100, 90, 80, 70, 200, 195},
         "130 to 200 at 4",
         "130 to 195+15 at 5"},
        {"two rises",
         {100, 90, 80, 100, 90, 110},
         "20 to 100 at 3, 20 to 110 at 5",
         "40 to 110+10 at 5"},
        {"a zero for an hour", {100, 99, 98, 97, 0, 97}, "", ""},
        {"a zero over what is left", {100, 99, 0, 99, 98, 97}, "", ""},
        {"an old figure", {100, 99, 98, 99, 98, 97}, "", ""},
        {"an old figure for two hours", {100, 99, 98, 97, 100, 100, 97, 96, 95}, "", ""},
        {"an old figure, and a top-up meanwhile",
         {100, 99, 98, 97, 100, 150, 147, 146, 145},
         "50 to 150 at 5",
         "50 to 147+1 at 5"},
        {"an old figure over what is left", {100, 99, 98, 95, 94, 98, 94, 93, 92}, "", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(rises_of(row.balances) == row.rises);
        CHECK(rises_of(row.balances, 3) == row.of_thinned);
    }
}

TEST_CASE("of a rise it is known when it was, what was there before and what nobody saw") {
    RiseLog log;
    log.add(SampleTime(hours(1)), 60, 40, minutes(7), 5);
    log.add(SampleTime(hours(3)), 95, 50, minutes(27), 5);
    REQUIRE(log.rises().size() == 1);
    const auto& rise = log.rises().front();
    CHECK(rise.begin == SampleTime(hours(1)));
    CHECK(rise.end == SampleTime(hours(3)));
    CHECK(rise.size == 45);
    CHECK(rise.left() == 60);
    CHECK(rise.hidden == minutes(20));
    CHECK(rise.spent_so_far == 45);
}

TEST_CASE("the last digits of long sums are no rise") {
    RiseLog log;
    for (int hour = 0; hour < 2000; ++hour) {
        log.add(SampleTime(hours(hour)), (50'000 - 7 * hour) / 100.0,
                (1'234'567 + 7 * hour) / 100.0, {}, 0);
        REQUIRE(log.rises().empty());
    }
}
