// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/content_coding.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace balance;
using namespace std::string_literals;

namespace {

constexpr std::size_t one_mib = 1024UL * 1024;

// "balance:300" as gzip, zlib and bare deflate.
const auto gzipped =
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\x4a\xcc\x49\xcc\x4b\x4e\xb5\x32\x36"
    "\x30\x00\x00\xec\xd4\x13\xbf\x0b\x00\x00\x00"s;
const auto zlibbed =
    "\x78\x9c\x4b\x4a\xcc\x49\xcc\x4b\x4e\xb5\x32\x36\x30\x00\x00\x18\x3d\x03\x94"s;
const auto bare = "\x4b\x4a\xcc\x49\xcc\x4b\x4e\xb5\x32\x36\x30\x00\x00"s;

std::string result_of(const std::string& body, std::string_view codings) {
    const auto result = decoded_body(body, codings, one_mib);
    return result ? *result : "fault: " + result.error();
}

}  // namespace

TEST_CASE("what came compressed is read, whatever its encoding is called") {
    struct Row {
        std::string body;
        std::string_view codings;
    };
    const Row rows[] = {
        {"balance:300", ""},      {"balance:300", "identity"}, {"balance:300", " Identity , none,"},
        {"balance:300", "UTF-8"}, {gzipped, "gzip"},           {gzipped, "GZIP"},
        {gzipped, "x-gzip"},      {gzipped, "identity, gzip"}, {zlibbed, "deflate"},
        {bare, "deflate"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.codings);
        CHECK(result_of(row.body, row.codings) == "balance:300");
    }
}

TEST_CASE("members of a gzip stream and empty bodies are read") {
    CHECK(result_of(gzipped + gzipped, "gzip") == "balance:300balance:300");
    for (const std::string_view codings : {"gzip", "deflate", "br", ""}) {
        CHECK(result_of("", codings).empty());
    }
}

TEST_CASE("a stream that breaks off is no shorter figure") {
    for (const auto& [stream, codings] : {std::pair{gzipped, "gzip"}, {zlibbed, "deflate"}}) {
        for (std::size_t size = 1; size < stream.size(); ++size) {
            CAPTURE(size);
            CHECK(result_of(stream.substr(0, size), codings) ==
                  "fault: its compressed body breaks off");
        }
    }
    for (std::size_t size = 1; size < bare.size(); ++size) {
        CAPTURE(size);
        CHECK(result_of(bare.substr(0, size), "deflate").starts_with("fault: "));
    }
}

TEST_CASE("a damaged stream is refused") {
    auto wrong_checksum = gzipped;
    wrong_checksum[wrong_checksum.size() - 6] ^= 1;
    for (const auto& body :
         {wrong_checksum, gzipped + "x", "balance:300"s, "{\"balance\":300}"s, zlibbed}) {
        CHECK(result_of(body, "gzip") == (body == gzipped + "x"
                                              ? "fault: its compressed body breaks off"
                                              : "fault: its compressed body is damaged"));
    }
    CHECK(result_of(zlibbed + "x", "deflate") == "fault: its compressed body is damaged");
    CHECK(result_of("balance:300", "deflate") == "fault: its compressed body is damaged");
}

TEST_CASE("another encoding is named") {
    for (const std::string coding : {"br", "zstd", "compress", "x-unheard-of"}) {
        CHECK(result_of("x", coding) ==
              "fault: it is encoded as " + coding + ", which was not asked for");
    }
    CHECK(result_of("x", "gzip, BR") == "fault: it is encoded as br, which was not asked for");
    CHECK(result_of("x", std::string(9000, 'x')).size() < 100);
}

TEST_CASE("encodings upon each other are undone, up to five") {
    CHECK(result_of("x", "gzip,gzip,gzip,gzip,gzip,gzip") ==
          "fault: it is encoded more than 5 times");
    // "gzip, deflate": the bytes are deflate's, and what they hold is gzip.
    CHECK(result_of(zlibbed, "gzip, deflate") == "fault: its compressed body is damaged");
}

TEST_CASE("the limit counts decoded bytes") {
    CHECK(decoded_body(gzipped, "gzip", 11).has_value());
    const auto refused = decoded_body(gzipped, "gzip", 10);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error() == "a body larger than 1 MiB");
}
