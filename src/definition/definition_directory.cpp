// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/definition_directory.hpp"

#include <algorithm>
#include <filesystem>

#include "config/file.hpp"
#include "core/failure.hpp"

namespace balance {

bool is_provider_name(std::string_view name) {
    return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

std::string definition_path(const std::string& directory, const std::string& name) {
    return directory + "/" + name + ".json";
}

std::optional<std::string> definition_in(const std::string& directory, const std::string& name) {
    if (directory.empty() || !is_provider_name(name)) {
        return std::nullopt;
    }
    const auto path = definition_path(directory, name);
    const auto content = read_file(path, FileKind::regular, max_definition_bytes);
    if (!content && content.error().kind == FileError::Kind::missing) {
        return std::nullopt;
    }
    const auto fault = content ? content->trust_fault : Message() << Own{content.error().reason};
    if (fault) {
        throw mistake(Message("the definition ") << Foreign{path} << " cannot be "
                                                 << Own{content ? "trusted: " : "read: "} << *fault,
                      "Mend the file, or name another directory with --provider-dir");
    }
    return content->bytes;
}

std::vector<std::string> names_in(const std::string& directory) {
    std::vector<std::string> names;
    std::error_code none;
    for (auto entry = std::filesystem::directory_iterator(directory, none);
         !none && entry != std::filesystem::directory_iterator(); entry.increment(none)) {
        const auto& path = entry->path();
        if (path.extension() == ".json" && is_provider_name(path.stem().string())) {
            names.push_back(path.stem().string());
        }
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace balance
