// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/figures.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/failure.hpp"
#include "reply/currency_choice.hpp"
#include "reply/figure_fault.hpp"
#include "reply/notices.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

using FigureResult = Expected<Amount, FigureFault>;

class FigureReader {
  public:
    FigureReader(const ReplyDocument& document, const std::string& currency)
        : document_(document), currency_(code_of(currency)) {}

    [[nodiscard]] FigureResult read(const FigureRule& rule) const {
        std::optional<Amount> amount;
        for (const auto& place : rule.places) {
            for (const auto& parsed : amounts_at(rule, place)) {
                if (!parsed) {
                    return parsed;
                }
                if (amount && *amount != *parsed) {
                    return broken(Message("has two different values: ")
                                  << Foreign{amount->text()} << " and " << Foreign{parsed->text()});
                }
                amount = amount.value_or(*parsed);
            }
        }
        return amount ? FigureResult(*amount) : missing("is missing");
    }

  private:
    // One amount for each value that stands there, or the one that a list adds up to.
    [[nodiscard]] std::vector<FigureResult> amounts_at(const FigureRule& rule,
                                                       const Place& place) const {
        std::vector<FigureResult> amounts;
        if (is_list(place)) {
            const auto lists = lists_at(document_, place);
            if (lists > 0) {
                amounts.push_back(lists == 1 ? total_at(rule, place)
                                             : broken("stands in two lists of one name"));
            }
            return amounts;
        }
        for (const auto& found : values_at(place)) {
            amounts.push_back(amount_of(rule, found));
        }
        return amounts;
    }

    // Every item counts: one without a number makes the total unknown, none at all makes it 0.
    [[nodiscard]] FigureResult total_at(const FigureRule& rule, const Place& place) const {
        Amount total;
        for (const auto& found : find_all(document_, {place})) {
            if (!found.currency.empty() && code_of(found.currency) != currency_) {
                continue;
            }
            if (found.kind == Found::Kind::empty) {
                return broken("must be in each item of the list exactly once");
            }
            auto amount = amount_of(rule, found);
            if (!amount) {
                return amount;
            }
            total = sum(total, *amount);
        }
        return total;
    }

    // In the currency that is wanted. Null alone is nothing; null beside a value is another value.
    [[nodiscard]] std::vector<Found> values_at(const Place& place) const {
        auto values = find_all(document_, {place});
        std::erase_if(values, [&](const Found& found) {
            return !found.currency.empty() && code_of(found.currency) != currency_;
        });
        const bool all_empty = std::ranges::all_of(
            values, [](const Found& found) { return found.kind == Found::Kind::empty; });
        return all_empty ? std::vector<Found>() : values;
    }

    [[nodiscard]] FigureResult amount_of(const FigureRule& rule, const Found& found) const {
        const auto plain = rule.style && found.kind == Found::Kind::text && !found.is_number
                               ? rule.style->plain(found.text)
                               : Expected<std::string, AmountFault>(found.text);
        for (const auto& [value, meaning] : rule.sentinels) {
            if (same_value(value, found.text) || (plain && same_value(value, *plain))) {
                return no_amount(Message() << Foreign{meaning});
            }
        }
        const auto amount = found.kind == Found::Kind::text && plain
                                ? Amount::parse(*plain)
                                : Unexpected<AmountFault>(AmountFault::not_a_number);
        if (!amount) {
            return not_a_number(found, amount.error());
        }
        return rule.scale ? product(*amount, rule.scale->factor(currency_)) : *amount;
    }

    const ReplyDocument& document_;
    std::string currency_;
};

using Results = std::map<std::string, FigureResult, std::less<>>;

