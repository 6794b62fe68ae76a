// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The JSON of a definition as a Definition. One reader for the built-in providers and for a user's
// own files. Strict: unknown members, doubled names, places that cannot exist and placeholders
// without a source are mistakes, each named with its file and JSON Pointer. What it takes fits
// docs/provider-definition.schema.json, which editors read: a test holds the two together.

#pragma once

#include <string>
#include <string_view>

#include "definition/definition.hpp"

namespace balance {

// `source` is what a mistake is said to stand in: a file's path, or the name of a built-in
// provider.
[[nodiscard]] Definition read_definition(std::string_view json, const std::string& source);

}  // namespace balance
