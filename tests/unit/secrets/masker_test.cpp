// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "secrets/masker.hpp"

#include <chrono>
#include <string>

#include <doctest/doctest.h>

#include "cpu_time.hpp"
#include "knowing_masker.hpp"
#include "secrets/secret.hpp"
#include "text/encoding.hpp"

using namespace balance;
using test::knowing;

TEST_CASE("a secret is masked in every form that it can take") {
    struct Row {
        std::string_view secret;
        std::string_view spelt;
    };
    constexpr Row rows[] = {
        {"fake-key-1", "fake-key-1"},
        {"fake-key-1", "%66%61%6B%65%2D%6B%65%79%2D%31"},
        {"fake-key-1", "f%61ke-k%65y-1"},
        {"fake-key-1", "ZmFrZS1rZXktMQ=="},
        {"fake-key-1", "ZmFrZS1rZXktMQ"},
        {"fake-key-1", "ZmFrZS1rZXktMQ%3D%3D"},
        {"fake-key-1", "\\u0066ake-key-1"},
        {"Fake-Key-1", "FAKE-KEY-1"},
        {"Fake-Key-1", "fake-key-1"},
        {"50%off", "50%off"},
        {"50%off", "50%25off"},
        {"fake+b", "fake+b"},
        {"fake+b", "fake%2Bb"},
        {"fake+b", "fake%2bb"},
        {"fake b", "fake b"},
        {"fake b", "fake+b"},
        {"fake b", "fake%20b"},
        {"  two  blanks  ", "  two  blanks  "},
        {"  two  blanks  ", "++two++blanks++"},
        {"  two  blanks  ", "%20%20two%20%20blanks%20%20"},
        {"c:\\fake", "c:\\fake"},
        {"c:\\fake", "c:\\\\fake"},
        {"c:\\fake", "c:\\u005Cfake"},
        {"c:\\fake", "c%3A%5Cfake"},
        {"say\"fake\"", "say\"fake\""},
        {"say\"fake\"", "say\\\"fake\\\""},
        {"say\"fake\"", "say&quot;fake&quot;"},
        {"say\"fake\"", "say\\u0022fake\\u0022"},
        {"it's-fake", "it&#39;s-fake"},
        {"it's-fake", "it&#039;s-fake"},
        {"one/two", "one/two"},
        {"one/two", "one\\/two"},
        {"one/two", "one%2Ftwo"},
        {"one&two", "one&two"},
        {"one&two", "one&amp;two"},
        {"one&two", "one%26two"},
        {"one&two", "one\\u0026two"},
        {"<fake>", "<fake>"},
        {"<fake>", "&lt;fake&gt;"},
        {"<fake>", "\\u003cfake\\u003E"},
        {"a$b|c`d", "a$b|c`d"},
        {"a$b|c`d", "a%24b%7Cc%60d"},
        // Cyrillic, a letter above the basic plane
        {"\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87", "\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87"},
        {"\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87", "%D0%BA%D0%BB%D1%8E%D1%87"},
        {"\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87", "%d0%ba%d0%bb%d1%8e%d1%87"},
        {"\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87", "\\u043a\\u043B\\u044e\\u0447"},
        {"\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87", "\xD0\xBA\\u043b\xD1\x8E\\u0447"},
        {"\xF0\x9F\x94\x91key", "\\ud83d\\udd11key"},
        {"\xF0\x9F\x94\x91key", "\\uD83D\\uDD11key"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.secret);
        CAPTURE(row.spelt);
        const auto masked = knowing({row.secret}).mask("x" + std::string(row.spelt) + "y");
        const bool whole = masked == "x***y" || masked == "x***==y" || masked == "x***%3D%3Dy";
        CHECK(whole);
    }
}

TEST_CASE("a secret is masked without the blanks at its ends too") {
    const auto masker = knowing({" fake-key-1 "});
    CHECK(masker.mask("[fake-key-1]") == "[***]");
    CHECK(masker.mask("[ fake-key-1 ]") == "[***]");
    CHECK(masker.mask("[%66ake-key-1]") == "[***]");
    CHECK(masker.mask("[" + base64_encoded("fake-key-1") + "]") == "[***]");
    CHECK(masker.mask("[" + base64_encoded(" fake-key-1 ") + "]") == "[***]");
    CHECK(knowing({"\xEF\xBB\xBF"
                   "fake-key-1\xC2\xA0"})
              .mask("[fake-key-1]") == "[***]");
    CHECK(knowing({"fake5 "}).mask("fake5 fake55") == "***fake55");
    CHECK(knowing({"      "}).mask("a b") == "a b");
    Masker pair;
    pair.add_pair("user", " fake-key-1 ");
    CHECK(pair.mask(base64_encoded("user:fake-key-1")) == "***");
    CHECK(pair.mask(base64_encoded("user: fake-key-1 ")) == "***");
}

