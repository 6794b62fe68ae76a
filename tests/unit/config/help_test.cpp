// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/help.hpp"

#include <doctest/doctest.h>

#include "config/option_table.hpp"
#include "failure_text.hpp"
#include "text/ascii.hpp"

using namespace balance;
using test::contains;

TEST_CASE("the help fits into 80 columns of ASCII") {
    const auto text = help_text();
    for (const auto line : lines_of(text)) {
        CAPTURE(line);
        CHECK(line.size() <= 80);
        CHECK((line.empty() || line.back() != ' '));
        CHECK(line.find_first_not_of(" !\"#$%&'()*+,-./0123456789:;<=>?@"
                                     "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"
                                     "{|}~") == std::string_view::npos);
    }
    CHECK(text.ends_with('\n'));
}

TEST_CASE("every option stands in the help with its letter and its value") {
    const auto text = help_text();
    for (const auto& spec : option_table()) {
        std::string entry = spec.letter == 0 ? "      " : std::string("  -") + spec.letter + ", ";
        entry += "--" + std::string(spec.name);
        if (!spec.value.empty()) {
            entry += " " + std::string(spec.value);
        }
        CAPTURE(entry);
        CHECK(contains(text, "\n" + entry));
    }
}

TEST_CASE("the help is grouped") {
    const auto text = help_text();
    std::size_t last = 0;
    for (const std::string_view title :
         {"Account:", "Thresholds:", "When the balance cannot be learned:", "Network:", "Output:",
          "Rehearsal:", "Providers:", "General:"}) {
        CAPTURE(title);
        const auto at = text.find("\n\n" + std::string(title) + "\n");
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
}

TEST_CASE("the help prefers secret files to secrets on the command line") {
    CHECK(contains(help_text(), "prefer --key-file"));
    CHECK(contains(help_text(), "prefer --password-file"));
}

TEST_CASE("the version is that of the project in the form of the plugin guidelines") {
    CHECK(version_text() == "check_balance v" BALANCE_VERSION " (check_balance " BALANCE_VERSION
                            ")\n");
    CHECK(help_text().starts_with(version_text()));
}
