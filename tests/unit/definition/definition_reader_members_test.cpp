// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The members of a definition beside request and reply: parameters, token, names, hints, evidence.

#include <doctest/doctest.h>

#include "definition/definition_reader.hpp"
#include "definition_schema.hpp"
#include "definitions.hpp"
#include "failure_text.hpp"

using namespace balance;

namespace {

constexpr std::string_view request = R"({"methods":["get"],"path":"/","bearer":"{key}"})";

std::string json_with(std::string_view members, std::string_view with_request = request) {
    return R"({"format":1,"name":"x","title":"X","base_url":"https://api.example",
               "credentials":[["login","key"]],)" +
           std::string(members) + (members.empty() ? "" : ",") +
           "\"request\":" + std::string(with_request) +
           R"(,"reply":{"format":"json","figures":[{"name":"balance","at":"/b"}]}})";
}

Definition read(std::string_view members) {
    return read_definition(json_with(members), "x.json");
}

// What is taken fits the schema as well.
std::string failure_of(const std::string& json) {
    static const test::DefinitionSchema schema;
    const auto text = test::failure_text([&] { return read_definition(json, "x.json"); });
    if (text == "no failure") {
        CHECK(schema.fault_of(json) == "");
    }
    return text;
}

constexpr std::string_view token =
    R"("token":{"request":{"methods":["post"],"path":"/t","parameters":{"k":"{key}"}},
               "reply":{"format":"json","at":["/t","/token"],
                        "errors":[{"at":"/e","class":"refused"}],"statuses":{"418":"throttled"}}})";

}  // namespace

TEST_CASE("parameters are read in both of their forms") {
    const auto definition = read(R"("params":{"a":"one","b":{"description":"two","required":true},
                                              "c":{"description":"three","default":"3"}})");
    CHECK(definition.params.at("a").description == "one");
    CHECK_FALSE(definition.params.at("a").required);
    CHECK(definition.params.at("b").required);
    CHECK(definition.params.at("c").fallback == "3");
    CHECK_FALSE(definition.params.at("c").required);
}

TEST_CASE("a token is read with its request and where it stands") {
    const auto definition = read(token);
    REQUIRE(definition.token.has_value());
    CHECK(definition.token->request.path.literal() == "/t");
    CHECK(definition.token->at.size() == 2);
    CHECK(definition.token->reply.errors.size() == 1);
    CHECK(definition.token->reply.statuses.at(418) == FailureKind::throttled);
    CHECK_FALSE(read("").token.has_value());
    CHECK(failure_of(json_with(token, R"({"methods":["get"],"path":"/{token}"})")) == "no failure");
}

TEST_CASE("names and hints and evidence are read") {
    const auto definition = read(R"("category":"sms",
        "credential_names":{"login":"Account SID","key":"Auth Token"},
        "hints":{"url":"your own","note":"n","age_seconds":60,"allow_list":true},
        "evidence":[{"kind":"documentation","source":"https://doc.example"},
                    {"kind":"client","source":"a client"}])");
    CHECK(definition.category == "sms");
    CHECK(definition.credential_names.at(Credential::login) == "Account SID");
    CHECK_FALSE(definition.credential_names.contains(Credential::password));
    CHECK(definition.hints.url == "your own");
    CHECK(definition.hints.age_seconds == 60);
    CHECK(definition.hints.allow_list);
    CHECK(definition.evidence.size() == 2);
    CHECK_FALSE(read("").hints.allow_list);
}