TEST_CASE("a secret that is broken by line ends or invisible characters is masked whole") {
    const auto masker = knowing({"fake-key-1"});
    for (const std::string_view broken :
         {"fake-\nkey-1",        "fake-\r\n    key-1",     "fake-\r\n\r\nkey-1",
          "f\na\nk\ne\n-key-1",  "fake\xE2\x80\x8B-key-1", "fa\xC2\xADke-\xEF\xBB\xBFkey-1",
          "fake-\tkey-1",        R"(fake-\nkey-1)",        R"(fake-\r\nkey-1)",
          R"(fake\u200b-key-1)", R"(fake\u000A-key-1)",    "fake-%0D%0Akey-1",
          "fake-%E2%80%8Bkey-1", "fake-&#8203;key-1",      "fake-&#x200B;key-1",
          R"(fake-\n    key-1)", "fake-<br>key-1",         "fake-<br> key-1",
          "fake-<wbr>key-1",     "fake-&shy;key-1",        "%66ake-\n%6Bey-1"}) {
        CAPTURE(broken);
        CHECK(masker.mask("x " + std::string(broken) + " y") == "x *** y");
    }
    CHECK(masker.mask("fake-\nkey-2") == "fake-\nkey-2");
    CHECK(masker.mask("x\nfake-key-1\ny") == "x\n***\ny");
    CHECK(knowing({"fake key 1"}).mask("[fake\n key 1]") == "[***]");
    CHECK(knowing({"fake key 1"}).mask("[fake\r\n \r\nkey 1]") == "[***]");
    CHECK(knowing({"c:\\next"}).mask("[c:\\next]") == "[***]");
    CHECK(knowing({"a%b%cdef"}).mask("[a%b%0A%cdef]") == "[***]");
    CHECK(knowing({"fake\xC2\xA0key"}).mask("[fake\xC2\xA0key]") == "[***]");
    CHECK(knowing({"fake\xC2\xABkey"}).mask("[fake\xC2\xA0\xC2\xABkey]") == "[***]");
}

TEST_CASE("a secret as hexadecimal digits or as named entities is masked") {
    CHECK(knowing({"fake-key"}).mask("[66616b652d6b6579]") == "[***]");
    CHECK(knowing({"fake-key"}).mask("[66616B652D6B6579]") == "[***]");
    CHECK(knowing({"fakekey"}).mask("[66616b656b6579]") == "[66616b656b6579]");
    CHECK(knowing({"fa+k/e=_key"}).mask("[fa&plus;k&sol;e&equals;&lowbar;key]") == "[***]");
}

TEST_CASE("every byte of a secret may be written in any form") {
    std::string secret;
    for (int byte = 0x20; byte < 0x7F; ++byte) {
        secret += static_cast<char>(byte);
    }
    const auto masker = knowing({secret});
    CHECK(masker.mask(secret) == "***");
    CHECK(masker.mask(percent_encoded(secret)) == "***");
    CHECK(masker.mask(base64_encoded(secret)) == "***");
    CHECK(masker.mask(percent_encoded(base64_encoded(secret))) == "***");
}

TEST_CASE("basic authentication is masked as one word") {
    Masker masker;
    masker.add_pair("user@example.org", "fake-password");
    const auto word = base64_encoded("user@example.org:fake-password");
    CHECK(masker.mask("Authorization: Basic " + word) == "Authorization: Basic ***");
    CHECK(masker.mask("user@example.org:other") == "user@example.org:other");
}

TEST_CASE("every place is masked") {
    const auto masker = knowing({"fake12"});
    CHECK(masker.mask("fake12") == "***");
    CHECK(masker.mask("fake12fake12") == "******");
    CHECK(masker.mask("fake12 and fake12, fake12") == "*** and ***, ***");
    CHECK(masker.mask("fafake12") == "fa***");
    CHECK(masker.mask("fake1fake12") == "fake1***");
    CHECK(masker.mask("fake1") == "fake1");
    CHECK(masker.mask("") == "");
}

TEST_CASE("of several secrets the longest wins") {
    CHECK(knowing({"fake", "fake-and-long"}).mask("x fake-and-long") == "x ***");
    CHECK(knowing({"fake-and-long", "fake"}).mask("x fake-and-long") == "x ***");
    CHECK(knowing({"fake-and-long", "fake"}).mask("x fake-a") == "x ***-a");
    CHECK(knowing({"and", "fake-and-long"}).mask("fake-and-long") == "***");
}

