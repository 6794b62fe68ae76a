// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/utf16.hpp"

#include <doctest/doctest.h>

using namespace balance;
using namespace std::string_view_literals;

namespace {

std::string swapped(std::string_view bytes) {
    std::string other(bytes);
    for (std::size_t i = 0; i + 1 < other.size(); i += 2) {
        std::swap(other[i], other[i + 1]);
    }
    return other;
}

}  // namespace

TEST_CASE("UTF-16 becomes UTF-8 in both orders") {
    struct Row {
        std::string_view little;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {""sv, ""sv},
        {"5\0.\0"sv, "5."sv},
        {"\x1A\x04"sv, "\xD0\x9A"sv},
        {"\xAC\x20"sv, "\xE2\x82\xAC"sv},
        {"\x3D\xD8\x11\xDD"sv, "\xF0\x9F\x94\x91"sv},
        {"\0\0"sv, "\0"sv},
        // Lone surrogates.
        {"\x3D\xD8"sv, "\xEF\xBF\xBD"sv},
        {"1\0\x3D\xD8"
         "2\0"sv,
         "1\xEF\xBF\xBD"
         "2"sv},
        {"1\0\x11\xDD"
         "2\0"sv,
         "1\xEF\xBF\xBD"
         "2"sv},
        {"\x3D\xD8\x3D\xD8\x11\xDD"sv, "\xEF\xBF\xBD\xF0\x9F\x94\x91"sv},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(utf16_as_utf8(row.little, ByteOrder::little) == row.text);
        CHECK(utf16_as_utf8(swapped(row.little), ByteOrder::big) == row.text);
    }
    CHECK(utf16_as_utf8("5\0."sv, ByteOrder::little) == "5\xEF\xBF\xBD");
}

TEST_CASE("a mark or its zero bytes tell UTF-16, and marks are taken away") {
    struct Row {
        std::string_view bytes;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {"\xFF\xFE"
         "5\0.\0"sv,
         "5."sv},
        {"\xFE\xFF\0"
         "5\0."sv,
         "5."sv},
        {"{\0}\0"sv, "{}"sv},
        {"\0{\0}"sv, "{}"sv},
        {"\n\0<\0"sv, "\n<"sv},
        {"\xFF\xFE"sv, ""sv},
        {"\xEF\xBB\xBF"
         "5"sv,
         "5"sv},
        {"\xEF\xBB\xBF\xEF\xBB\xBF"
         "5"sv,
         "5"sv},
        {"\xFF\xFE\xFF\xFE"
         "5\0"sv,
         "5"sv},
        {"5"sv, "5"sv},
        {""sv, ""sv},
        {"5\xFF\xFE"sv, "5\xFF\xFE"sv},
        // What is no UTF-16 keeps its zero bytes: UTF-32, an odd size, C strings.
        {"\xFF\xFE\0\0"
         "5\0\0\0"sv,
         "\xFF\xFE\0\0"
         "5\0\0\0"sv},
        {"5\0\0\0"sv, "5\0\0\0"sv},
        {"\0\0\0"
         "5"sv,
         "\0\0\0"
         "5"sv},
        {"5\0.\0"
         "1"sv,
         "5\0.\0"
         "1"sv},
        {"5\0"sv, "5\0"sv},
        {"12\0\0"sv, "12\0\0"sv},
        {"\x01\0{\0"sv, "\x01\0{\0"sv},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(unicode_as_utf8(std::string(row.bytes)) == row.text);
    }
}
