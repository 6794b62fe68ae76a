// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a reply tells beside its figures: conditions, notices, and figures that do not count.

#include "reply/notices.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "reply/figures.hpp"

using namespace balance;

namespace {

Definition with_notices(std::string_view notices) {
    return test::definition_with(
        R"("currency": "/currency",)",
        R"("currency": "/currency", "notices": [)" + std::string(notices) + "],");
}

// "available=5 total=7; [test mode] CRITICAL sentence", or the failure.
std::string read(std::string_view notices,
                 const std::string& body,
                 const std::string& judged = "available") {
    const auto definition = with_notices(notices);
    std::string text;
    const auto failure = test::failure_text([&] {
        const auto balance =
            read_figures(definition.reply, parse_reply(definition.reply, body), {judged, ""});
        for (const auto& figure : balance.figures) {
            text += (text.empty() ? "" : " ") + figure.name + "=" + figure.amount.text();
        }
        for (const auto& notice : balance.notices) {
            text += ";" + (notice.tag.empty() ? "" : " [" + notice.tag + "]") + " " +
                    std::string(name_of(notice.state)) + " " + test::text_of(notice.sentence);
        }
        return 0;
    });
    return failure == "no failure" ? text : failure;
}

constexpr std::string_view blocked =
    R"({"at": "/blocked", "says": "the account is blocked", "message": "/why", "state": "critical"})";

}  // namespace

TEST_CASE("a notice holds where its condition does") {
    struct Row {
        const char* sentence;
        std::string_view condition;
        std::string_view body;
        bool holds;
    };
    constexpr Row rows[] = {
        {"a flag that is set", R"("at": "/f")", R"("f": true)", true},
        {"a flag that is not set", R"("at": "/f")", R"("f": false)", false},
        {"a flag that is not there", R"("at": "/f")", R"("g": 1)", false},
        {"false is one of the values", R"("at": "/f", "is": [false])", R"("f": false)", true},
        {"a number by its value", R"("at": "/f", "is": [0])", R"("f": 0.00)", true},
        {"a number as a text", R"("at": "/f", "is": [0])", R"("f": "0")", true},
        {"another value", R"("at": "/f", "is": ["postpaid"])", R"("f": "prepaid")", false},
        {"a value that it should not have", R"("at": "/f", "is_not": ["active"])",
         R"("f": "closed")", true},
        {"a missing value that should be there", R"("at": "/f", "is_not": ["active"])", R"("g": 1)",
         true},
        {"null is missing", R"("at": "/f", "is_missing": true)", R"("f": null)", true},
        {"nothing is missing", R"("at": "/f", "is_missing": true)", R"("g": 1)", true},
        {"0 is not missing", R"("at": "/f", "is_missing": true)", R"("f": 0)", false},
        {"a word", R"("at": "/f", "has_word": "suspended")", R"("f": "Suspended by us")", true},
        {"both of two conditions", R"("at": "/f", "is": [0], "and": [{"at": "/g", "is": [0]}])",
         R"("f": 0, "g": 0)", true},
        {"one of two conditions", R"("at": "/f", "is": [0], "and": [{"at": "/g", "is": [0]}])",
         R"("f": 0, "g": 1)", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto notice = "{" + std::string(row.condition) + R"(, "says": "it holds"})";
        const auto text = read(notice, R"({"available": 5, )" + std::string(row.body) + "}");
        CHECK(text == (row.holds ? "available=5; OK it holds" : "available=5"));
    }
}

TEST_CASE("a notice tells its words, the provider's words and the state that it stands for") {
    CHECK(read(blocked, R"({"available": 5, "blocked": true})") ==
          "available=5; CRITICAL the account is blocked");
    CHECK(read(blocked, R"({"available": 5, "blocked": true, "why": "fraud <b>"})") ==
          "available=5; CRITICAL the account is blocked: fraud ?b?");
    CHECK(read(R"({"at": "/live", "is": [false], "tag": "test mode"})",
               R"({"available": 5, "live": false})") == "available=5; [test mode] OK ");
    CHECK(read(std::string(blocked) + R"(, {"at": "/live", "is": [false], "tag": "test mode"})",
               R"({"available": 5, "blocked": 1, "live": false})") ==
          "available=5; CRITICAL the account is blocked; [test mode] OK ");
}

TEST_CASE("a figure that does not count is no amount, and neither are its sums") {
    constexpr std::string_view postpaid =
        R"({"at": "/mode", "is": ["postpaid"], "voids": ["available"], "says": "the account is post-paid"})";
    const std::string body = R"({"available": 0, "total": 7, "mode": "postpaid"})";
    CHECK(read(postpaid, body) ==
          "malformed: there is no balance to judge: the account is post-paid. Do not check this "
          "account, or judge another figure with --metric");
    CHECK(read(postpaid, body, "held").starts_with("malformed: there is no balance to judge: the"));
    CHECK(read(postpaid, body, "total") == "total=7; OK the account is post-paid");
    CHECK(read(postpaid, R"({"available": 0, "total": 7, "mode": "prepaid"})") ==
          "available=0 total=7 held=7");
}

TEST_CASE("what is told beside the figure is told without it, too") {
    const auto failure = [](std::string_view notices, const std::string& body,
                            const std::string& currency) {
        const auto definition = test::definition_with(
            R"("figures": [
      {"name": "available", "words": "available", "at": "/available"},)",
            R"("notices": [)" + std::string(notices) +
                R"(], "figures": [
      {"name": "available", "at": "/w/[c={currency}]/v"},)");
        try {
            static_cast<void>(read_figures(definition.reply, parse_reply(definition.reply, body),
                                           {"available", currency}));
        } catch (const Failure& caught) {
            return caught;
        }
        return Failure(FailureKind::provider, "a balance");
    };
    constexpr std::string_view test_mode = R"({"at": "/live", "is": [false], "tag": "test mode"})";
    const auto both = std::string(blocked) + "," + std::string(test_mode);
    const auto missing = failure(both, R"({"blocked": true, "live": false})", "EUR");
    CHECK(missing.beside().at_least == State::critical);
    CHECK(missing.beside().tags == std::vector<std::string>{"test mode"});
    CHECK(test::text_of(missing.beside().sentences) == "the account is blocked");
    const auto several =
        failure(both, R"({"blocked": true, "w": [{"c":"EUR","v":1},{"c":"USD","v":2}]})", "");
    CHECK(several.kind() == FailureKind::configuration);
    CHECK(test::text_of(several.beside().sentences) == "the account is blocked");
    // Why there is no amount is told once.
    const auto voided = failure(
        R"({"at": "/blocked", "says": "it is blocked", "voids": ["available"], "state": "critical"})",
        R"({"blocked": true, "w": [{"c":"EUR","v":1}]})", "EUR");
    CHECK(test::contains(test::text_of(voided), "there is no balance to judge: it is blocked"));
    CHECK(voided.beside().sentences.empty());
    CHECK(voided.beside().at_least == State::critical);
}

