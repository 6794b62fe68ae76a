// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/request_rules_reader.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;

namespace {

struct Row {
    std::string_view members;  // behind the path
    std::string_view part;
};

RequestRules read(const std::string& json) {
    const auto tree = parse_json(json, JsonDialect::strict);
    REQUIRE(tree.has_value());
    return read_request_rules(DefinitionNode(*tree, "x.json", "/request"),
                              {"login", "key", "param:zone"});
}

RequestRules read_with(std::string_view methods, std::string_view members) {
    return read("{\"methods\":" + std::string(methods) + ",\"path\":\"/v1\"" +
                (members.empty() ? "" : ",") + std::string(members) + "}");
}

template <std::size_t N>
void check_mistakes(std::string_view methods, const Row (&rows)[N]) {
    for (const auto& row : rows) {
        CAPTURE(row.members);
        const auto text = test::failure_text([&] { return read_with(methods, row.members); });
        CAPTURE(text);
        CHECK(text.starts_with("configuration: x.json: /request/" + std::string(row.part)));
    }
}

constexpr std::string_view post = R"(["post"])";

}  // namespace

TEST_CASE("a request is read with all that it may have") {
    const auto request = read_with(R"(["post","get"])", R"(
        "parameters":{"a":"{key}"}, "query":{"b":"1","c":"{param:zone}"},
        "headers":{"X-Api-Key":"{key}","Accept":"application/json"},
        "basic":{"user":"{login}","password":"{key}"}, "bearer":"{key}",
        "computed":{"one":{"digest":"md5","of":"{login}","as":"hex"},
                    "two":{"digest":"sha512","key":"{key}","of":"{computed:one}","as":"base64"}})");
    CHECK(request.methods == std::vector<HttpMethod>{HttpMethod::post, HttpMethod::get});
    CHECK(request.parameters.size() == 1);
    CHECK(request.query.size() == 2);
    REQUIRE(request.headers.size() == 2);
    CHECK(request.headers.front().first == "X-Api-Key");
    CHECK(request.basic.has_value());
    CHECK(request.bearer.has_value());
    REQUIRE(request.computed.size() == 2);
    CHECK(request.computed[0].kind == DigestKind::md5);
    CHECK_FALSE(request.computed[0].key.has_value());
    CHECK(request.computed[1].name == "two");
    CHECK(request.computed[1].key.has_value());
    CHECK(request.computed[1].writing == ComputedRule::Writing::base64);
    CHECK_FALSE(request.json.has_value());
    CHECK_FALSE(request.xml.has_value());
}

TEST_CASE("a body is read as JSON or as XML") {
    CHECK(json_text(*read_with(post, R"("json":{"k":["{key}",1,null]})").json) ==
          R"({"k":["{key}",1,null]})");
    CHECK(read_with(post, R"("xml":"<k>{key}</k>","query":{"a":"b"})").xml->literal() == "<k></k>");
    CHECK(read_with(post, R"("json":{},"headers":{"X":"y"},"bearer":"{key}")").json.has_value());
}

TEST_CASE("a body may hold empty strings and lists") {
    CHECK(json_text(*read_with(post, R"("json":{"list":[],"map":{}})").json) ==
          R"({"list":[],"map":{}})");
    CHECK(json_text(*read_with(post, R"("json":{"text":""})").json) == R"({"text":""})");
}

TEST_CASE("the password of basic authentication may be empty and nothing else") {
    CHECK(read_with(post, R"("basic":{"user":"{key}","password":""})")
              .basic->password.literal()
              .empty());
    constexpr Row rows[] = {
        {R"("basic":{"user":"","password":"{key}"})", "basic/user: must not be empty"},
        {R"("basic":{"user":"{key}"})", "basic/password: is missing"},
        {R"("basic":{"password":""})", "basic/user: is missing"},
        {R"("basic":{"user":"{key}","password":7})", "basic/password: must be a string"},
        {R"("basic":{"user":"{kye}","password":""})", "basic/user: nothing fills {kye}"},
        {R"("basic":{"user":"{key}","password":"{pw}"})", "basic/password: nothing fills {pw}"},
        {R"("basic":{"name":"{key}","password":""})", "basic/name: unknown member"},
        {R"("basic":"{key}")", "basic: must be an object"},
    };
    check_mistakes(post, rows);
}