TEST_CASE("of secrets that overlap in a text nothing is left") {
    const auto masked = knowing({"abcdefgh", "efghijkl"}).mask("-abcdefghijkl-");
    CHECK(masked.find("ijkl") == std::string::npos);
    CHECK(masked.find("abcd") == std::string::npos);
}

TEST_CASE("a short secret is masked where it stands as a word of its own") {
    const auto masker = knowing({"fake5"});
    for (const std::string_view around :
         {"?", " ? ", "key=?&x", "\"?\"", "(?)", "login/?", "?, ?", "-?-"}) {
        CAPTURE(around);
        std::string text(around);
        std::string masked(around);
        for (auto at = text.find('?'); at != std::string::npos; at = text.find('?')) {
            text.replace(at, 1, "fake5");
            masked.replace(masked.find('?'), 1, "***");
        }
        CHECK(masker.mask(text) == masked);
    }
    CHECK(masker.mask("fake55 xfake5") == "fake55 xfake5");
    CHECK(knowing({"k"}).mask("a key: k") == "a key: ***");
}

TEST_CASE("an encoded neighbour is no part of the word that a short secret is") {
    const auto masker = knowing({"fake5"});
    for (const std::string_view text :
         {"key%3Dfake5", "key%3Dfake5%26x", "%22fake5%22", "a%20fake5", "a%2Ffake5", "a%0Afake5",
          "\\nfake5\\n", "\\u0022fake5\\u0022", "\\tfake5",
          "\xC2\xA0"
          "fake5",
          "\xE2\x80\x9C"
          "fake5"
          "\xE2\x80\x9D"}) {
        CAPTURE(text);
        CHECK(masker.mask(text).find("fake5") == std::string::npos);
    }
}

TEST_CASE("text without a secret stays as it is") {
    const auto masker = knowing({"fake-key", "\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87"});
    for (const std::string_view text : {"%66ake", "fake key", "Fake-Key", "\\u", "%", "&", "+",
                                        "\xD0", "100% &amp; more", "\xD0\xBA\xD0\xBB"}) {
        CAPTURE(text);
        CHECK(masker.mask(text) == text);
    }
    CHECK(Masker().mask("fake-key") == "fake-key");
}

TEST_CASE("an empty secret masks nothing") {
    Masker masker;
    masker.add("");
    masker.add_pair("user", "");
    CHECK(masker.mask("user: text") == "user: text");
}

TEST_CASE("a secret that looks like an encoding of itself is masked whole") {
    CHECK(knowing({"%25"}).mask("[%25]") == "[***]");
    CHECK(knowing({"%25"}).mask("[%2525]") == "[***]");
    CHECK(knowing({"%25"}).mask("[%25%32%35]") == "[***]");
    CHECK(knowing({"&amp;"}).mask("[&amp;amp;]") == "[***]");
    CHECK(knowing({"\\\\"}).mask("[\\\\\\\\]") == "[***]");
    CHECK(knowing({"\\u0041"}).mask("[\\\\u0041]") == "[***]");
}

TEST_CASE("masking takes no time worth mentioning, whatever the secret and the text") {
    const auto started = test::cpu_time();
    const auto masked = knowing({std::string(40, '\\') + "x"}).mask(std::string(100, '\\') + "y");
    CHECK(masked == "***y");  // all but its last character
    CHECK(test::cpu_time() - started < std::chrono::seconds(10));
}

TEST_CASE("a secret moves and leaves nothing behind") {
    Secret first("fake-secret");
    Secret second(std::move(first));
    CHECK(second.reveal() == "fake-secret");
    CHECK(
        first.reveal().empty());  // NOLINT(bugprone-use-after-move): that it is empty is the point
    std::string source = "a secret that is longer than the object";
    const Secret taken(std::move(source));
    CHECK(taken.reveal() == "a secret that is longer than the object");
    CHECK(source.empty());  // NOLINT(bugprone-use-after-move): it is wiped
    Secret third("other");
    third = std::move(second);
    CHECK(third.reveal() == "fake-secret");
    CHECK(second.reveal().empty());  // NOLINT(bugprone-use-after-move): likewise
}

TEST_CASE("numeric entities and JSON inside of JSON hide no secret") {
    const auto masker = knowing({"fake/key+long"});
    CHECK(masker.mask("x fake&#47;key&#x2B;long y") == "x *** y");
    CHECK(masker.mask(R"(x fake\\/key+long y)") == "x *** y");
}
