// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/fetch.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "fake_world.hpp"
#include "given_options.hpp"

using namespace balance;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::reply;
using Kind = TransportError::Kind;

namespace {

constexpr const char* denied = R"({"error":{"message":"x","code":-32000}})";
constexpr const char* internal = R"({"error":{"message":"x","code":-32603}})";

Answer asked(test::FakeWorld& fake, const std::vector<std::string>& words = {}) {
    const auto settings = test::settings(words);
    return fetch(fake.world, HttpRequest(), test::builtin("unitpay").reply, settings,
                 settings.transport);
}

// A proxy that opens no tunnel.
HttpResult tunnel_refused(long status, std::optional<seconds> retry_after = {}) {
    auto error = test::broken(Kind::proxy).error();
    error.proxy_status = status;
    error.retry_after = retry_after;
    return Unexpected<TransportError>(std::move(error));
}

// How often a request goes out where each answer is this one.
std::size_t attempts(const HttpResult& result, const std::vector<std::string>& words = {}) {
    test::FakeWorld fake(std::vector<HttpResult>(10, result));
    static_cast<void>(test::failure_text([&] { return asked(fake, words); }));
    return fake.client.requests().size();
}

}  // namespace

TEST_CASE("an answer is handed on with the time it took") {
    test::FakeWorld fake({reply("hello", 404)});
    fake.client.before_answer = [&] { fake.pass(milliseconds(214)); };
    const auto answer = asked(fake);
    CHECK(answer.reply.response.status == 404);
    CHECK(answer.reply.response.body == "hello");
    CHECK(answer.took == milliseconds(214));
    CHECK(fake.client.requests().size() == 1);
}