FigureResult add_up(const std::vector<Term>& terms, const Results& results) {
    Amount total;
    for (const auto& term : terms) {
        const auto& addend = results.find(term.figure)->second;
        if (!addend && addend.error().kind == FigureFault::Kind::no_amount) {
            return Unexpected<FigureFault>(addend.error());
        }
        if (!addend) {
            return Unexpected<FigureFault>({addend.error().kind, Message("cannot be computed: ")
                                                                     << Own{term.figure} << " "
                                                                     << addend.error().reason});
        }
        total = sum(total, term.subtracted ? addend->negated() : *addend);
    }
    return total;
}

// Each figure of the rules, sums after their terms. What a notice declares void is no amount.
Results results_of(const std::vector<FigureRule>& rules,
                   const Notices& notices,
                   const FigureReader& reader) {
    Results results;
    for (const auto* notice : notices) {
        for (const auto& name : notice->voids) {
            results.emplace(name, no_amount(Message() << Foreign{notice->says, 240}));
        }
    }
    for (const auto& rule : rules) {
        if (rule.sum.empty() && !results.contains(rule.name)) {
            results.emplace(rule.name, reader.read(rule));
        }
    }
    for (const auto& rule : rules) {
        if (!rule.sum.empty()) {
            results.emplace(rule.name, add_up(rule.sum, results));
        }
    }
    return results;
}

// What to judge where nothing stands at the judged figure: the figures that are known.
Message advice_on_missing(const std::vector<FigureRule>& rules, const Results& results) {
    std::vector<std::string> known;
    for (const auto& rule : rules) {
        if (results.find(rule.name)->second) {
            known.push_back(rule.name);
        }
    }
    if (known.empty()) {
        return "See the reply with -v -v -v; the provider may have changed its API";
    }
    const bool is_one = known.size() == 1;
    return Message("Only ") << Own{listed(known, "and")} << Own{is_one ? " is" : " are"}
                            << " in this reply: use --metric " << Own{listed(known, "or")};
}

Failure unknown_balance(const FigureRule& judged,
                        const std::vector<FigureRule>& rules,
                        const Results& results) {
    const auto& fault = results.find(judged.name)->second.error();
    if (fault.kind == FigureFault::Kind::no_amount) {
        return {FailureKind::malformed, Message("there is no balance to judge: ") << fault.reason,
                "Do not check this account, or judge another figure with --metric"};
    }
    return {FailureKind::malformed,
            Message("the reply does not hold the balance: ")
                << Own{judged.name} << " " << fault.reason,
            fault.kind == FigureFault::Kind::missing
                ? advice_on_missing(rules, results)
                : Message("See the reply with -v -v -v; the provider may have changed its API")};
}

// Also an account whose currency is not known may be blocked.
std::string chosen_currency(const ReplyRules& rules,
                            const ReplyDocument& document,
                            const FigureChoice& choice) {
    try {
        return choose_currency(rules, document, choice.currency);
    } catch (Failure& failure) {
        const auto notices = holding_notices(rules, document, choice.currency);
        failure.tell_beside(told_beside(notices, document, ""));
        throw;
    }
}

}  // namespace

Balance read_figures(const ReplyRules& rules,
                     const ReplyDocument& document,
                     const FigureChoice& choice) {
    const auto currency = chosen_currency(rules, document, choice);
    const auto notices = holding_notices(rules, document, currency);
    const auto results = results_of(rules.figures, notices, FigureReader(document, currency));
    Balance balance{.figures = {}, .currency = currency};
    for (const auto& rule : rules.figures) {
        const auto& result = results.find(rule.name)->second;
        const bool judged = rule.name == choice.figure;
        if (!result && judged) {
            auto failure = unknown_balance(rule, rules.figures, results);
            failure.tell_beside(told_beside(notices, document, rule.name));
            throw failure;
        }
        if (result) {
            balance.figures.insert(judged ? balance.figures.begin() : balance.figures.end(),
                                   Figure{rule.name, rule.words, *result});
        }
    }
    for (const auto* notice : notices) {
        balance.notices.push_back(notice_of(*notice, document));
    }
    return balance;
}

}  // namespace balance
