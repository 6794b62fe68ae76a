// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Encodings in which each byte is a character, as older APIs send them: windows-1250 to 1258 (also
// called cp1250 to 1258), the KOI8 and ISO 8859 families and IBM's 866. The names of others are not
// known here, on purpose: they come from foreign text.
//
// The tables are compiled in. The C library's iconv would load a module for each encoding, which a
// static binary cannot do and a small system does not have. They are committed rather than made in
// each build: so no build, and no build for another processor, rests on what the building machine
// has; a test compares them with iconv.

#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace balance {

// The code point of each byte; -1 for those that are no character.
using ByteEncoding = std::array<int, 256>;

// `name`: as an XML declaration or a Content-Type writes it, in any case.
[[nodiscard]] std::optional<ByteEncoding> byte_encoding(std::string_view name);

}  // namespace balance
