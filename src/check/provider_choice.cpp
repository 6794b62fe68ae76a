// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/provider_choice.hpp"

#include <filesystem>

#include "definition/definition_directory.hpp"

namespace balance {

ProviderChoice provider_choice(const std::optional<GivenOption>& name,
                               const std::string& file,
                               const std::optional<GivenOption>& directory) {
    std::error_code none;
    if (directory && !std::filesystem::is_directory(directory->value, none)) {
        throw bad_value(*directory, "not a directory that can be read");
    }
    return {.name = value_of(name),
            .file = file,
            .directory = directory ? directory->value : usual_definition_directory,
            .asked_as = name ? described(*name) : Message()};
}

Message origin_of(const FoundDefinition& found) {
    Message text;
    if (!found.file.empty()) {
        text << " (from " << Foreign{found.file}
             << Own{found.shadows ? ", in place of the built-in one)" : ")"};
    }
    return text;
}

}  // namespace balance