TEST_CASE("a request is repeated only where that can help and cannot hurt") {
    struct Row {
        std::string_view what;
        HttpResult result;
        std::size_t attempts;
    };
    const Row rows[] = {
        {"success", reply("{}"), 1},
        {"not sent", test::broken(Kind::not_sent), 2},
        {"not trusted", test::broken(Kind::not_trusted), 1},
        {"lost", test::broken(Kind::lost), 1},
        {"timed out", test::broken(Kind::timed_out), 1},
        {"unreadable", test::broken(Kind::unreadable), 1},
        {"local", test::broken(Kind::local), 1},
        {"no agreement", test::broken(Kind::no_agreement), 1},
        {"certificate wanted", test::broken(Kind::certificate_wanted), 1},
        {"certificate refused", test::broken(Kind::certificate_refused), 1},
        {"no authorities", test::broken(Kind::no_authorities), 1},
        {"proxy", test::broken(Kind::proxy), 1},
        {"proxy 403", tunnel_refused(403), 1},
        {"proxy 407", tunnel_refused(407), 1},
        {"proxy 429", tunnel_refused(429), 1},
        {"proxy 429 with Retry-After", tunnel_refused(429, seconds(1)), 2},
        {"proxy 500", tunnel_refused(500), 1},
        {"proxy 502", tunnel_refused(502), 2},
        {"proxy 503", tunnel_refused(503), 2},
        {"proxy 504", tunnel_refused(504), 2},
        {"302", reply("", 302), 1},
        {"400", reply("", 400), 1},
        {"401", reply("", 401), 1},
        {"403", reply("", 403), 1},
        {"404", reply("", 404), 1},
        {"429 without Retry-After", reply("", 429), 1},
        {"429 with Retry-After", test::reply_with_retry_after("", 429, seconds(1)), 2},
        {"429 with a refusal", test::reply_with_retry_after(denied, 429, seconds(1)), 1},
        {"500", reply("", 500), 1},
        {"501", reply("", 501), 1},
        {"502", reply("", 502), 2},
        {"503", reply("", 503), 2},
        {"504", reply("", 504), 2},
        {"505", reply("", 505), 1},
        {"503 with a refusal", reply(denied, 503), 1},
        {"503 with another error", reply(internal, 503), 2},
        {"200 with a refusal", reply(denied), 1},
        {"200 with another error", reply(internal), 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(attempts(row.result) == row.attempts);
    }
}

TEST_CASE("an account that is out of money is not asked again") {
    const auto rules =
        test::definition_with(R"({"at": "/error", "class": "provider", "message": "/error/text"})",
                              R"({"at": "/error", "is": ["no money"], "class": "empty"})")
            .reply;
    test::FakeWorld fake(std::vector<HttpResult>(3, reply(R"({"error":"no money"})", 503)));
    static_cast<void>(
        fetch(fake.world, HttpRequest(), rules, test::settings({}), TransportOptions()));
    CHECK(fake.client.requests().size() == 1);
}

TEST_CASE("the number of attempts follows from --retries") {
    CHECK(attempts(reply("", 503), {"--retries", "0"}) == 1);
    CHECK(attempts(reply("", 503), {"--retries", "3"}) == 4);
    CHECK(attempts(test::broken(Kind::not_sent), {"--retries", "0"}) == 1);
}

TEST_CASE("a success after a failure is the answer") {
    test::FakeWorld fake({test::broken(Kind::not_sent), reply("", 503), reply("hello")});
    CHECK(asked(fake, {"--retries", "2"}).reply.response.body == "hello");
    CHECK(fake.pauses == std::vector<milliseconds>{milliseconds(250), milliseconds(250)});
}

TEST_CASE("the last failure is told where no attempt succeeds") {
    test::FakeWorld fake({reply("", 503), test::broken(Kind::not_sent)});
    CHECK(test::failure_text([&] {
              return asked(fake);
          }).starts_with("unreachable: connecting to alphasms.example:443 failed: "));
    test::FakeWorld other({test::broken(Kind::not_sent), reply("", 503)});
    CHECK(asked(other).reply.response.status == 503);
}

TEST_CASE("the pause is the one that the provider asks for") {
    test::FakeWorld fake({test::reply_with_retry_after("", 429, seconds(3)),
                          test::reply_with_retry_after("", 503, seconds(0)), reply("hello")});
    CHECK(asked(fake, {"--retries", "5"}).reply.response.body == "hello");
    CHECK(fake.pauses == std::vector<milliseconds>{seconds(3), milliseconds(250)});
}

TEST_CASE("the pause is the one that the proxy asks for") {
    test::FakeWorld fake({tunnel_refused(503, seconds(3)), tunnel_refused(502), reply("hello")});
    CHECK(asked(fake, {"--retries", "5"}).reply.response.body == "hello");
    CHECK(fake.pauses == std::vector<milliseconds>{seconds(3), milliseconds(250)});
}

TEST_CASE("no pause goes beyond the deadline") {
    struct Row {
        HttpResult result;
        std::string timeout;
        std::size_t attempts;
    };
    const Row rows[] = {
        {test::reply_with_retry_after("", 429, seconds(10)), "10", 1},
        {test::reply_with_retry_after("", 429, seconds(9)), "10", 2},
        {test::reply_with_retry_after("", 429, seconds(9'000'000'000'000'000)), "10", 1},
        {test::reply_with_retry_after("", 503, seconds(60)), "10", 1},
        {tunnel_refused(503, seconds(60)), "10", 1},
        {reply("", 503), "0.25", 1},
        {reply("", 503), "0.26", 2},
    };
    for (const auto& row : rows) {
        CAPTURE(row.timeout);
        CHECK(attempts(row.result, {"-t", row.timeout}) == row.attempts);
    }
}

TEST_CASE("time that attempts took counts against the deadline") {
    test::FakeWorld fake(std::vector<HttpResult>(10, HttpResult(reply("", 503))));
    fake.client.before_answer = [&] { fake.pass(seconds(3)); };
    CHECK(asked(fake, {"--retries", "100"}).took == milliseconds(12'750));
    CHECK(fake.client.requests().size() == 4);
}

TEST_CASE("the options of the transport go with every attempt") {
    test::FakeWorld fake({reply("", 503), reply("")});
    static_cast<void>(asked(fake, {"--insecure", "-6", "--ca-file", "ca.pem"}));
    REQUIRE(fake.client.options().size() == 2);
    for (const auto& options : fake.client.options()) {
        CHECK(options.insecure);
        CHECK(options.ip_version == IpVersion::v6);
        CHECK(options.ca_file == "ca.pem");
    }
}
