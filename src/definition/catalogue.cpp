// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/catalogue.hpp"

#include <algorithm>

#include "config/file.hpp"
#include "definition/builtin_providers.hpp"
#include "definition/definition_directory.hpp"
#include "definition/definition_reader.hpp"
#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

const BuiltinProvider* builtin(const std::string& name) {
    const auto providers = builtin_providers();
    const auto found = std::ranges::find(providers, name, &BuiltinProvider::name);
    return found == providers.end() ? nullptr : &*found;
}

Failure unknown_provider(const ProviderChoice& choice) {
    Message advice;
    const auto meant = nearest(choice.name, provider_names(choice.directory));
    if (!meant.empty()) {
        advice << "Did you mean " << Own{meant} << "? ";
    }
    const auto misleading = misleading_character(choice.name);
    const auto letter = foreign_letter_in(choice.name);
    const auto& hint = misleading.empty() ? letter : misleading;
    return mistake(Message() << choice.asked_as << ": unknown provider"
                             << (hint.empty() ? Message() : Message("; it holds ") << Own{hint}),
                   advice << "See --list-providers, or describe your own with --provider-file");
}

Definition read_named(const std::string& text, const std::string& source, const std::string& name) {
    auto definition = read_definition(text, source);
    if (definition.name != name) {
        throw mistake(Message() << Foreign{source} << ": /name: must be " << Own{name}
                                << ", as the file is called");
    }
    return definition;
}

FoundDefinition definition_of_file(const ProviderChoice& choice) {
    FoundDefinition found{read_definition_file(choice.file), choice.file};
    if (!choice.name.empty() && choice.name != found.definition.name) {
        throw mistake(Message() << Foreign{choice.file} << " defines " << Own{found.definition.name}
                                << ", but another one is asked for: " << choice.asked_as,
                      "Make the two names agree or leave --provider out");
    }
    return found;
}

}  // namespace

Definition read_definition_file(const std::string& path) {
    const auto content = read_file(path, FileKind::any, max_definition_bytes);
    if (!content) {
        throw mistake(Message("the definition ")
                      << Foreign{path} << " cannot be read: " << Own{content.error().reason});
    }
    return read_definition(content->bytes, path);
}

FoundDefinition find_definition(const ProviderChoice& choice) {
    if (!choice.file.empty()) {
        return definition_of_file(choice);
    }
    const auto* provider = builtin(choice.name);
    if (const auto text = definition_in(choice.directory, choice.name)) {
        const auto path = definition_path(choice.directory, choice.name);
        return {read_named(*text, path, choice.name), path, provider != nullptr};
    }
    if (provider == nullptr) {
        throw unknown_provider(choice);
    }
    return {read_definition(provider->json, "built-in provider " + choice.name), {}};
}

std::string definition_text(const ProviderChoice& choice) {
    const auto found = find_definition(choice);
    return found.file.empty() ? std::string(builtin(choice.name)->json)
                              : definition_in(choice.directory, choice.name).value_or("");
}

std::vector<std::string> provider_names(const std::string& directory) {
    auto names = names_in(directory);
    for (const auto& provider : builtin_providers()) {
        names.emplace_back(provider.name);
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::string login_ways_text(const Definition& definition) {
    std::vector<std::string> ways;
    for (const auto& way : definition.login_ways) {
        std::vector<std::string> names;
        names.reserve(way.size());
        for (const auto credential : way) {
            names.emplace_back(name_of(credential));
        }
        ways.push_back(listed(names, "and"));
    }
    return listed(ways, "or");
}

}  // namespace balance
