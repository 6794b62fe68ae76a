// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample_course.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

using Balances = std::vector<std::string>;

// Ten minutes apart.
SampleCourse course_of(const Balances& balances) {
    SampleCourse course;
    SampleTime time;
    for (const auto& balance : balances) {
        course.add(time, *Amount::parse(balance));
        time += minutes(10);
    }
    return course;
}

std::string net_of(const Sample& sample) {
    return sum(sample.spent, sample.undone.negated()).text();
}

std::size_t topups_in(const SampleCourse& course) {
    std::size_t count = 0;
    const auto samples = course.samples();
    for (std::size_t i = 1; i < samples.size(); ++i) {
        count += samples[i].balance > samples[i - 1].balance && !samples[i].no_topup ? 1U : 0U;
    }
    return count;
}

std::string euros(double value) {
    const auto cents = std::llround(value * 100);
    const auto digits = std::to_string(1000 + cents % 100).substr(2);
    return std::to_string(cents / 100) + "." + digits;
}

// An account that spends two a day, before anything odd happens, from 500 on.
Balances two_a_day(int samples) {
    Balances balances;
    for (int i = 0; i < samples; ++i) {
        balances.push_back(euros(500 - i * 2.0 / 144));
    }
    return balances;
}

void lower(Balances& balances, std::size_t from, std::size_t to, double amount) {
    for (auto i = from; i < to; ++i) {
        balances[i] = euros(std::max(0.0, std::stod(balances[i]) - amount));
    }
}

}  // namespace

TEST_CASE("drops are spent, and a rise or an account that is used up hides the spend") {
    struct Row {
        std::string before;
        std::string now;
        std::string used_up_at;
        std::string spent;
        bool hidden;
    };
    const Row rows[] = {
        {"10", "5", "0", "5", false},        {"10", "10", "0", "0", false},
        {"10", "11", "0", "0", true},        {"0", "0", "0", "0", true},
        {"-3", "-3", "0", "0", true},        {"-3", "-4", "0", "1", false},
        {"0.01", "0", "0", "0.01", false},   {"-3", "-3", "-100", "0", false},
        {"-100", "-100", "-100", "0", true}, {"-200", "-200", "-100", "0", true},
        {"-3", "-2.5", "-100", "0", true},   {"-99", "-101", "-100", "2", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.before);
        CAPTURE(row.now);
        CAPTURE(row.used_up_at);
        const Sample before{SampleTime(hours(1)), *Amount::parse(row.before), *Amount::parse("100"),
                            hours(7), *Amount::parse("30")};
        const auto after = next_sample(before, SampleTime(hours(4)), *Amount::parse(row.now),
                                       *Amount::parse(row.used_up_at), {});
        CHECK(after.time == SampleTime(hours(4)));
        CHECK(after.balance == *Amount::parse(row.now));
        CHECK(sum(after.spent, Amount::parse("-100").value()) == *Amount::parse(row.spent));
        CHECK(after.hidden == hours(row.hidden ? 10 : 7));
        CHECK(after.undone == *Amount::parse("30"));
    }
}