TEST_CASE("a mistake in these members is named with its pointer") {
    struct Row {
        std::string_view members;
        std::string_view part;
    };
    constexpr Row rows[] = {
        {R"("category":"S M S")", "/category: must be at most 40 lower-case"},
        {R"("category":7)", "/category: must be a string"},
        {R"("credential_names":{"pin":"x"})", "/credential_names/pin: unknown member"},
        {R"("credential_names":{"key":""})", "/credential_names/key: must not be empty"},
        {R"("credential_names":[])", "/credential_names: must be an object"},
        {R"("params":{"a b":"x"})", "/params/a b: its name must be of letters"},
        {R"("params":{"":"x"})", "/params/: its name must be of letters"},
        {R"("params":{"a":7})", "/params/a: must be a description, or an object with one"},
        {R"("params":{"a":""})", "/params/a: must not be empty"},
        {R"("params":{"a":{}})", "/params/a/description: is missing"},
        {R"("params":{"a":{"description":"x","default":""}})", "/params/a/default: must not be"},
        {R"("params":{"a":{"description":"x","required":"yes"}})",
         "/params/a/required: must be true or false"},
        {R"("params":{"a":{"description":"x","required":true,"default":"y"}})",
         "/params/a: a parameter with a default cannot be required"},
        {R"("params":{"a":{"description":"x","secret":true}})", "/params/a/secret: unknown member"},
        {R"("token":"x")", "/token: must be an object"},
        {R"("token":{"reply":{"format":"json","at":"/t"}})", "/token/request: is missing"},
        {R"("token":{"request":{"methods":["get"],"path":"/"}})", "/token/reply: is missing"},
        {R"("token":{"request":{"methods":["get"],"path":"/"},"reply":{"at":"/t"}})",
         "/token/reply/format: is missing"},
        {R"("token":{"request":{"methods":["get"],"path":"/"},"reply":{"format":"json"}})",
         "/token/reply/at: is missing"},
        {R"("token":{"request":{"methods":["get"],"path":"/"},"reply":{"format":"json","at":"t"}})",
         "/token/reply/at: a JSON Pointer starts with"},
        {R"("token":{"request":{"methods":["get"],"path":"/","bearer":"{token}"},"reply":{"format":"json","at":"/t"}})",
         "/token/request/bearer: nothing fills {token}"},
        {R"("token":{"request":{"methods":["get"],"path":"/"},"reply":{"format":"json","at":"/t","figures":[]}})",
         "/token/reply/figures: unknown member"},
        {R"("hints":{"age_seconds":"60"})", "/hints/age_seconds: must be a whole number above 0"},
        {R"("hints":{"age_seconds":-1})", "/hints/age_seconds: must be a whole number above 0"},
        {R"("hints":{"allow_list":"yes"})", "/hints/allow_list: must be true or false"},
        {R"("hints":{"note":"a\nb"})", "/hints/note: must not hold control characters"},
        {R"("hints":{"pay":"x"})", "/hints/pay: unknown member"},
        {R"("evidence":{})", "/evidence: must be an array"},
        {R"("evidence":[{"kind":"rumour","source":"x"}])", "/evidence/0/kind: must be"},
        {R"("evidence":[{"kind":"client"}])", "/evidence/0/source: is missing"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.members);
        const auto text = failure_of(json_with(row.members));
        CAPTURE(text);
        CHECK(text.starts_with("configuration: x.json: " + std::string(row.part)));
    }
}

TEST_CASE("what the reader takes fits the schema as well") {
    for (const auto members : std::initializer_list<std::string_view>{
             R"("$schema":"https://example.org/schema.json")", R"("category":"other")", token,
             R"("params":{"a":"one","b":{"description":"two","default":"2"}})",
             R"("hints":{"poll_seconds":1,"allow_list":false})"}) {
        CAPTURE(members);
        CHECK(failure_of(json_with(members)) == "no failure");
    }
    for (const std::string_view wanted :
         {R"({"methods":["post"],"path":"/","json":[{"a":["{key}",1,null,true,{}]}]})",
          R"({"methods":["post"],"path":"/","xml":"<k>{key}</k>"})",
          R"({"methods":["get"],"path":"/","basic":{"user":"{key}","password":""}})",
          R"({"methods":["post","get"],"path":"/{login}","query":{},"headers":{"X":"{currency}"},
              "computed":{"s":{"digest":"sha1","key":"{key}","of":"x","as":"base64_of_hex"}}})"}) {
        CAPTURE(wanted);
        CHECK(failure_of(json_with("", wanted)) == "no failure");
    }
}