TEST_CASE("a mistake in headers is named with its pointer") {
    constexpr Row rows[] = {
        {R"("headers":[])", "headers: must be an object"},
        {R"("headers":{"X A":"b"})", "headers/X A: its name must be the name of a header"},
        {R"("headers":{"":"b"})", "headers/: its name must be the name of a header"},
        {R"("headers":{"X:":"b"})", "headers/X:: its name must be the name of a header"},
        {R"("headers":{"X\r\nY":"b"})", "headers/X"},
        {R"("headers":{"X/Y":"b"})", "headers/X~1Y: its name must be the name of a header"},
        {R"("headers":{"\u00e9":"b"})", "headers/"},
        {R"("headers":{"Host":"b"})", "headers/Host: this header is written by the program itself"},
        {R"("headers":{"content-TYPE":"b"})", "headers/content-TYPE: this header is written by"},
        {R"("headers":{"Content-Length":"1"})", "headers/Content-Length: this header is written"},
        {R"("headers":{"Transfer-Encoding":"b"})", "headers/Transfer-Encoding: this header is"},
        {R"("headers":{"Connection":"b"})", "headers/Connection: this header is written by"},
        {R"("headers":{"Expect":"b"})", "headers/Expect: this header is written by"},
        {R"("headers":{"X":7})", "headers/X: must be a string"},
        {R"("headers":{"X":""})", "headers/X: must not be empty"},
        {R"("headers":{"X":"a\r\nb"})", "headers/X: must not hold control characters"},
        {R"("headers":{"X":"{kye}"})", "headers/X: nothing fills {kye}; known here: login, key"},
        {R"("headers":{"X":"{key"})", "headers/X: an unmatched brace"},
        {R"("headers":{"X":"a","X":"b"})", "headers/X: is given twice"},
    };
    check_mistakes(post, rows);
}

TEST_CASE("a mistake in a query or a bearer is named with its pointer") {
    constexpr Row rows[] = {
        {R"("query":[])", "query: must be an object"},
        {R"("query":{"a/b":"{x}"})", "query/a~1b: nothing fills {x}"},
        {R"("query":{"a":null})", "query/a: must be a string"},
        {R"("query":{"a":"{token}"})", "query/a: nothing fills {token}"},
        {R"("query":{"a":"{computed:x}"})", "query/a: nothing fills {computed:x}"},
        {R"("bearer":"")", "bearer: must not be empty"},
        {R"("bearer":"{token}")", "bearer: nothing fills {token}"},
        {R"("bearer":{"token":"{key}"})", "bearer: must be a string"},
        {R"("bearr":"{key}")", "bearr: unknown member; did you mean \"bearer\"?"},
    };
    check_mistakes(post, rows);
}

TEST_CASE("a mistake in a signature is named with its pointer") {
    constexpr Row rows[] = {
        {R"("computed":{"s":"{key}"})", "computed/s: must be an object"},
        {R"("computed":{"s":{"of":"{key}","as":"hex"}})", "computed/s/digest: is missing"},
        {R"("computed":{"s":{"digest":"md5","as":"hex"}})", "computed/s/of: is missing"},
        {R"("computed":{"s":{"digest":"md5","of":"{key}"}})", "computed/s/as: is missing"},
        {R"("computed":{"s":{"digest":"crc32","of":"{key}","as":"hex"}})",
         "computed/s/digest: must be \"md5\", \"sha1\", \"sha256\" or \"sha512\""},
        {R"("computed":{"s":{"digest":"md5","of":"{key}","as":"HEX"}})",
         "computed/s/as: must be \"hex\", \"base64\" or \"base64_of_hex\""},
        {R"("computed":{"s":{"digest":"md5","of":"{kye}","as":"hex"}})",
         "computed/s/of: nothing fills {kye}"},
        {R"("computed":{"s":{"digest":"md5","of":"","as":"hex"}})",
         "computed/s/of: must not be empty"},
        {R"("computed":{"s":{"digest":"md5","key":"{x}","of":"{key}","as":"hex"}})",
         "computed/s/key: nothing fills {x}"},
        {R"("computed":{"s":{"digest":"md5","of":"{computed:s}","as":"hex"}})",
         "computed/s/of: nothing fills {computed:s}"},
        {R"("computed":{"s":{"digest":"md5","of":"{computed:t}","as":"hex"},
                        "t":{"digest":"md5","of":"{key}","as":"hex"}})",
         "computed/s/of: nothing fills {computed:t}"},
        {R"("computed":{"s":{"digest":"md5","of":"{key}","as":"hex","salt":"x"}})",
         "computed/s/salt: unknown member"},
    };
    check_mistakes(post, rows);
}

