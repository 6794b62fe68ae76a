// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/figures.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/failure.hpp"
#include "core/misleading.hpp"
#include "core/text.hpp"

namespace balance {

namespace {

Failure malformed(const Message& message) {
    return {FailureKind::malformed, message,
            "See the reply with -v -v -v; the provider may have "
            "changed its API"};
}

// As an API means it, whatever stands around it.
std::string code_of(std::string_view currency) {
    return upper(without_hidden_ends(currency));
}

Message it_holds(const std::string& oddity) {
    return oddity.empty() ? Message() : Message(" (it holds ") << Own{oddity} << ")";
}

// What makes a code another one than it seems, or nothing.
Message oddity_of_code(std::string_view code) {
    const auto misleading = misleading_character(code);
    return it_holds(misleading.empty() ? foreign_letter_in(code) : misleading);
}

// Codes in upper case, each once, in the order of the reply.
class Currencies {
  public:
    void add(const std::string& currency) {
        auto code = code_of(currency);
        if (!code.empty() && known_.insert(code).second) {
            listed_.push_back(std::move(code));
        }
    }
    [[nodiscard]] const std::vector<std::string>& all() const { return listed_; }
    [[nodiscard]] bool has(const std::string& code) const { return known_.contains(code); }
    // Nobody reads a thousand of them.
    [[nodiscard]] std::string text() const {
        static constexpr std::ptrdiff_t most = 20;
        const auto end = listed_.begin() + std::min<std::ptrdiff_t>(most, std::ssize(listed_));
        return listed({listed_.begin(), end}, "and");
    }

  private:
    std::vector<std::string> listed_;
    std::set<std::string> known_;
};

// The one currency that the reply names for all, or "".
std::string reply_currency(const ReplyRules& rules, const ReplyDocument& document) {
    Currencies named;
    for (const auto& found : find_all(document, rules.currency)) {
        if (found.kind == Found::Kind::text) {
            named.add(found.text);
        }
    }
    if (named.all().size() > 1) {
        throw malformed(Message("the reply names two different currencies for one figure: ")
                        << Foreign{named.text()});
    }
    return named.all().empty() ? "" : named.all().front();
}

Currencies currencies_in(const ReplyRules& rules, const ReplyDocument& document) {
    Currencies currencies;
    currencies.add(reply_currency(rules, document));
    for (const auto& figure : rules.figures) {
        for (const auto& found : find_all(document, figure.places)) {
            if (found.kind != Found::Kind::empty) {
                currencies.add(found.currency);
            }
        }
    }
    if (currencies.all().empty()) {
        currencies.add(rules.implied_currency);
    }
    return currencies;
}

std::string pick_currency(const Currencies& present, const std::string& wanted) {
    const auto& all = present.all();
    if (wanted.empty() && all.size() > 1) {
        throw mistake(Message("the account has several currencies: ") << Foreign{present.text()},
                      "Pick one with --currency");
    }
    if (wanted.empty() || all.empty()) {
        return all.empty() ? wanted : all.front();
    }
    if (!present.has(wanted)) {
        throw Failure(FailureKind::malformed,
                      Message("wrong currency: the reply has ")
                          << Foreign{present.text()} << oddity_of_code(present.text()) << ", not "
                          << Foreign{wanted},
                      "Check --currency");
    }
    return wanted;
}

// Why a figure is not known. For the judged one it ends the check, another one is left out.
struct FigureFault {
    Message reason;         // "is missing"
    bool is_known = false;  // the provider's way to say that there is no amount
};
using FigureResult = Expected<Amount, FigureFault>;

Unexpected<FigureFault> fault(Message reason) {
    return Unexpected<FigureFault>({std::move(reason)});
}

// What stands there in place of a number, for whoever has to tell the provider.
Unexpected<FigureFault> not_a_number(const Found& found, const std::string& reason) {
    switch (found.kind) {
        case Found::Kind::tree:
            return fault("is not a number but an object or a list");
        case Found::Kind::empty:
            return fault("is not a number but empty");
        case Found::Kind::flag:
            return fault(Message("is not a number but ") << Foreign{found.text});
        case Found::Kind::text:
            break;
    }
    if (without_hidden_ends(found.text).empty()) {
        return fault("is not a number but empty");
    }
    Message text("is not a number: \"");
    text << Foreign{found.text, 40} << "\"" << it_holds(misleading_character(found.text));
    return fault(reason == "not a number" ? text : text << ": " << Foreign{reason});
}

class FigureReader {
  public:
    FigureReader(const ReplyDocument& document, std::string currency)
        : document_(document), currency_(std::move(currency)) {}

    [[nodiscard]] FigureResult read(const FigureRule& rule) const {
        std::optional<Amount> amount;
        for (const auto& place : rule.places) {
            const auto at_place = values_at(place);
            for (const auto& found : at_place) {
                const auto parsed = amount_of(rule, found);
                if (!parsed) {
                    return parsed;
                }
                if (amount && *amount != *parsed) {
                    return fault(Message("has two different values: ")
                                 << Foreign{amount->text()} << " and " << Foreign{parsed->text()});
                }
                amount = amount.value_or(*parsed);
            }
        }
        return amount ? FigureResult(*amount) : fault("is missing");
    }

  private:
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
                               : Expected<std::string>(found.text);
        for (const auto& [value, meaning] : rule.sentinels) {
            if (same_value(value, found.text) || (plain && same_value(value, *plain))) {
                return Unexpected<FigureFault>({Message() << Foreign{meaning}, true});
            }
        }
        const auto amount = found.kind == Found::Kind::text && plain
                                ? Amount::parse(*plain)
                                : unexpected(plain ? "not a number" : plain.error());
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
        if (!addend && addend.error().is_known) {
            return Unexpected<FigureFault>(addend.error());
        }
        if (!addend) {
            return fault(Message("cannot be computed: ")
                         << Own{term.figure} << " " << addend.error().reason);
        }
        total = sum(total, term.subtracted ? addend->negated() : *addend);
    }
    return total;
}

// Each figure of the rules, sums after their terms.
Results results_of(const std::vector<FigureRule>& rules, const FigureReader& reader) {
    Results results;
    for (const auto& rule : rules) {
        if (rule.sum.empty()) {
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

Failure unknown_balance(const std::string& name, const FigureFault& fault) {
    if (fault.is_known) {
        return {FailureKind::malformed, Message("there is no balance to judge: ") << fault.reason,
                "Leave this account out, or judge another figure with --metric"};
    }
    return malformed(Message("the reply does not hold the balance: ")
                     << Own{name} << " " << fault.reason);
}

}  // namespace

Balance read_figures(const ReplyRules& rules,
                     const ReplyDocument& document,
                     const FigureChoice& choice) {
    const auto currency = pick_currency(currencies_in(rules, document), choice.currency);
    const auto results = results_of(rules.figures, FigureReader(document, currency));
    Balance balance{.figures = {}, .currency = currency};
    for (const auto& rule : rules.figures) {
        const auto& result = results.find(rule.name)->second;
        const bool judged = rule.name == choice.metric;
        if (!result && judged) {
            throw unknown_balance(rule.name, result.error());
        }
        if (result) {
            balance.figures.insert(judged ? balance.figures.begin() : balance.figures.end(),
                                   Figure{rule.name, rule.words, *result});
        }
    }
    return balance;
}

}  // namespace balance
