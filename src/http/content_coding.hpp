// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Undoes the Content-Encoding of a body that came compressed although nobody asked for it.
//
// gzip (with its old name x-gzip, and in several members) and deflate (as zlib or raw), one upon
// the other if need be. Other encodings are named, not guessed. A stream that breaks off is a
// mistake: libcurl's own decoder takes it as whole, which makes balance:3 of balance:300.

#pragma once

#include <string>
#include <string_view>

#include "core/expected.hpp"

namespace balance {

// `codings`: the values of all Content-Encoding headers, joined with commas. The reason of a
// mistake may quote them. No result has more bytes than `max_bytes`.
[[nodiscard]] Expected<std::string> decoded_body(std::string body,
                                                 std::string_view codings,
                                                 std::size_t max_bytes);

}  // namespace balance