TEST_CASE("a drop that is undone is not spent, and what undoes it is no top-up") {
    struct Row {
        const char* name;
        Balances balances;
        std::string net;
        std::size_t topups;
    };
    const Row rows[] = {
        {"nothing odd", {"100", "99", "98", "98"}, "2", 0},
        {"a single zero", {"100", "0", "100"}, "0", 0},
        {"an hour of zeros", {"100", "0", "0", "0", "0", "0", "0", "100"}, "0", 0},
        {"a hold", {"100", "70.00", "70", "100"}, "0", 0},
        {"holds released in another order", {"100", "60", "40", "80", "100"}, "0", 0},
        {"holds released in their order", {"100", "60", "40", "60", "100"}, "0", 0},
        {"one hold of two", {"100", "60", "40", "60"}, "40", 0},
        {"two servers, the old figure first", {"200", "199", "200", "199", "200"}, "0", 0},
        {"two servers, the new figure first", {"199", "200", "199", "200", "199"}, "0", 0},
        {"all digits", {"1", "0.00000000000000000001", "1"}, "0", 0},
        {"a top-up that brings more than the drop", {"100", "60", "101"}, "40", 1},
        {"a top-up that brings less", {"100", "60", "90"}, "40", 1},
        {"several drops and one top-up", {"100", "80", "60", "100"}, "40", 1},
        {"one drop is undone once", {"100", "60", "100", "140"}, "0", 1},
        {"a refund of two drops in two", {"100", "98", "95", "97", "100"}, "0", 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto course = course_of(row.balances);
        CHECK(*Amount::parse(net_of(course.samples().back())) == *Amount::parse(row.net));
        CHECK(topups_in(course) == row.topups);
    }
}

TEST_CASE("what is usually spent meanwhile stays spent") {
    struct Row {
        const char* name;
        std::size_t from;
        std::size_t to;
        double amount;
    };
    const Row rows[] = {
        {"a hold of half an hour", 54, 57, 50},   {"a hold of a minute", 54, 55, 50},
        {"a hold of nine hours", 54, 108, 50},    {"a zero", 60, 61, 500},
        {"an hour of zeros", 60, 66, 500},        {"half a day of zeros", 60, 132, 500},
        {"a correction a day later", 54, 198, 7}, {"a small hold", 54, 57, 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        auto balances = two_a_day(300);
        lower(balances, row.from, row.to, row.amount);
        const auto course = course_of(balances);
        const auto& last = course.samples().back();
        CHECK(*Amount::parse(net_of(last)) ==
              sum(course.samples().front().balance, last.balance.negated()));
        CHECK(topups_in(course) == 0);
        CHECK(last.hidden < hours(13));
    }
}

TEST_CASE("holds at all times of two weeks leave nothing in the spend") {
    auto balances = two_a_day(14 * 144);
    for (std::size_t i = 20; i + 10 < balances.size(); i += 18) {
        lower(balances, i, i + 1 + i % 9, 50);
    }
    const auto course = course_of(balances);
    const auto& last = course.samples().back();
    CHECK(*Amount::parse(net_of(last)) ==
          sum(course.samples().front().balance, last.balance.negated()));
    CHECK(topups_in(course) == 0);
}

TEST_CASE("an old figure is a rise that the next drop undoes") {
    auto balances = two_a_day(300);
    struct Row {
        std::size_t at;
        std::size_t old;  // samples before it
    };
    for (const auto& row : {Row{100, 90}, Row{120, 36}, Row{150, 100}, Row{151, 101}}) {
        balances[row.at] = two_a_day(300)[row.at - row.old];
    }
    const auto course = course_of(balances);
    CHECK(net_of(course.samples().back()) == "4.15");
    CHECK(topups_in(course) == 0);
    CHECK(course.samples().back().hidden == hours(0));
    // Until then nobody knows.
    const auto begun = course_of({balances.begin(), balances.begin() + 101});
    CHECK(topups_in(begun) == 1);
    CHECK(begun.samples().back().hidden == minutes(10));
}

TEST_CASE("many turns of two servers leave nothing in the spend") {
    auto balances = two_a_day(1000);
    std::string old;
    for (std::size_t i = 0; i < balances.size(); ++i) {
        old = i % 50 == 0 ? balances[i] : old;
        balances[i] = i % 2 == 0 ? old : balances[i];
    }
    const auto course = course_of(balances);
    const auto& last = course.samples().back();
    const auto net = sum(last.spent, last.undone.negated()).estimate();
    CHECK(net == doctest::Approx(13.87).epsilon(0.03));
    CHECK(topups_in(course) <= 3);
}

TEST_CASE("a rise beyond what was seen in two days is a top-up, though as much is paid at once") {
    auto balances = two_a_day(400);
    for (std::size_t i = 330; i < 334; ++i) {
        balances[i] = euros(std::stod(balances[i]) + 60);
    }
    const auto course = course_of(balances);
    CHECK(topups_in(course) == 1);
    CHECK(course.samples().back().undone == Amount());
}

TEST_CASE("a drain behind an automatic recharge stays visible") {
    struct Row {
        const char* name;
        std::vector<double> drops;
        std::vector<double> recharges;
    };
    const Row rows[] = {
        {"fixed amounts", {4}, {50}},
        {"varying drops", {3.1, 4.7, 2.2, 5.3, 4.05}, {50}},
        {"varying recharges", {3.1, 4.7, 2.2, 5.3, 4.05}, {37.5, 52.25, 44, 61.8}},
        {"recharges a little above a drop", {3.1, 4.7, 2.2, 5.3, 4.05}, {6}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        Balances balances;
        double balance = 60;
        double spent = 0;
        std::size_t recharges = 0;
        for (std::size_t i = 0; i < 600; ++i) {
            balances.push_back(euros(balance));
            if (balance < 10) {
                balance += row.recharges[recharges++ % row.recharges.size()];
            } else {
                balance -= row.drops[i % row.drops.size()];
                spent += row.drops[i % row.drops.size()];
            }
        }
        const auto course = course_of(balances);
        const auto& last = course.samples().back();
        const auto net = sum(last.spent, last.undone.negated()).estimate();
        CHECK(net > 0.97 * spent);
        CHECK(topups_in(course) + 1 >= recharges);
    }
}

TEST_CASE("a dip of more than a week ago is over") {
    const auto net_after = [](std::chrono::milliseconds time) {
        SampleCourse course;
        course.add(SampleTime(), *Amount::parse("100"));
        course.add(SampleTime(minutes(10)), *Amount::parse("60"));
        course.add(SampleTime(minutes(10) + time), *Amount::parse("100"));
        return net_of(course.samples().back());
    };
    CHECK(net_after(hours(7 * 24)) == "0");
    CHECK(net_after(hours(7 * 24) + minutes(1)) == "40");
}

TEST_CASE("stored samples tell the same as those that came") {
    auto balances = two_a_day(300);
    lower(balances, 40, 43, 50);
    lower(balances, 41, 80, 20);
    lower(balances, 200, 201, 500);
    balances[150] = balances[100];
    const auto came = course_of(balances);
    SampleCourse stored;
    std::vector<Sample> marked;
    for (auto sample : came.samples()) {
        sample.no_spend.reset();
        sample.no_topup = false;
        stored.recall(sample);
        marked.push_back(sample);
    }
    mark_undone(marked);
    for (std::size_t i = 0; i < balances.size(); ++i) {
        CAPTURE(i);
        const auto& sample = came.samples()[i];
        CHECK(stored.samples()[i].no_spend == sample.no_spend);
        CHECK(stored.samples()[i].no_topup == sample.no_topup);
        CHECK(marked[i].no_spend == sample.no_spend);
        CHECK(marked[i].no_topup == sample.no_topup);
    }
}
