// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/figure_rules_reader.hpp"

#include <algorithm>

#include "core/currency.hpp"
#include "core/label.hpp"
#include "definition/place_reader.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

// With 38 digits each, more would not fit on a first line of 1000 bytes.
constexpr std::size_t max_figures = 6;
constexpr std::string_view every_other_currency = "*";

Amount read_factor(const DefinitionNode& node) {
    const auto factor = Amount::parse(node.scalar());
    if (!factor || *factor == Amount()) {
        throw node.mistake_here("must be a number, not 0: what one unit is worth, such as 0.01");
    }
    return *factor;
}

Scale read_scale(const DefinitionNode& node) {
    if (!node.is_object()) {
        return {.usual = read_factor(node)};
    }
    Scale scale{.usual = read_factor(node.required(every_other_currency))};
    for (const auto& [code, factor] : node.members()) {
        if (code == every_other_currency) {
            continue;
        }
        if (!is_currency(code)) {
            throw factor.mistake_here("its name must be a currency, 2 to 12 letters or digits");
        }
        if (!scale.of_currency.emplace(usual_code(code), read_factor(factor)).second) {
            throw factor.mistake_here("this currency is given twice");
        }
    }
    return scale;
}

NumberStyle read_style(const DefinitionNode& node) {
    const auto style = NumberStyle::of_sample(node.string());
    if (!style) {
        throw node.mistake_here(Message("must be one of the samples ")
                                << Own{NumberStyle::samples()});
    }
    return *style;
}

std::map<std::string, std::string> read_sentinels(const DefinitionNode& figure) {
    std::map<std::string, std::string> sentinels;
    if (const auto node = figure.optional("sentinels")) {
        for (const auto& [value, meaning] : node->members()) {
            if (value.empty()) {
                throw meaning.mistake_here("its name must be a value, not empty");
            }
            sentinels.emplace(value, meaning.string());
        }
    }
    return sentinels;
}

std::string read_name(const DefinitionNode& node, const std::vector<FigureRule>& before) {
    auto name = node.string();
    if (!is_label(name) || is_taken_label(name)) {
        throw node.mistake_here(
            "must be a lower-case letter and up to 18 lower-case letters, digits or underscores; "
            "the names time, runway, spend and topups are reserved");
    }
    if (std::ranges::find(before, name, &FigureRule::name) != before.end()) {
        throw node.mistake_here("another figure has this name");
    }
    return name;
}

// Whose figures exist is only known when all are read: see check_sum().
std::vector<Term> read_sum(const DefinitionNode& node) {
    std::vector<Term> sum;
    for (const auto& item : node.items()) {
        auto name = item.string();
        const bool subtracted = name.starts_with('-');
        name.erase(0, subtracted ? 1 : 0);
        sum.push_back({std::move(name), subtracted});
    }
    return sum;
}

void check_sum(const DefinitionNode& node, const std::vector<FigureRule>& figures) {
    for (const auto& item : node.items()) {
        auto name = item.string();
        name.erase(0, name.starts_with('-') ? 1 : 0);
        const auto figure = std::ranges::find(figures, name, &FigureRule::name);
        if (figure == figures.end() || !figure->sum.empty()) {
            throw item.mistake_here("must be another figure that is no sum itself");
        }
    }
}

FigureRule read_figure(const DefinitionNode& node,
                       ReplyFormat format,
                       const std::vector<FigureRule>& before) {
    node.require_object({"name", "words", "at", "sum", "scale", "written", "sentinels"});
    FigureRule figure;
    figure.name = read_name(node.required("name"), before);
    figure.words = node.string_or("words", "");
    const auto sum = node.optional("sum");
    const auto at = node.optional("at");
    if (sum.has_value() == at.has_value()) {
        throw node.mistake_here("needs either \"at\" or \"sum\"");
    }
    if (sum) {
        node.require_object({"name", "words", "sum"});
        figure.sum = read_sum(*sum);
        return figure;
    }
    figure.places = read_places(*at, format);
    if (const auto scale = node.optional("scale")) {
        figure.scale = read_scale(*scale);
    }
    if (const auto written = node.optional("written")) {
        figure.style = read_style(*written);
    }
    figure.sentinels = read_sentinels(node);
    return figure;
}

}  // namespace

std::vector<FigureRule> read_figure_rules(const DefinitionNode& node, ReplyFormat format) {
    std::vector<FigureRule> figures;
    for (const auto& item : node.items()) {
        figures.push_back(read_figure(item, format, figures));
    }
    for (const auto& item : node.items()) {
        if (const auto sum = item.optional("sum")) {
            check_sum(*sum, figures);
        }
    }
    if (figures.size() > max_figures) {
        throw node.mistake_here("at most 6 figures fit into a status line");
    }
    return figures;
}

}  // namespace balance
