// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/digest.hpp"

#include <doctest/doctest.h>

#include "text/encoding.hpp"

using namespace balance;

TEST_CASE("digests are those of their standards") {
    struct Row {
        DigestKind kind;
        std::string text;
        std::string_view hex;
    };
    const Row rows[] = {
        // RFC 1321, A.5
        {DigestKind::md5, "", "d41d8cd98f00b204e9800998ecf8427e"},
        {DigestKind::md5, "abc", "900150983cd24fb0d6963f7d28e17f72"},
        {DigestKind::md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0"},
        // RFC 3174, 7.3
        {DigestKind::sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {DigestKind::sha1, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "84983e441c3bd26ebaae4aa1f95129e5e54670f1"},
        {DigestKind::sha1, std::string(1'000'000, 'a'), "34aa973cd4c4daa4f61eeb2bdbad27316534016f"},
        // FIPS 180-2, B and C
        {DigestKind::sha256, "",
         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {DigestKind::sha256, "abc",
         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {DigestKind::sha512, "abc",
         "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
         "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.hex);
        CHECK(hex_encoded(digest(row.kind, row.text)) == row.hex);
    }
}

TEST_CASE("keyed digests are those of RFC 2104 and RFC 2202 and RFC 4231") {
    struct Row {
        DigestKind kind;
        std::string key;
        std::string_view text;
        std::string_view hex;
    };
    const Row rows[] = {
        {DigestKind::md5, std::string(16, '\x0b'), "Hi There", "9294727a3638bb1c13f48ef8158bfc9d"},
        {DigestKind::md5, "Jefe", "what do ya want for nothing?",
         "750c783e6ab0b503eaa86e310a5db738"},
        {DigestKind::sha1, std::string(20, '\x0b'), "Hi There",
         "b617318655057264e28bc0b6fb378c8ef146be00"},
        {DigestKind::sha1, "Jefe", "what do ya want for nothing?",
         "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"},
        {DigestKind::sha256, std::string(20, '\x0b'), "Hi There",
         "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
        {DigestKind::sha256, "Jefe", "what do ya want for nothing?",
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
        // A key longer than a block is hashed first.
        {DigestKind::sha256, std::string(131, '\xaa'),
         "Test Using Larger Than Block-Size Key - Hash Key First",
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
        {DigestKind::sha512, "Jefe", "what do ya want for nothing?",
         "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
         "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"},
        {DigestKind::sha256, "", "",
         "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.hex);
        CHECK(hex_encoded(hmac(row.kind, row.key, row.text)) == row.hex);
    }
}

TEST_CASE("digests have the names that a definition gives them") {
    CHECK(digest_named("md5") == DigestKind::md5);
    CHECK(digest_named("sha1") == DigestKind::sha1);
    CHECK(digest_named("sha256") == DigestKind::sha256);
    CHECK(digest_named("sha512") == DigestKind::sha512);
    for (const std::string_view name : {"", "MD5", "sha-256", "sha384", "crc32"}) {
        CAPTURE(name);
        CHECK_FALSE(digest_named(name).has_value());
    }
}
