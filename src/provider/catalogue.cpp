// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/catalogue.hpp"

#include <algorithm>

#include "config/file.hpp"
#include "core/text.hpp"
#include "provider/builtin_providers.hpp"
#include "provider/definition_reader.hpp"

namespace balance {

namespace {

constexpr std::size_t max_definition_bytes = 256UL * 1024;

}  // namespace

std::string_view builtin_definition_text(const std::string& name, const Message& asked_as) {
    const auto providers = builtin_providers();
    const auto found = std::ranges::find(providers, name, &BuiltinProvider::name);
    if (found != providers.end()) {
        return found->json;
    }
    std::vector<std::string> names;
    for (const auto& provider : providers) {
        names.emplace_back(provider.name);
    }
    Message advice;
    if (const auto meant = nearest(name, names); !meant.empty()) {
        advice << "Did you mean " << Own{meant} << "? ";
    }
    throw mistake(Message() << asked_as << ": unknown provider",
                  advice << "See --list-providers, or describe your own with --provider-file");
}

Definition read_definition_file(const std::string& path) {
    const auto content = read_file(path, FileKind::any, max_definition_bytes);
    if (!content) {
        throw mistake(Message("the definition ")
                      << Foreign{path} << " cannot be read: " << Own{content.error().reason});
    }
    return read_definition(content->bytes, path);
}

Definition find_definition(const std::string& name,
                           const std::string& file,
                           const Message& asked_as) {
    if (file.empty()) {
        return read_definition(builtin_definition_text(name, asked_as),
                               "built-in provider " + name);
    }
    auto definition = read_definition_file(file);
    if (!name.empty() && name != definition.name) {
        throw mistake(Message() << Foreign{file} << " defines " << Own{definition.name}
                                << ", but another one is asked for: " << asked_as,
                      "Make the two names agree or leave --provider out");
    }
    return definition;
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
