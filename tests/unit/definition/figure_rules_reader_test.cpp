// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/figure_rules_reader.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;

namespace {

std::vector<FigureRule> read(std::string_view json) {
    const auto tree = parse_json(json, JsonDialect::strict);
    REQUIRE(tree.has_value());
    return read_figure_rules(DefinitionNode(*tree, "x.json", "/figures"), ReplyFormat::json);
}

// One figure with these members.
FigureRule read_one(std::string_view members) {
    return read(R"([{"name":"balance","at":"/b",)" + std::string(members) + "}]").front();
}

}  // namespace

TEST_CASE("a scale is one factor or one for each currency") {
    CHECK(read_one(R"("scale":0.01)").scale->factor("JPY").text() == "0.01");
    CHECK(read_one(R"("scale":"0.0001")").scale->factor("").text() == "0.0001");
    CHECK(read_one(R"("scale":-1)").scale->factor("").text() == "-1");
    CHECK(read_one(R"("scale":1e-4)").scale->factor("").text() == "0.0001");
    const auto scale = read_one(R"("scale":{"*":0.01,"jpy":1,"KWD":"0.001"})").scale;
    CHECK(scale->factor("EUR").text() == "0.01");
    CHECK(scale->factor("").text() == "0.01");
    CHECK(scale->factor("JPY").text() == "1");
    CHECK(scale->factor("KWD").text() == "0.001");
    CHECK_FALSE(read_one(R"("words":"left")").scale.has_value());
}

TEST_CASE("a style and sentinels are read as they are written") {
    const auto figure =
        read_one(R"("written":"1.234,56","sentinels":{"Unlim":"no limit","1000000":"post-paid"})");
    CHECK(*figure.style->plain("1.234,56") == "1234.56");
    CHECK(figure.sentinels.at("Unlim") == "no limit");
    CHECK(figure.sentinels.at("1000000") == "post-paid");
}

TEST_CASE("a sum may stand before and behind its terms") {
    const auto figures = read(R"([{"name":"usable","sum":["credits","limit","-used"]},
        {"name":"credits","at":"/c"},{"name":"used","at":"/u"},{"name":"limit","at":"/l"}])");
    REQUIRE(figures.size() == 4);
    const auto& sum = figures.front().sum;
    REQUIRE(sum.size() == 3);
    CHECK(sum[0].figure == "credits");
    CHECK_FALSE(sum[1].subtracted);
    CHECK(sum[2].figure == "used");
    CHECK(sum[2].subtracted);
}

TEST_CASE("a mistake in a figure is named with its pointer") {
    struct Row {
        std::string_view members;
        std::string_view part;
    };
    constexpr Row rows[] = {
        {R"("scale":0)", "/scale: must be a number, not 0"},
        {R"("scale":"-0.00")", "/scale: must be a number, not 0"},
        {R"("scale":"cents")", "/scale: must be a number, not 0"},
        {R"("scale":"1/100")", "/scale: must be a number, not 0"},
        {R"("scale":true)", "/scale: must be a number, not 0"},
        {R"("scale":null)", "/scale: must be a string, a number"},
        {R"("scale":[])", "/scale: must be a string, a number"},
        {R"("scale":{})", "/scale/*: is missing"},
        {R"("scale":{"JPY":1})", "/scale/*: is missing"},
        {R"("scale":{"*":0})", "/scale/*: must be a number, not 0"},
        {R"("scale":{"*":1,"JPY":"x"})", "/scale/JPY: must be a number, not 0"},
        {R"("scale":{"*":1,"JPY":1,"JPY":1})", "/scale/JPY: is given twice"},
        {R"("scale":{"*":1,"JPY":{}})", "/scale/JPY: must be a string, a number"},
        {R"("written":"1234.56")",
         "/written: must be one of the samples \"1,234.56\", \"1.234,56\""},
        {R"("written":7)", "/written: must be a string"},
        {R"("sentinels":[])", "/sentinels: must be an object"},
        {R"("sentinels":{"-1":7})", "/sentinels/-1: must be a string"},
        {R"("sentinels":{"a/b":""})", "/sentinels/a~1b: must not be empty"},
        {R"("sentinels":{"x":"a","x":"b"})", "/sentinels/x: is given twice"},
        {R"("words":"")", "/words: must not be empty"},
        {R"("words":7)", "/words: must be a string"},
        {R"("sum":["x"])", ": needs either \"at\" or \"sum\""},
        {R"("scal":1)", "/scal: unknown member; did you mean \"scale\"?"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.members);
        const auto text = test::failure_text([&] { return read_one(row.members); });
        CAPTURE(text);
        CHECK(text.starts_with("configuration: x.json: /figures/0" + std::string(row.part)));
    }
}

TEST_CASE("codes of currencies in a scale are codes and stand there once") {
    for (const std::string_view scale :
         {R"({"*":1,"J P Y":1})", R"({"*":1,"":1})", R"({"*":1,"jpy":1,"JPY":2})"}) {
        CAPTURE(scale);
        CHECK(test::contains(
            test::failure_text([&] { return read_one("\"scale\":" + std::string(scale)); }),
            "x.json: /figures/0/scale/"));
    }
}

TEST_CASE("an empty sentinel can never be met and is a mistake") {
    CHECK(
        test::contains(test::failure_text([] { return read_one(R"("sentinels":{"":"nothing"})"); }),
                       "x.json: /figures/0/sentinels/"));
}

TEST_CASE("a sum adds figures that are none and takes nothing else") {
    struct Row {
        std::string_view sum;  // members behind the name
        std::string_view part;
    };
    constexpr Row rows[] = {
        {R"("sum":[])", "/1/sum: must not be empty"},
        {R"("sum":"a")", "/1/sum: must be an array"},
        {R"("sum":["a",7])", "/1/sum/1: must be a string"},
        {R"("sum":["b"])", "/1/sum/0: must be another figure that is no sum itself"},
        {R"("sum":["total"])", "/1/sum/0: must be another figure that is no sum itself"},
        {R"("sum":["a","-"])", "/1/sum/1: must be another figure that is no sum itself"},
        {R"("sum":["a","--a"])", "/1/sum/1: must be another figure that is no sum itself"},
        {R"("sum":["a","+a"])", "/1/sum/1: must be another figure that is no sum itself"},
        {R"("sum":["a"],"scale":1)", "/1/scale: unknown member"},
        {R"("sum":["a"],"written":"1,234.56")", "/1/written: unknown member"},
        {R"("sum":["a"],"sentinels":{"x":"y"})", "/1/sentinels: unknown member"},
        {R"("words":"x")", "/1: needs either \"at\" or \"sum\""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sum);
        const auto text = test::failure_text([&] {
            return read(R"([{"name":"a","at":"/a"},{"name":"total",)" + std::string(row.sum) +
                        "}]");
        });
        CAPTURE(text);
        CHECK(text.starts_with("configuration: x.json: /figures" + std::string(row.part)));
    }
    CHECK(read(R"([{"name":"a","at":"/a"},{"name":"b","sum":["a","a"]}])").back().sum.size() == 2);
}
