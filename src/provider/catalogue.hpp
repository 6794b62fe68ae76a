// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Finds definitions: in the catalogue that is compiled in, or in a user's file.

#pragma once

#include <string>

#include "provider/definition.hpp"

namespace balance {

// The text of a built-in definition; an unknown name is a Failure that suggests a near one.
// `asked_as` is how the user asked for it: "--provider 'alfasms'".
[[nodiscard]] std::string_view builtin_definition_text(const std::string& name,
                                                       const Message& asked_as);

// A definition of the user's own, checked. A problem with the file is a Failure.
[[nodiscard]] Definition read_definition_file(const std::string& path);

// The file where one is given (the name must agree, if one is given too), else the catalogue's.
[[nodiscard]] Definition find_definition(const std::string& name,
                                         const std::string& file,
                                         const Message& asked_as);

// "login and key", "key, or login and password"
[[nodiscard]] std::string login_ways_text(const Definition& definition);

}  // namespace balance
