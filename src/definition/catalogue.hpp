// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Finds definitions: in a user's file, in a directory of the user's own, or among those compiled
// in.

#pragma once

#include <string>
#include <vector>

#include "definition/definition.hpp"

namespace balance {

// Which definition the options ask for.
struct ProviderChoice {
    std::string name;       // "": whatever the file defines
    std::string file;       // "": none named
    std::string directory;  // "": none
    Message asked_as{};     // how the user asked for the name: "--provider 'alfasms'"
};

struct FoundDefinition {
    Definition definition;
    std::string file;      // "": a built-in one
    bool shadows = false;  // a built-in one of this name
};

// The file where one is given (the name must agree, if one is given too), else the directory's,
// else the built-in one. An unknown name is a Failure that suggests a near one.
[[nodiscard]] FoundDefinition find_definition(const ProviderChoice& choice);

// The text of the definition that find_definition() would read. For a built-in one or the
// directory's.
[[nodiscard]] std::string definition_text(const ProviderChoice& choice);

// A definition of the user's own, checked. A problem with the file is a Failure.
[[nodiscard]] Definition read_definition_file(const std::string& path);

// All names: the directory's and the built-in ones, sorted.
[[nodiscard]] std::vector<std::string> provider_names(const std::string& directory);

// "login and key", "key, or login and password"
[[nodiscard]] std::string login_ways_text(const Definition& definition);

}  // namespace balance
