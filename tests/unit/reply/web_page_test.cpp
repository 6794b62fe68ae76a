// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/web_page.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "fake_http_client.hpp"
#include "reply/reported_error.hpp"

using namespace balance;

namespace {

ReplyRules rules_of(ReplyFormat format) {
    ReplyRules rules;
    rules.format = format;
    return rules;
}

// The title in brackets, or "no page".
std::string page(std::string_view body,
                 ReplyFormat format = ReplyFormat::json,
                 const std::string& content_type = "") {
    const auto rules = rules_of(format);
    const auto found = web_page_in(rules, parse_reply(rules, std::string(body)), content_type);
    return found ? "[" + found->title + "]" : "no page";
}

std::string error(const std::string& provider, const std::string& body, long status) {
    const auto definition = test::builtin(provider);
    const auto document = parse_reply(definition.reply, body);
    const auto failure =
        error_in_body(definition.reply, document, test::reply(body, status), ReplyOrigin::provider);
    return failure ? test::text_of(*failure) : "none";
}

constexpr const char* challenge =
    "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title></head>"
    "<body>Checking your browser</body></html>";

}  // namespace

TEST_CASE("a web page is known by its beginning, whatever it is called") {
    struct Row {
        const char* sentence;
        std::string_view body;
        std::string_view found;
    };
    constexpr Row rows[] = {
        {"a challenge", challenge, "[Just a moment...]"},
        {"no document type", "<html><head><title>\n  502 Bad\tGateway </title>",
         "[502 Bad\tGateway]"},
        {"a title over two lines stays as it is", "<html><title>\n x Gk29fLmQ\n77tz \n</title>",
         "[x Gk29fLmQ\n77tz]"},
        {"capital letters", "<HTML><HEAD><TITLE>Login</TITLE>", "[Login]"},
        {"attributes of the title", "<html><title data-x='1'>Hotspot</title>", "[Hotspot]"},
        {"no title", "<html><body>Hello</body></html>", "[]"},
        {"a title without an end", "<html><title>Hello", "[]"},
        {"blank lines and comments before it", "\n\n<!-- x --><!doctype html><p>", "[]"},
        {"a byte order mark before it", "\xEF\xBB\xBF<html>", "[]"},
        {"XHTML", "<?xml version=\"1.0\"?><!DOCTYPE html><html><title>x</title></html>", "[x]"},
        {"a fragment", "<center><h1>405 Not Allowed</h1></center>", "[]"},
        {"a warning of PHP", "<br />\n<b>Warning</b>: mysql_connect()", "[]"},
        {"Cloudflare's words to programs", "error code: 1020", "[error code: 1020]"},
        {"blanks in the document type", "<!DOCTYPE \n html><title>x</title>", "[x]"},
        {"a zero-width space before it", "\xE2\x80\x8B<html>", "[]"},
        {"a no-break space before it", "\xC2\xA0<html>", "[]"},
        {"warnings of the server before it", "Warning: mysqli_connect()\n<html><title>x</title>",
         "[x]"},
        {"a prefix", "<h:html xmlns:h='x'><h:head/></h:html>", "[]"},
        {"what a small server writes", "<pre>Cannot GET /v1</pre>", "[]"},
        {"an access point's reply", "<WISPAccessGatewayParam><Redirect/></WISPAccessGatewayParam>",
         "[]"},
        {"a number of other length", "error code: 10", "no page"},
        {"JSON", R"({"html": "<html>"})", "no page"},
        {"a JSON string", R"("<html>")", "no page"},
        {"plain text", "Bad Gateway", "no page"},
        {"nothing", "", "no page"},
        {"a lone bracket", "<", "no page"},
        {"an element that only begins like one", "<header>1</header>", "no page"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(page(row.body) == row.found);
    }
}

TEST_CASE("the content type only counts where the body is not of its format") {
    CHECK(page("Forbidden", ReplyFormat::json, "text/html") == "[]");
    CHECK(page("Forbidden", ReplyFormat::json, "text/plain") == "no page");
    CHECK(page(R"({"a":1})", ReplyFormat::json, "text/html; charset=utf-8") == "no page");
    CHECK(page("errors:Access denied", ReplyFormat::key_value, "text/html") == "no page");
    CHECK(page("Forbidden", ReplyFormat::text, "text/html") == "no page");
    CHECK(page("", ReplyFormat::json, "text/html") == "no page");
    CHECK(page(std::string("<!--") + std::string(40'000, 'x') + "--><html>") == "[]");
}

TEST_CASE("a reply in which the definition's own figures stand is no page") {
    const auto told = [](std::string_view format, std::string_view place, std::string_view body) {
        const auto definition = read_definition(
            R"({"format":1,"name":"x","title":"x","base_url":"https://x.example","credentials":[["key"]],
                "request":{"methods":["get"],"path":"/"},"reply":{"format":")" +
                std::string(format) + R"(","figures":[{"name":"balance","at":")" +
                std::string(place) + "\"}]}}",
            "x.json");
        const auto document = parse_reply(definition.reply, std::string(body));
        return web_page_in(definition.reply, document, "text/html").has_value();
    };
    CHECK_FALSE(told("text", "^<b>Credits</b>: ([0-9.]+)$", "<b>Credits</b>: 5"));
    CHECK(told("text", "^<b>Credits</b>: ([0-9.]+)$", "<b>Sorry</b>: 5"));
    CHECK_FALSE(told("xml", "/html/body/b", "<html><body><b>5</b></body></html>"));
    CHECK(told("xml", "/html/body/b", "<html><body><i>5</i></body></html>"));
    // A pattern that knows no markup may find its number anywhere.
    CHECK(told("text", "([0-9.]+)", "<b>502</b>"));
}

TEST_CASE("an error page of a web server is told by its status, a guard by its title") {
    struct Row {
        long status;
        std::string_view title;
        std::string_view advice;
    };
    constexpr Row rows[] = {
        {502, "502 Bad Gateway", "If it persists, ask the provider"},
        {503, "Just a moment...", "Usual causes: bot protection"},
        {404, "404 Not Found", "The provider may have changed its API"},
        {402, "Pay", "Look at the account's billing"},
        {403, "403 Forbidden", "Usual causes: bot protection"},
        {400, "400 No required SSL certificate was sent", "Give the certificate that the server"},
        {511, "Login", "Log in to the network that this host is in"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.title);
        const auto body = "<html><title>" + std::string(row.title) + "</title></html>";
        CHECK(test::contains(error("unitpay", body, row.status), ". " + std::string(row.advice)));
    }
}

TEST_CASE("an XML reply may call its root as it likes, but html") {
    CHECK(page("<table><row>1</row></table>", ReplyFormat::xml) == "no page");
    CHECK(page("<p>1</p>", ReplyFormat::xml) == "no page");
    CHECK(page("<html><p>1</p></html>", ReplyFormat::xml) == "[]");
    CHECK(page("<p>1<br></p>", ReplyFormat::xml) == "[]");
    CHECK(page("<p>1</p>", ReplyFormat::text) == "[]");
}

TEST_CASE("a web page is no evidence of a wrong key and tells what came instead") {
    struct Row {
        long status;
        std::string_view start;
    };
    constexpr Row rows[] = {
        {200,
         "malformed: a web page came instead of a reply (HTTP 200, \"Just a moment...\"). Usual "
         "causes: "},
        {401, "provider: a web page came instead of a reply (HTTP 401, \"Just a moment...\"). "},
        {402,
         "provider: a web page came instead of a reply (HTTP 402, payment is required, \"Just"},
        {403, "provider: a web page came instead of a reply (HTTP 403, \"Just a moment...\"). "},
        {404, "provider: a web page came instead of a reply (HTTP 404, \"Just a moment...\"). "},
        {503, "provider: a web page came instead of a reply (HTTP 503, \"Just a moment...\"). "},
        // The status tells more than the page: see error_in_status().
        {302, "none"},
        {429, "none"},
    };
    for (const auto* provider : {"alphasms", "alphasms-xml", "unitpay", "messente"}) {
        for (const auto& row : rows) {
            CAPTURE(provider);
            CAPTURE(row.status);
            CHECK(error(provider, challenge, row.status).starts_with(row.start));
        }
    }
}

TEST_CASE("a rule with a pattern that knows a page counts before the page") {
    const auto definition =
        test::definition_with(R"({"at": "/error", "class": "provider", "message": "/error/text"})",
                              R"({"at": {"pattern": "Scheduled maintenance"}, "class": "throttled"},
           {"at": {"pattern": "^[^<]+"}, "class": "refused"},
           {"at": {"pattern": "^OK"}, "is_not": ["OK"], "class": "refused"})");
    const auto told = [&](const std::string& body) {
        const auto failure = error_in_body(definition.reply, parse_reply(definition.reply, body),
                                           test::reply(body, 503), ReplyOrigin::provider);
        return failure ? test::text_of(*failure) : "none";
    };
    CHECK(told("<html>Scheduled maintenance</html>").starts_with("throttled: "));
    CHECK(told("<html>Sorry</html>").starts_with("provider: a web page came"));
    CHECK(told("error code: 1020").starts_with("provider: a web page came"));
}
