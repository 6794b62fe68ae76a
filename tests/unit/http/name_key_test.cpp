// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/name_key.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "made_certificate.hpp"

using namespace balance;
using namespace balance::test;

namespace {

std::string der_of(const X509_NAME* name) {
    const unsigned char* bytes = nullptr;
    std::size_t size = 0;
    REQUIRE(X509_NAME_get0_der(name, &bytes, &size) == 1);
    return {bytes, bytes + size};
}

std::string der_of(const Made& made) {
    unsigned char* bytes = nullptr;
    const auto size = i2d_X509(made.certificate.get(), &bytes);
    REQUIRE(size > 0);
    std::string der(bytes, bytes + size);
    OPENSSL_free(bytes);
    return der;
}

}  // namespace

TEST_CASE("names that OpenSSL holds for equal have one key, or none") {
    const std::vector<Attributes> names = {
        {},
        {{"Root 1"}},
        {{"root  1 "}},
        {{"ROOT 1", V_ASN1_PRINTABLESTRING}},
        {{"Root 1", V_ASN1_IA5STRING}},
        {{"Root 1", V_ASN1_T61STRING}},
        {{"Root 1", V_ASN1_BMPSTRING}},
        {{"12", V_ASN1_NUMERICSTRING}},
        {{"Root 2"}},
        {{"Root 1", V_ASN1_UTF8STRING, NID_organizationName}},
        {{"Root 1"}, {"EX", V_ASN1_PRINTABLESTRING, NID_countryName}},
        {{"Root 1"}, {"EX", V_ASN1_PRINTABLESTRING, NID_countryName, true}},
        {{"\xC3\xA9"}},
        {{"\xE9", V_ASN1_T61STRING}},
    };
    int keys = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto left = made_name(names[i]);
        const auto left_key = name_key(der_of(left.get()));
        keys += left_key ? 1 : 0;
        for (std::size_t j = 0; j < names.size(); ++j) {
            CAPTURE(i);
            CAPTURE(j);
            const auto right = made_name(names[j]);
            const auto right_key = name_key(der_of(right.get()));
            const bool may_be_equal = !left_key || !right_key || left_key == right_key;
            if (X509_NAME_cmp(left.get(), right.get()) == 0) {
                CHECK(may_be_equal);
            }
        }
    }
    CHECK(keys == 11);
    CHECK(name_key(der_of(made_name(names[1]).get())) !=
          name_key(der_of(made_name(names[8]).get())));
    CHECK(name_key(der_of(made_name(names[1]).get())) !=
          name_key(der_of(made_name(names[9]).get())));
}

TEST_CASE("a certificate has the key of its subject, as far as its beginning tells it") {
    const auto issuer = made({.subject = {{"Issuer"}}, .is_authority = true});
    const auto subject = made({.subject = {{"Subject"}}}, &issuer);
    const auto expected = name_key(der_of(X509_get_subject_name(subject.certificate.get())));
    const auto der = der_of(subject);
    CHECK(expected.has_value());
    CHECK(subject_key(der) == expected);
    for (std::size_t size = 0; size < der.size(); ++size) {
        const auto key = subject_key(der.substr(0, size));
        const bool is_right = !key || key == expected;
        CHECK(is_right);
    }
}

TEST_CASE("what is no plain DER has no key") {
    using namespace std::string_literals;
    const auto cn = "\x06\x03\x55\x04\x03"s;
    CHECK(name_key("\x30\x00"s).has_value());
    CHECK(name_key("\x30\x0C\x31\x0A\x30\x08"s + cn + "\x0C\x01r").has_value());
    for (const auto& bytes : {
             ""s,
             "\x30"s,
             "\x30\x01"s,
             "\x31\x00"s,
             "\x30\x00\x00"s,
             "\x30\x80\x00\x00"s,
             "\x30\x84\x00\x00\x00\x00"s,
             "\x30\x83\xFF\xFF"s,
             "\x30\x02\x31\x00"s,
             "\x30\x04\x31\x02\x30\x00"s,
             "\x30\x09\x31\x07\x30\x05"s + cn,
             "\x30\x0B\x31\x09\x30\x07"s + cn + "\x0C\x01",
             "\x30\x0C\x31\x0A\x30\x08"s + cn + "\x2C\x01r",
             "\x30\x0D\x31\x0B\x30\x09"s + cn + "\x0C\x01rx",
         }) {
        CAPTURE(bytes);
        CHECK_FALSE(name_key(bytes).has_value());
        CHECK_FALSE(subject_key(bytes).has_value());
    }
}