TEST_CASE("a notice of one currency says nothing of another") {
    const auto definition = with_notices(
        R"({"at": "/w/[c={currency}]/blocked", "says": "this wallet is blocked", "state": "critical"})");
    const std::string body =
        R"({"available": 5, "w": [{"c":"EUR","blocked":true},{"c":"USD","blocked":false}]})";
    const auto state = [&](const std::string& currency) {
        const auto balance = read_figures(definition.reply, parse_reply(definition.reply, body),
                                          {"available", currency});
        return balance.notices.empty() ? State::ok : balance.notices.front().state;
    };
    CHECK(state("EUR") == State::critical);
    CHECK(state("USD") == State::ok);
}

TEST_CASE("a notice with a mistake is refused at its place") {
    struct Row {
        std::string_view notice;
        std::string_view part;
    };
    constexpr Row rows[] = {
        {R"({"is": [1], "says": "x"})", "/reply/notices/0/at: is missing"},
        {R"({"at": "/a"})", "/reply/notices/0: needs \"says\""},
        {R"({"at": "/a", "tag": "x", "state": "warning"})", "/reply/notices/0: needs \"says\""},
        {R"({"at": "/a", "says": "x", "state": "ok"})", "/reply/notices/0/state: must be"},
        {R"({"at": "/a", "says": "x", "voids": ["nothing"]})", "/reply/notices/0/voids/0: must be"},
        {R"({"at": "/a", "tag": "Test!"})", "/reply/notices/0/tag: must be"},
        {R"({"at": "/a", "says": "x", "is_missing": false})",
         "/reply/notices/0/is_missing: must be"},
        {R"({"at": "/a", "says": "x", "is": 1, "is_missing": true})", "only one of"},
        {R"({"at": "/a", "says": "x", "and": [{"at": "/b", "class": "refused"}]})",
         "/reply/notices/0/and/0"},
        {R"({"at": "/a", "says": "x", "class": "refused"})", "/reply/notices/0"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.notice);
        CHECK(
            test::contains(test::failure_text([&] { return with_notices(row.notice); }), row.part));
    }
}
