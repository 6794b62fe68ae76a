// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/catalogue_commands.hpp"

#include "check/provider_choice.hpp"
#include "commands/provider_table.hpp"
#include "definition/definition_warnings.hpp"
#include "output/render.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

std::string validation(const std::string& path) {
    const auto definition = read_definition_file(path);
    std::vector<std::string> figures;
    for (const auto& figure : definition.reply.figures) {
        figures.push_back(figure.name);
    }
    Message message;
    message << Foreign{path} << ": valid. Provider " << Own{definition.name}
            << ", credentials: " << Own{login_ways_text(definition)}
            << "; figures: " << Own{listed(figures, "and")};
    auto text = render(message, Masker()) + "\n";
    for (const auto& warning : warnings_of(definition)) {
        text += render(Message() << Foreign{path} << ": warning: " << warning, Masker()) + "\n";
    }
    return text;
}

}  // namespace

std::string list_providers(const Options& options) {
    const auto choice = provider_choice({}, "", options.given(Option::provider_dir));
    return provider_table(choice.directory, options.value_of(Option::list_providers));
}

std::string show_provider(const Options& options) {
    return definition_text(provider_choice(options.given(Option::show_provider), "",
                                           options.given(Option::provider_dir)));
}

std::string validate_provider(const Options& options) {
    return validation(options.value_of(Option::validate_provider));
}

}  // namespace balance
