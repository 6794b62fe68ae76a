// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/reply_rules_reader.hpp"

#include <algorithm>
#include <charconv>

#include "core/currency.hpp"
#include "core/label.hpp"
#include "core/text.hpp"
#include "provider/json_pointer.hpp"
#include "provider/key_value_text.hpp"

namespace balance {

namespace {

// With 38 digits each, more would not fit on a first line of 1000 bytes.
constexpr std::size_t max_figures = 6;

ReplyFormat read_format(const DefinitionNode& node) {
    const auto name = node.string();
    if (name == "json") {
        return ReplyFormat::json;
    }
    if (name == "key_value") {
        return ReplyFormat::key_value;
    }
    throw node.mistake_here("must be \"json\" or \"key_value\"");
}

std::string read_at(const DefinitionNode& node, ReplyFormat format) {
    auto at = node.string();
    if (format == ReplyFormat::key_value && !is_key(at)) {
        throw node.mistake_here("must be a key: letters, digits and underscores");
    }
    if (format == ReplyFormat::json) {
        const auto pointer = JsonPointer::parse(at);
        if (!pointer) {
            throw node.mistake_here(Message() << Own{pointer.error()});
        }
    }
    return at;
}

std::string read_currency_code(const DefinitionNode& node) {
    const auto code = node.string();
    if (!is_currency(code)) {
        throw node.mistake_here("must be 2 to 12 letters or digits");
    }
    return upper(code);
}

Place read_place(const DefinitionNode& node, ReplyFormat format) {
    if (node.is_string()) {
        return {read_at(node, format), {}};
    }
    node.require_object({"at", "currency"});
    return {read_at(node.required("at"), format), read_currency_code(node.required("currency"))};
}

std::vector<Place> read_places(const DefinitionNode& node, ReplyFormat format) {
    std::vector<Place> places;
    for (const auto& item : node.items_or_self()) {
        places.push_back(read_place(item, format));
    }
    return places;
}

std::vector<Place> read_optional_places(const DefinitionNode& parent,
                                        std::string_view name,
                                        ReplyFormat format) {
    const auto node = parent.optional(name);
    return node ? read_places(*node, format) : std::vector<Place>();
}

FailureKind read_class(const DefinitionNode& node) {
    const auto kind = failure_class_named(node.string());
    if (!kind) {
        throw node.mistake_here("must be unreachable, refused, throttled, provider or malformed");
    }
    return *kind;
}

void read_condition(const DefinitionNode& node, ErrorRule& rule) {
    static constexpr std::pair<std::string_view, ErrorRule::When> conditions[] = {
        {"is", ErrorRule::When::is},
        {"is_not", ErrorRule::When::is_not},
        {"has_word", ErrorRule::When::has_word}};
    for (const auto& [name, when] : conditions) {
        const auto values = node.optional(name);
        if (!values) {
            continue;
        }
        if (rule.when != ErrorRule::When::present) {
            throw values->mistake_here("only one of is, is_not and has_word may stand there");
        }
        rule.when = when;
        for (const auto& value : values->items_or_self()) {
            rule.values.push_back(value.scalar());
            if (rule.values.back().empty()) {
                throw value.mistake_here("must not be empty");
            }
        }
    }
}

ErrorRule read_error_rule(const DefinitionNode& node, ReplyFormat format) {
    node.require_object({"at", "is", "is_not", "has_word", "class", "message", "code", "advice"});
    ErrorRule rule;
    rule.at = read_places(node.required("at"), format);
    read_condition(node, rule);
    rule.kind = read_class(node.required("class"));
    rule.message = read_optional_places(node, "message", format);
    rule.code = read_optional_places(node, "code", format);
    rule.advice = node.string_or("advice", "");
    return rule;
}

std::vector<Term> read_sum(const DefinitionNode& node, const std::vector<FigureRule>& before) {
    std::vector<Term> sum;
    for (const auto& item : node.items()) {
        auto name = item.string();
        const bool subtracted = name.starts_with('-');
        name.erase(0, subtracted ? 1 : 0);
        const auto figure = std::ranges::find(before, name, &FigureRule::name);
        if (figure == before.end() || !figure->sum.empty()) {
            throw item.mistake_here("must be a figure that stands above and is no sum itself");
        }
        sum.push_back({std::move(name), subtracted});
    }
    return sum;
}

FigureRule read_figure(const DefinitionNode& node,
                       ReplyFormat format,
                       const std::vector<FigureRule>& before) {
    node.require_object({"name", "words", "at", "sum"});
    FigureRule figure;
    const auto name = node.required("name");
    figure.name = name.string();
    if (!is_label(figure.name) || figure.name == "time") {
        throw name.mistake_here(
            "must be a lower-case letter and up to 18 lower-case letters, digits or underscores; "
            "\"time\" is taken");
    }
    if (std::ranges::find(before, figure.name, &FigureRule::name) != before.end()) {
        throw name.mistake_here("another figure has this name");
    }
    figure.words = node.string_or("words", "");
    const auto sum = node.optional("sum");
    const auto at = node.optional("at");
    if (sum.has_value() == at.has_value()) {
        throw node.mistake_here("needs either \"at\" or \"sum\"");
    }
    if (at) {
        figure.places = read_places(*at, format);
    } else {
        figure.sum = read_sum(*sum, before);
    }
    return figure;
}

std::map<long, FailureKind> read_statuses(const DefinitionNode& parent) {
    std::map<long, FailureKind> statuses;
    if (const auto node = parent.optional("statuses")) {
        for (const auto& [name, value] : node->members()) {
            long status = 0;
            const auto* end = name.data() + name.size();
            const auto result = std::from_chars(name.data(), end, status);
            if (result.ec != std::errc() || result.ptr != end || name.size() != 3 || status < 400 ||
                status > 599) {
                throw value.mistake_here("its name must be an HTTP status from 400 to 599");
            }
            statuses.emplace(status, read_class(value));
        }
    }
    return statuses;
}

}  // namespace

ReplyRules read_reply_rules(const DefinitionNode& node) {
    node.require_object(
        {"format", "errors", "statuses", "currency", "implied_currency", "figures"});
    ReplyRules rules;
    rules.format = read_format(node.required("format"));
    if (const auto errors = node.optional("errors")) {
        for (const auto& item : errors->items()) {
            rules.errors.push_back(read_error_rule(item, rules.format));
        }
    }
    rules.statuses = read_statuses(node);
    rules.currency = read_optional_places(node, "currency", rules.format);
    for (const auto& place : rules.currency) {
        if (place.at.find("{currency}") != std::string::npos) {
            throw node.required("currency")
                .mistake_here("\"{currency}\" cannot tell where it stands");
        }
    }
    if (const auto implied = node.optional("implied_currency")) {
        rules.implied_currency = read_currency_code(*implied);
    }
    const auto figures = node.required("figures");
    for (const auto& item : figures.items()) {
        rules.figures.push_back(read_figure(item, rules.format, rules.figures));
    }
    if (rules.figures.size() > max_figures) {
        throw figures.mistake_here("at most 6 figures fit into a status line");
    }
    return rules;
}

}  // namespace balance