TEST_CASE("a mistake in a body is named with its pointer") {
    constexpr Row rows[] = {
        {R"("json":{"a":"{x}"})", "json/a: nothing fills {x}"},
        {R"("json":{"a":[1,{"b/c":"{x}"}]})", "json/a/1/b~1c: nothing fills {x}"},
        {R"("json":["{key"])", "json/0: an unmatched brace"},
        {R"("json":{"a":1,"a":2})", "json/a: is given twice"},
        {R"("json":{"a":"b\u0001c"})", "json/a: must not hold control characters"},
        {R"("xml":"<a>{x}</a>")", "xml: nothing fills {x}"},
        {R"("xml":{"a":"b"})", "xml: must be a string"},
        {R"("xml":"")", "xml: must not be empty"},
        {R"("json":{},"xml":"<a/>")", "xml: a request has one body"},
        {R"("json":{},"parameters":{"a":"b"})",
         "json: a request has a body or \"parameters\", not both"},
        {R"("xml":"<a/>","parameters":{"a":"b"})",
         "xml: a request has a body or \"parameters\", not both"},
    };
    check_mistakes(post, rows);
    constexpr Row of_a_get[] = {
        {R"("json":{})", "json: only a POST has a body: methods must be [\"post\"]"},
        {R"("xml":"<a/>")", "xml: only a POST has a body: methods must be [\"post\"]"},
    };
    check_mistakes(R"(["get"])", of_a_get);
    check_mistakes(R"(["post","get"])", of_a_get);
}

TEST_CASE("methods and path are needed and make sense") {
    struct Whole {
        std::string_view json;
        std::string_view part;
    };
    constexpr Whole rows[] = {
        {R"({"path":"/"})", "/methods: is missing"},
        {R"({"methods":["get"]})", "/path: is missing"},
        {R"({"methods":[],"path":"/"})", "/methods: must not be empty"},
        {R"({"methods":["get","get"],"path":"/"})", "/methods/1: is given twice"},
        {R"({"methods":["GET"],"path":"/"})", "/methods/0: must be \"get\" or \"post\""},
        {R"({"methods":["get"],"path":"v1"})", "/path: must start with \"/\""},
        {R"({"methods":["get"],"path":"{login}"})", "/path: must start with \"/\""},
        {R"({"methods":["get"],"path":"/{token}"})", "/path: nothing fills {token}"},
        {R"({"methods":["get"],"path":"/a?b"})", "/path: must start with \"/\""},
        {R"({"methods":["get"],"path":"/a#b"})", "/path: must start with \"/\""},
        {R"({"methods":["get"],"path":"/{{a}}"})", "/path: must start with \"/\""},
        {"[]", ": must be an object"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        const auto text = test::failure_text([&] { return read(std::string(row.json)); });
        CAPTURE(text);
        CHECK(text.starts_with("configuration: x.json: /request" + std::string(row.part)));
    }
}
