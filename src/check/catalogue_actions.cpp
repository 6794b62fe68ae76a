// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/catalogue_actions.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "output/wording.hpp"
#include "provider/builtin_providers.hpp"
#include "provider/catalogue.hpp"
#include "provider/definition_reader.hpp"

namespace balance {

namespace {

struct Row {
    std::string name;
    std::string credentials;
    std::string title;
};

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string provider_list() {
    std::vector<Row> rows = {{"NAME", "CREDENTIALS", "PROVIDER"}};
    for (const auto& provider : builtin_providers()) {
        const auto definition =
            read_definition(provider.json, "built-in provider " + std::string(provider.name));
        rows.push_back({definition.name, login_ways_text(definition), definition.title});
    }
    std::size_t name_width = 0;
    std::size_t credentials_width = 0;
    for (const auto& row : rows) {
        name_width = std::max(name_width, row.name.size());
        credentials_width = std::max(credentials_width, row.credentials.size());
    }
    std::string text;
    for (const auto& row : rows) {
        text += padded(row.name, name_width) + "  " + padded(row.credentials, credentials_width) +
                "  " + row.title + "\n";
    }
    return text;
}

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
    if (definition.base_url && !definition.base_url->is_https() &&
        !definition.base_url->is_loopback()) {
        message << ". Warning: /base_url is http://, so it has to be written out with --url";
    }
    return render(message, Masker()) + "\n";
}

}  // namespace

std::optional<std::string> catalogue_action(const Options& options) {
    if (options.has("list-providers")) {
        return provider_list();
    }
    if (const auto* name = options.find("show-provider")) {
        return std::string(builtin_definition_text(name->value, described(*name)));
    }
    if (const auto* path = options.find("validate-provider")) {
        return validation(path->value);
    }
    return std::nullopt;
}

}  // namespace balance
