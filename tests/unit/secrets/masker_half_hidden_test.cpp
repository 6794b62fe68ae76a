// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Secrets that a provider half hides itself, or cuts short.

#include <string>

#include <doctest/doctest.h>

#include "knowing_masker.hpp"

using namespace balance;
using test::knowing;

TEST_CASE("what a provider leaves of a half hidden secret is masked") {
    const auto masker = knowing({"sk-4ae77fakefakefakeafe1"});
    CHECK(masker.mask("Incorrect API key provided: sk-4ae77***********afe1. You can") ==
          "Incorrect API key provided: ***. You can");
    CHECK(masker.mask("Your api key: ****afe1 is invalid") == "Your api key: *** is invalid");
    CHECK(masker.mask("sk-...afe1") == "***");
    CHECK(masker.mask("it starts with sk-4ae77...") == "it starts with sk-4ae77...");
    CHECK(masker.mask("****afe2 and sk-5***") == "****afe2 and sk-5***");
}

TEST_CASE("a secret that a provider half hides is masked however the masks are written") {
    const auto masker = knowing({"Gk29fLmQ77tzWvB1"});
    for (const std::string_view echo : {R"(Gk29\u2022\u2022\u2022WvB1)",
                                        R"(Gk29\u2026WvB1)",
                                        R"(Gk29\u002a\u002A\u002aWvB1)",
                                        "Gk29%2A%2A%2AWvB1",
                                        "Gk29%2a%2a%2aWvB1",
                                        "Gk29%E2%80%A6WvB1",
                                        "Gk29&hellip;WvB1",
                                        "Gk29&bull;&bull;&bull;WvB1",
                                        "Gk29&#8226;&#8226;&#8226;WvB1",
                                        "Gk29&#x2026;WvB1",
                                        "Gk29&#42;&#42;&#42;WvB1",
                                        "Gk29***\nWvB1",
                                        R"(Gk29***\nWvB1)",
                                        "Gk29\n***WvB1",
                                        "Gk29***<br>WvB1",
                                        "Gk29xxxxxxxxWvB1",
                                        "Gk29XXXWvB1",
                                        "Gk29----WvB1",
                                        "Gk29____WvB1",
                                        "xxxxWvB1",
                                        "Gk29**WvB1",
                                        "Gk29..WvB1",
                                        "Gk29[...]WvB1",
                                        "Gk29[REDACTED]WvB1",
                                        "Gk29<hidden>WvB1",
                                        "[redacted]WvB1",
                                        "Gk29\u25A0\u25A0\u25A0WvB1",
                                        "Gk29\uFF0A\uFF0A\uFF0AWvB1",
                                        "Gk29\u00B7\u00B7\u00B7WvB1"}) {
        CAPTURE(echo);
        CHECK(masker.mask("key " + std::string(echo) + " is") == "key *** is");
    }
    for (const std::string_view text :
         {"Gk29--WvB1", "Gk29xxWvB1", "Gk2**WvB1", "----WvB1", "exxxxWvB1", "Gk29[see]WvB1",
          "Gk29x-x-x-WvB1", "Gk29\n\nWvB1"}) {
        CAPTURE(text);
        CHECK(masker.mask(text) == text);
    }
    CHECK(masker.mask("-****WvB1") == "-***");
    CHECK(knowing({"sk-pfakefakeafe1"}).mask("sk-pxxxxxxxxafe1") == "***");
    CHECK(knowing({"sk-xfakefakeafe1"}).mask("sk-xxxxxxxxxafe1") == "***");
}

TEST_CASE("a secret that is cut short is masked where most of it is left") {
    const auto masker = knowing({"Gk29fLmQ77tzWvB1"});
    CHECK(masker.mask("Gk29fLmQ77tz****") == "***");
    CHECK(masker.mask("Gk29fLmQ77tzWv...") == "***");
    CHECK(masker.mask("bad token Gk29fLmQ77tzWv") == "bad token ***");
    CHECK(masker.mask("bad token Gk29fLmQ77.") == "bad token ***.");
    CHECK(masker.mask("bad token%3DGk29fLmQ77tzWv") == "bad token%3D***");
    CHECK(masker.mask("bad token Gk29fLmQ") == "bad token Gk29fLmQ");
    CHECK(masker.mask("xGk29fLmQ77tzWv") == "xGk29fLmQ77tzWv");
    CHECK(knowing({"8f14e45f-ceea-467f-a9d8-fakefakefake"})
              .mask("8f14e45f-ceea-467f-a9d8-************") == "***");
    CHECK(knowing({"8f14e45f-ceea-467f-a9d8-fakefakefake"}).mask("8f14e45f-ceea") == "***");
    const auto live =
        knowing({"sk_live_fakefakefakefakefakefake", "sk-ant-api03-" + std::string(95, 'f')});
    for (const std::string_view text : {"sk_live_...", "sk_live_fa", "sk-ant-api03-ff"}) {
        CHECK(live.mask(text) == text);
    }
    CHECK(knowing({"unreachable"}).mask("unreachabl") == "unreachabl");
}
