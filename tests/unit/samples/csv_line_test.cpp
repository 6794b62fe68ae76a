// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/csv_line.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("a line is its fields, without quotes and blanks around them") {
    struct Row {
        std::string_view line;
        char separator;
        std::string_view fields;  // each in brackets
    };
    constexpr Row rows[] = {
        {"a,b", ',', "[a][b]"},
        {"a;b", ',', "[a;b]"},
        {" a , b ", ',', "[a][b]"},
        {"a\tb", '\t', "[a][b]"},
        {"\ta b\t", '\t', "[][a b][]"},
        {"", ',', "[]"},
        {",", ',', "[][]"},
        {",,", ',', "[][][]"},
        {"\"a,b\",c", ',', "[a,b][c]"},
        {" \" a \" ,\"\"", ',', "[a][]"},
        {R"("a ""b"", c";d)", ';', R"([a ""b"", c][d])"},
        {R"("""")", ',', R"([""])"},
        {R"(5" disk,b)", ',', R"([5" disk][b])"},
        {"\"a", ',', ""},
        {"a,\"b", ',', ""},
        {"\"a\"b,c", ',', ""},
        {R"(")", ',', ""},
        {R"(""")", ',', ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.line);
        std::string shown;
        for (const auto field : csv_fields(row.line, row.separator)) {
            shown += "[" + std::string(field.text) + "]";
        }
        CHECK(shown == row.fields);
    }
}

TEST_CASE("a field tells whether it was quoted") {
    const auto fields = csv_fields(R"(1, "2" ,"")", ',');
    REQUIRE(fields.size() == 3);
    CHECK_FALSE(fields[0].is_quoted);
    CHECK(fields[1].is_quoted);
    CHECK(fields[2].is_quoted);
}
