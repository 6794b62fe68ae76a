// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A directory of the user's own definitions, NAME.json each, which come before the built-in ones.
//
// A definition says where the credentials are sent. One that nobody named on the command line is
// only taken where nobody but root or our own user can write it.

#pragma once

#include <optional>
#include <string>
#include <vector>

namespace balance {

inline constexpr const char* usual_definition_directory = "/etc/check_balance/providers";
inline constexpr std::size_t max_definition_bytes = 256UL * 1024;

// Lower-case letters, digits, "-", "_", at most 40: what a provider may be called.
[[nodiscard]] bool is_provider_name(std::string_view name);

[[nodiscard]] std::string definition_path(const std::string& directory, const std::string& name);

// The text of NAME.json; nothing where there is none. A file that cannot be read or trusted is a
// Failure.
[[nodiscard]] std::optional<std::string> definition_in(const std::string& directory,
                                                       const std::string& name);

// The names that have a file there, sorted.
[[nodiscard]] std::vector<std::string> names_in(const std::string& directory);

}  // namespace balance
