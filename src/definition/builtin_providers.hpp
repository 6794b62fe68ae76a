// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The definitions of providers/*.json, compiled in as text. Parsed only when asked for.

#pragma once

#include <span>
#include <string_view>

namespace balance {

struct BuiltinProvider {
    std::string_view name;
    std::string_view json;
};

// Sorted by name.
[[nodiscard]] std::span<const BuiltinProvider> builtin_providers();

}  // namespace balance
