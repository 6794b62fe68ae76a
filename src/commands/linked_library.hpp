// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What the program was made of, as the distribution's own records told the build: so that whoever
// reads of a hole in a library knows whether this file has it. Shared libraries may have been
// replaced since.
//
// The table is made by cmake/LinkedLibraries.cmake.

#pragma once

#include <span>
#include <string_view>

namespace balance {

struct LinkedLibrary {
    std::string_view name;
    std::string_view how;      // static, shared or headers
    std::string_view package;  // the source package; "" where no package of Debian holds it
    std::string_view version;  // of the source package
};

[[nodiscard]] std::span<const LinkedLibrary> linked_libraries();

// "portable build for x86_64, compiled by GNU 12.2.0"
[[nodiscard]] std::string_view build_kind();

}  // namespace balance
