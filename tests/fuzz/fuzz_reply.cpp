// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A reply of a built-in provider, whatever it is, ends as figures or as one of the failures, and
// its report is one harmless line.
//
// The input: the currency wanted, byte 1, the body.

#include <algorithm>
#include <cstdint>

#include "core/currency.hpp"
#include "definition/builtin_providers.hpp"
#include "definition/definition_reader.hpp"
#include "invariant.hpp"
#include "output/report.hpp"
#include "reply/figures.hpp"
#include "reply/reply_document.hpp"
#include "reply/reported_error.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

const std::vector<Definition>& definitions() {
    static const auto all = [] {
        std::vector<Definition> read;
        for (const auto& provider : builtin_providers()) {
            read.push_back(read_definition(provider.json, std::string(provider.name)));
        }
        return read;
    }();
    return all;
}

void check_output(const Report& report) {
    const auto output = render(report, Masker());
    require(output.size() <= max_first_line + 1, "at most 1000 bytes");
    require(std::ranges::count(output, '\n') == 1 && output.ends_with("\n"), "one line");
    require(std::ranges::count(output, '|') == (report.perfdata.empty() ? 0 : 1), "one bar");
    std::string_view rest = output;
    while (!rest.empty()) {
        const auto character = first_code_point(rest);
        require(character.has_value(), "valid UTF-8");
        rest.remove_prefix(character->length);
    }
}

const Figure* figure_named(const Balance& balance, const std::string& name) {
    const auto found = std::ranges::find(balance.figures, name, &Figure::name);
    return found == balance.figures.end() ? nullptr : &*found;
}

void check_sum(const Balance& balance, const FigureRule& rule) {
    const auto* figure = figure_named(balance, rule.name);
    if (figure == nullptr || rule.sum.empty()) {
        return;
    }
    Amount total;
    for (const auto& term : rule.sum) {
        const auto* addend = figure_named(balance, term.figure);
        require(addend != nullptr, "a sum needs its terms");
        total = sum(total, term.subtracted ? addend->amount.negated() : addend->amount);
    }
    require(figure->amount == total, "a sum is the sum of its terms");
}

void check_figures(const Balance& balance,
                   const Definition& definition,
                   const FigureChoice& choice) {
    require(balance.figures.front().name == choice.figure, "the judged figure comes first");
    require(choice.currency.empty() || balance.currency == choice.currency, "the wanted currency");
    Report report;
    report.summary << Foreign{balance.currency, 12};
    for (const auto& figure : balance.figures) {
        report.summary << figure.amount << " " << Foreign{figure.words};
        report.perfdata.push_back(
            judged_perfdata(figure.name, figure.amount, {}, PerfdataThresholds::bound));
    }
    for (const auto& rule : definition.reply.figures) {
        check_sum(balance, rule);
    }
    check_output(report);
}

void check_reply(const Definition& definition, const HttpResponse& response, FigureChoice choice) {
    const auto document = parse_reply(definition.reply, response.body);
    if (const auto error =
            error_in_body(definition.reply, document, response, ReplyOrigin::provider)) {
        Report report;
        report.summary << error->message() << ". " << error->advice();
        require(error->kind() != FailureKind::configuration, "an error of the provider's");
        check_output(report);
        return;
    }
    if (document.fault) {
        return;
    }
    for (const auto& figure : definition.reply.figures) {
        choice.figure = figure.name;
        try {
            check_figures(read_figures(definition.reply, document, choice), definition, choice);
        } catch (const Failure& failure) {
            Report report;
            report.summary << failure.message() << ". " << failure.advice();
            require(failure.kind() == FailureKind::malformed ||
                        failure.kind() == FailureKind::configuration,
                    "malformed, or several currencies");
            check_output(report);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [wanted, body] = fuzz::split(fuzz::text_of(data, size));
    const FigureChoice choice{{}, is_currency(wanted) ? upper(wanted) : std::string()};
    const HttpResponse response{
        .status = 200, .content_type = {}, .location = {}, .retry_after = {}, .body = body};
    for (const auto& definition : definitions()) {
        check_reply(definition, response, choice);
    }
    return 0;
}
