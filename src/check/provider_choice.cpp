// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/provider_choice.hpp"

#include <filesystem>

#include "definition/definition_directory.hpp"

namespace balance {

ProviderChoice provider_choice(const Options& options, std::string_view option) {
    const auto* directory = options.find("provider-dir");
    std::error_code none;
    if (directory != nullptr && !std::filesystem::is_directory(directory->value, none)) {
        throw bad_value(*directory, "not a directory that can be read");
    }
    const auto* name = options.find(option);
    return {.name = name == nullptr ? "" : name->value,
            .file = option == "provider" ? options.value_or("provider-file", "") : "",
            .directory = directory == nullptr ? usual_definition_directory : directory->value,
            .asked_as = name == nullptr ? Message() : described(*name)};
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
