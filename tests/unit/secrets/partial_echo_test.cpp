// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "secrets/partial_echo.hpp"

#include <chrono>
#include <string>

#include <doctest/doctest.h>

#include "cpu_time.hpp"

using namespace balance;

TEST_CASE("a half hidden secret is known by its beginning, its masks and its end") {
    struct Row {
        std::string_view text;
        std::size_t length;
    };
    constexpr Row rows[] = {
        {"sk-4a***afe1", 12},
        {"sk-4a***afe1.", 12},
        {"sk-4a******************************************afe1 is", 51},
        {"sk-...afe1", 10},
        {"sk-\xE2\x80\xA6"
         "afe1",
         10},
        {"sk-\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2"
         "afe1",
         16},
        {"****afe1", 8},
        {"###afe1", 7},
        {"sk-4a***e1", 10},
        {"sk***e1", 7},
        {"sk-4a**afe1", 11},
        {"sk-4a..afe1", 11},
        // Too little of it is shown, or of its masks.
        {"***fe1", 0},
        {"s***e1", 0},
        {"sk-**afe1", 0},
        {"sk-4a..fe1", 0},
        {"sk-4a***1", 0},
        {"sk-4a***", 0},
        {"sk-4a... and afe1", 0},
        // Another key.
        {"sk-4a***afe2", 0},
        {"sk-4a***afe12", 0},
        {"xk-4a***afe1", 0},
        {"", 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(partial_echo_length(row.text, 0, "sk-4afakefakeafe1") == row.length);
    }
    CHECK(partial_echo_length("SG...afe1", 0, "SG.fakefakeafe1") == 9);
    CHECK(partial_echo_length("fa***e1", 0, "fafake1") == 0);
}

TEST_CASE("a long run of masks is looked at once") {
    const auto started = test::cpu_time();
    for (const std::string mask :
         {"*", "x", "-", "\\u2022", "%2A", "&hellip;", "[REDACTED]", "*\n"}) {
        CAPTURE(mask);
        std::string text;
        while (text.size() < 20'000) {
            text += mask;
        }
        std::size_t found = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            found += partial_echo_length(text, at, "sk-4afakefakeafe1");
        }
        CHECK(found == 0);
    }
    CHECK(test::cpu_time() - started < std::chrono::seconds(20));
}
