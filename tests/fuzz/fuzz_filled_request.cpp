// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A request holds whatever values it is filled with in every place as one value, or is refused: no
// second header, no second parameter, no other JSON, no other XML.
//
// The input: login, byte 1, key, byte 1, the value of a parameter.

#include <algorithm>
#include <cstdint>

#include "core/failure.hpp"
#include "definition/request_rules_reader.hpp"
#include "formats/xml.hpp"
#include "http/encoded_request.hpp"
#include "invariant.hpp"
#include "request/filled_request.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

constexpr std::string_view with_fields = R"({"methods":["post"],"path":"/v1/{login}/balance",
    "parameters":{"key":"{key}","pair":"{login}:{key}"},"query":{"zone":"{param:zone}"},
    "headers":{"X-Zone":"{param:zone}","X-Sign":"{computed:sign}"},
    "basic":{"user":"{login}","password":"{key}"},
    "computed":{"sign":{"digest":"sha256","key":"{key}","of":"{login}{param:zone}","as":"hex"}}})";
constexpr std::string_view with_json = R"({"methods":["post"],"path":"/v1","bearer":"{key}",
    "json":{"login":"{login}","list":[{"key":"{key}"}],"n":1.50,"{login}":null}})";
constexpr std::string_view with_xml = R"({"methods":["post"],"path":"/v1",
    "xml":"<r login='{login}' zone=\"{param:zone}\"><key>{key}</key></r>"})";

RequestRules read(std::string_view json) {
    static const std::vector<std::string> known = {"login", "key", "param:zone"};
    const auto tree = parse_json(json, JsonDialect::strict);
    return read_request_rules(DefinitionNode(*tree, "x.json", ""), known);
}

// Nothing where the values cannot be sent.
std::optional<HttpRequest> filled(const RequestRules& rules, const PlaceholderValues& values) {
    static const auto base = *parse_url("https://api.example/base");
    try {
        auto request = filled_request(rules, HttpMethod::post, base, values);
        for (const auto& [name, value] : request.headers) {
            require(!has_control_character(name + value), "no control character in a header");
        }
        return request;
    } catch (const Failure& failure) {
        require(failure.kind() == FailureKind::configuration, "a mistake of configuration");
        return std::nullopt;
    }
}

void check_fields(const PlaceholderValues& values) {
    static const auto rules = read(with_fields);
    const auto& login = values.at("login");
    const auto request = filled(rules, values);
    require(request.has_value() == !has_control_character(values.at("param:zone")),
            "only a control character in a header is refused");
    if (!request) {
        return;
    }
    require(request->url.path == "/base/v1/" + percent_encoded(login) + "/balance",
            "the login is one segment of the path");
    require(std::ranges::count(request->url.path, '/') == 4, "and nothing but that");
    const auto form = encoded(request->form);
    require(std::ranges::count(form, '&') == 1 && std::ranges::count(form, '=') == 2, "two fields");
    require(percent_decoded(form.substr(4, form.find('&') - 4)) == values.at("key"), "the key");
    require(request->headers.size() == 3, "three headers");
    require(request->headers[2].second == "Basic " + request->derived_secrets.back(),
            "the login's word is known as a secret");
}

void check_json(const PlaceholderValues& values) {
    static const auto rules = read(with_json);
    const auto request = filled(rules, values);
    require(request.has_value() == !has_control_character(values.at("key")), "a bearer's key");
    if (!request) {
        return;
    }
    const auto& body = request->body->text;
    require(std::ranges::none_of(body, [](unsigned char c) { return c < 0x20; }), "one line");
    const auto tree = parse_json(body, JsonDialect::lenient);
    require(tree.has_value() && tree->members.size() == 4, "JSON again, of four members");
    require(tree->members[0].value.text == values.at("login"), "the login");
    require(tree->members[1].value.items.at(0).members.at(0).value.text == values.at("key"),
            "the key");
    require(tree->members[2].value.text == "1.50", "a number as written");
}

void check_xml(const PlaceholderValues& values) {
    static const auto rules = read(with_xml);
    const auto request = filled(rules, values);
    require(request.has_value(), "a body takes everything");
    const auto& body = request->body->text;
    require(std::ranges::count(body, '<') == 4 && std::ranges::count(body, '>') == 4,
            "two elements");
    require(std::ranges::count(body, '\'') == 2 && std::ranges::count(body, '"') == 2,
            "two attributes");
    // Control characters and broken UTF-8 cannot stand in XML at all.
    if (const auto tree = parse_xml(body)) {
        require(tree->members.front().value.members.size() == 3, "the same three values");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto pieces = fuzz::pieces(fuzz::text_of(data, size));
    pieces.resize(3);
    const PlaceholderValues values = {
        {"login", pieces[0]}, {"key", pieces[1]}, {"param:zone", pieces[2]}};
    check_fields(values);
    check_json(values);
    check_xml(values);
    return 0;
}
