// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What tells certificates of different authorities apart without decoding them: a number made of
// the subject's name.
//
// Names that OpenSSL holds for equal have the same key, or one of them has none: OpenSSL looks at
// no difference of case or blanks, nor at whether a text is a PrintableString or a UTF8String.
// Equal keys prove nothing. What is not written in the plain way (several attributes in one part,
// UTF-16, BER) has no key.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace balance {

using NameKey = std::uint64_t;

// `name`: a distinguished name in DER.
[[nodiscard]] std::optional<NameKey> name_key(std::string_view name);

// `certificate`: the DER of one, or as much of its beginning as holds the subject.
[[nodiscard]] std::optional<NameKey> subject_key(std::string_view certificate);

}  // namespace balance
