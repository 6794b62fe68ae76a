// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/figures.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/failure.hpp"
#include "core/text.hpp"

namespace balance {

namespace {

Failure malformed(const Message& message) {
    return {FailureKind::malformed, message,
            "See the reply with -v -v -v; the provider may have "
            "changed its API"};
}

void add_currency(std::vector<std::string>& currencies, const std::string& currency) {
    auto code = upper(currency);
    if (!code.empty() && std::ranges::find(currencies, code) == currencies.end()) {
        currencies.push_back(std::move(code));
    }
}

// The one currency that the whole reply names, or "".
std::string reply_currency(const ReplyRules& rules, const ReplyDocument& document) {
    std::vector<std::string> named;
    for (const auto& found : find_all(document, rules.currency)) {
        if (found.kind == Found::Kind::text) {
            add_currency(named, found.text);
        }
    }
    if (named.size() > 1) {
        throw malformed(Message("the reply names two different currencies for one figure: ")
                        << Foreign{listed(named, "and")});
    }
    return named.empty() ? rules.implied_currency : named.front();
}

std::vector<std::string> currencies_in(const ReplyRules& rules, const ReplyDocument& document) {
    std::vector<std::string> currencies;
    add_currency(currencies, reply_currency(rules, document));
    for (const auto& figure : rules.figures) {
        for (const auto& found : find_all(document, figure.places)) {
            if (found.kind != Found::Kind::empty) {
                add_currency(currencies, found.currency);
            }
        }
    }
    return currencies;
}

std::string pick_currency(const std::vector<std::string>& present, const std::string& wanted) {
    if (wanted.empty() && present.size() > 1) {
        throw mistake(Message("the account has several currencies: ")
                          << Foreign{listed(present, "and")},
                      "Pick one with --currency");
    }
    if (wanted.empty() || present.empty()) {
        return present.empty() ? wanted : present.front();
    }
    if (std::ranges::find(present, wanted) == present.end()) {
        throw Failure(FailureKind::malformed,
                      Message("wrong currency: the reply has ")
                          << Foreign{listed(present, "and")} << ", not " << Foreign{wanted},
                      "Check --currency");
    }
    return wanted;
}

// Throws for the judged figure what leaves another one out.
class FigureReader {
  public:
    FigureReader(const ReplyDocument& document, std::string currency)
        : document_(document), currency_(std::move(currency)) {}

    [[nodiscard]] Expected<Amount> read(const FigureRule& rule) const {
        std::optional<Amount> amount;
        for (const auto& place : rule.places) {
            const auto at_place = values_at(place);
            for (const auto& found : at_place) {
                const auto parsed = amount_of(rule, found);
                if (!parsed) {
                    return parsed;
                }
                if (amount && *amount != *parsed) {
                    return unexpected("has two different values");
                }
                amount = amount.value_or(*parsed);
            }
        }
        return amount ? Expected<Amount>(*amount) : unexpected("is missing");
    }

  private:
    // In the currency that is wanted. Null alone is nothing; null beside a value is another value.
    [[nodiscard]] std::vector<Found> values_at(const Place& place) const {
        auto values = find_all(document_, {place});
        std::erase_if(values, [&](const Found& found) {
            return !found.currency.empty() && upper(found.currency) != currency_;
        });
        const bool all_empty = std::ranges::all_of(
            values, [](const Found& found) { return found.kind == Found::Kind::empty; });
        return all_empty ? std::vector<Found>() : values;
    }

    [[nodiscard]] Expected<Amount> amount_of(const FigureRule& rule, const Found& found) const {
        for (const auto& [value, meaning] : rule.sentinels) {
            if (same_value(value, found.text)) {
                return unexpected("is no amount: " + meaning);
            }
        }
        if (found.kind != Found::Kind::text) {
            return unexpected("is not a number");
        }
        const auto plain = rule.style ? rule.style->plain(found.text) : found.text;
        const auto amount = plain ? Amount::parse(*plain) : unexpected(plain.error());
        if (!amount) {
            return unexpected("is not a number" + reason_beside(amount.error()));
        }
        return rule.scale ? product(*amount, rule.scale->factor(currency_)) : amount;
    }

    static std::string reason_beside(const std::string& reason) {
        return reason == "not a number" ? "" : ": " + reason;
    }

    const ReplyDocument& document_;
    std::string currency_;
};

Expected<Amount> add_up(const std::vector<Term>& terms,
                        const std::map<std::string, Amount, std::less<>>& known) {
    Amount total;
    for (const auto& term : terms) {
        const auto addend = known.find(term.figure);
        if (addend == known.end()) {
            return unexpected("cannot be computed: " + term.figure + " is missing");
        }
        total = sum(total, term.subtracted ? addend->second.negated() : addend->second);
    }
    return total;
}

}  // namespace

Balance read_figures(const ReplyRules& rules,
                     const ReplyDocument& document,
                     const FigureChoice& choice) {
    const auto currency = pick_currency(currencies_in(rules, document), choice.currency);
    const FigureReader reader(document, currency);
    std::map<std::string, Amount, std::less<>> known;
    Balance balance{.figures = {}, .currency = currency};
    for (const auto& rule : rules.figures) {
        const auto amount = rule.sum.empty() ? reader.read(rule) : add_up(rule.sum, known);
        const bool judged = rule.name == choice.metric;
        if (!amount && judged) {
            throw malformed(Message("the reply does not hold the balance: ")
                            << Own{rule.name} << " " << Foreign{amount.error()});
        }
        if (!amount) {
            continue;
        }
        known.emplace(rule.name, *amount);
        balance.figures.insert(judged ? balance.figures.begin() : balance.figures.end(),
                               Figure{rule.name, rule.words, *amount});
    }
    return balance;
}

}  // namespace balance
