// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/report.hpp"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "text/utf8.hpp"

using namespace balance;

namespace {

Perfdata metric(std::string label, std::string_view value) {
    return {.label = std::move(label),
            .value = *Amount::parse(value),
            .unit = {},
            .warning = {},
            .critical = {},
            .minimum = {},
            .maximum = {}};
}

std::string rendered(const Report& report) {
    return render(report, Masker());
}

std::string first_line(const std::string& output) {
    return output.substr(0, output.find('\n'));
}

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto character = first_code_point(text);
        if (!character) {
            return false;
        }
        text.remove_prefix(character->length);
    }
    return true;
}

// Long enough for several lines: each piece is cut to 120 characters on its way.
Message long_text(const std::string& character) {
    std::string piece;
    for (int i = 0; i < 120; ++i) {
        piece += character;
    }
    Message message;
    for (int i = 0; i < 30; ++i) {
        message << Foreign{piece};
    }
    return message;
}

}  // namespace

TEST_CASE("a report is one line: state, text, performance data") {
    Report report;
    CHECK(rendered(report) == "BALANCE UNKNOWN: \n");
    report.state = State::critical;
    report.summary = Message("alphasms main: ") << *Amount::parse("31.17") << " UAH, below 50";
    CHECK(rendered(report) == "BALANCE CRITICAL: alphasms main: 31.17 UAH, below 50\n");
    report.perfdata = {metric("balance", "31.168300000000002"), metric("held", "0")};
    CHECK(rendered(report) ==
          "BALANCE CRITICAL: alphasms main: 31.17 UAH, below 50 | "
          "balance=31.168300000000002 held=0\n");
}

TEST_CASE("each state has its name in the line") {
    Report report;
    report.summary = Message("x");
    report.state = State::ok;
    CHECK(rendered(report) == "BALANCE OK: x\n");
    report.state = State::warning;
    CHECK(rendered(report) == "BALANCE WARNING: x\n");
    report.state = State::unknown;
    CHECK(rendered(report) == "BALANCE UNKNOWN: x\n");
}

TEST_CASE("details stand on further lines") {
    Report report;
    report.state = State::ok;
    report.summary = Message("x");
    report.perfdata = {metric("balance", "1")};
    report.details = {Message("first"), Message() << Foreign{"se|cond\nline"}};
    CHECK(rendered(report) == "BALANCE OK: x | balance=1\nfirst\nse?cond line\n");
}

TEST_CASE("the first line has at most 1000 bytes, whatever script fills it") {
    for (const std::string_view character : {"x", "\xD0\xAF", "\xE2\x82\xAC", "\xF0\x9F\x92\xB0"}) {
        CAPTURE(character);
        Report report;
        report.summary = long_text(std::string(character));
        const auto bare = first_line(rendered(report));
        CHECK(bare.size() <= 1000);
        CHECK(bare.size() > 990);
        CHECK(bare.ends_with("..."));
        CHECK(is_valid_utf8(bare));

        report.perfdata = {metric("available", "31.168300000000002"), metric("total", "431.17")};
        const auto line = first_line(rendered(report));
        CHECK(line.size() <= 1000);
        CHECK(line.size() > 990);
        CHECK(line.ends_with("... | available=31.168300000000002 total=431.17"));
        CHECK(is_valid_utf8(line));
        CHECK(std::ranges::count(line, '|') == 1);
    }
}

TEST_CASE("a line that just fits is not shortened") {
    const std::string head = "BALANCE UNKNOWN: ";
    for (const std::size_t size : {998U, 999U, 1000U, 1001U, 1002U}) {
        CAPTURE(size);
        Report report;
        report.summary = Message() << Own{std::string(size - head.size(), 'x')};
        const auto line = first_line(rendered(report));
        CHECK(line.size() == std::min<std::size_t>(size, 1000));
        CHECK(line.ends_with("...") == (size > 1000));
    }
}

TEST_CASE(
    "performance data that leaves hardly any room for text still makes a line of 1000 bytes") {
    for (std::size_t metrics = 24; metrics <= 40; ++metrics) {
        CAPTURE(metrics);
        Report report;
        report.summary = long_text("x");
        for (std::size_t i = 0; i < metrics; ++i) {
            report.perfdata.push_back(
                metric("figure" + std::to_string(10 + i), "12345678901234567890"));
        }
        const auto output = rendered(report);
        REQUIRE(first_line(output).size() <= 1000);
    }
}

TEST_CASE("text and details together stay within 4 KiB and end at a character's end") {
    for (const std::string_view character : {"x", "\xD0\xAF", "\xF0\x9F\x92\xB0"}) {
        CAPTURE(character);
        Report report;
        report.summary = Message("x");
        for (int i = 0; i < 50; ++i) {
            report.details.push_back(long_text(std::string(character)));
        }
        const auto output = rendered(report);
        CHECK(output.size() <= 4096);
        CHECK(output.size() > 3900);
        CHECK(output.ends_with("\n"));
        CHECK(is_valid_utf8(output));
    }
}

TEST_CASE("a secret is masked in the text and in the details") {
    Masker masker;
    masker.add("fake-secret");
    Report report;
    report.state = State::ok;
    report.summary = Message() << Foreign{"a fake-secret"};
    report.details = {Message() << Foreign{"b fake-secret"}};
    CHECK(render(report, masker) == "BALANCE OK: a ***\nb ***\n");
}
