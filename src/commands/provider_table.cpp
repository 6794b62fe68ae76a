// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/provider_table.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "check/provider_choice.hpp"
#include "definition/definition_directory.hpp"
#include "output/render.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

using Row = std::array<std::string, 4>;

Row row_of(const std::string& name, const std::string& directory) {
    try {
        const auto found = find_definition(
            {.name = name,
             .file = {},
             .directory = directory,
             .asked_as = Message() << Foreign{definition_path(directory, name), 200}});
        const auto& definition = found.definition;
        Message title;
        title << Own{definition.retired.empty() ? "" : "(retired) "} << Foreign{definition.title}
              << origin_of(found);
        return {name, login_ways_text(definition), definition.category, render(title, Masker())};
    } catch (const Failure& failure) {
        // A definition of the user's own that is wrong must not hide the others.
        return {name, "?", "", render(Message("not usable: ") << failure.message(), Masker())};
    }
}

bool has_text(const Row& row, const std::string& word) {
    return std::ranges::any_of(row, [&](const std::string& cell) {
        return lower(cell).find(lower(word)) != std::string::npos;
    });
}

std::string text_of(const std::vector<Row>& rows) {
    std::array<std::size_t, 4> widths{};
    for (const auto& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            widths.at(i) = std::max(widths.at(i), row.at(i).size() + 2);
        }
    }
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            text += row.at(i);
            text.append(widths.at(i) - row.at(i).size(), ' ');
        }
        text += row.back() + "\n";
    }
    return text;
}

}  // namespace

std::string provider_table(const std::string& directory, const std::string& word) {
    std::vector<Row> rows = {{"NAME", "CREDENTIALS", "CATEGORY", "PROVIDER"}};
    for (const auto& name : provider_names(directory)) {
        auto row = row_of(name, directory);
        if (has_text(row, word)) {
            rows.push_back(std::move(row));
        }
    }
    if (rows.size() == 1) {
        throw mistake(Message("--list-providers: no provider has ") << Foreign{word},
                      "Leave the word out for the whole list, or describe the provider with "
                      "--provider-file");
    }
    return text_of(rows);
}

}  // namespace balance
