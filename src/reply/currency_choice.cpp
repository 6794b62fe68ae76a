// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/currency_choice.hpp"

#include <algorithm>
#include <set>

#include "core/currency.hpp"
#include "core/failure.hpp"
#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

// What makes a code another one than it seems, or nothing.
Message oddity_of_code(std::string_view code) {
    const auto misleading = misleading_character(code);
    return Message() << Own{it_holds(misleading.empty() ? foreign_letter_in(code) : misleading)};
}

// Codes in upper case, each once, in the order of the reply.
class Currencies {
  public:
    void add(const std::string& currency) {
        const auto shown = upper(without_hidden_ends(currency));
        if (!shown.empty() && known_.insert(code_of(currency)).second) {
            listed_.push_back(shown);
        }
    }
    [[nodiscard]] const std::vector<std::string>& all() const { return listed_; }
    [[nodiscard]] bool has(const std::string& code) const { return known_.contains(code_of(code)); }
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
        throw Failure(FailureKind::malformed,
                      Message("the reply names two different currencies for one figure: ")
                          << Foreign{named.text()},
                      "See the reply with -v -v -v; the provider may have changed its API");
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

}  // namespace

std::string code_of(std::string_view currency) {
    return usual_code(without_hidden_ends(currency));
}

std::string choose_currency(const ReplyRules& rules,
                            const ReplyDocument& document,
                            const std::string& wanted) {
    return pick_currency(currencies_in(rules, document), wanted);
}

}  // namespace balance
