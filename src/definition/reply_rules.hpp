// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a definition says of the reply: errors, notices, figures, currency. reply_rules_reader.hpp
// reads it.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.hpp"
#include "core/failure.hpp"
#include "core/number_style.hpp"
#include "core/state.hpp"
#include "definition/condition.hpp"
#include "definition/place.hpp"

namespace balance {

// An error that the provider reports in the body.
struct ErrorRule {
    std::vector<Condition> conditions;  // all have to hold
    std::optional<FailureKind> kind{};  // none: the HTTP status tells it
    std::string says;                   // what it means, in the definition's words; may be empty
    std::vector<Place> message;
    std::vector<Place> code;
    std::string advice;  // "": the usual one of its class
};

// What a reply with a balance tells beside it: that it is play money, that the account is blocked,
// that a figure does not count.
struct NoticeRule {
    std::vector<Condition> conditions;  // all have to hold
    std::string tag;                    // "test mode": told before the account; may be empty
    std::string says;                   // told behind the figures; may be empty
    std::vector<Place> message;         // the provider's own words on it
    std::optional<State> state;         // the verdict is at least this one
    std::vector<std::string> voids;     // figures that are no amounts then
};

// What one unit of the reply's number is worth: 0.01 for cents, -1 for what is owed.
struct Scale {
    Amount usual;
    std::map<std::string, Amount> of_currency{};  // where it differs, by usual_code()

    [[nodiscard]] const Amount& factor(const std::string& currency) const {
        const auto found = of_currency.find(currency);
        return found == of_currency.end() ? usual : found->second;
    }
};

// One addend of a figure that is computed from others.
struct Term {
    std::string figure;
    bool subtracted;
};

struct FigureRule {
    std::string name;           // the metric and label
    std::string words;          // behind the amount: "31.17 available"
    std::vector<Place> places;  // all that are present must agree; empty for a sum
    std::vector<Term> sum;
    std::optional<Scale> scale;
    std::optional<NumberStyle> style;
    // Values that are no amount, and what they mean: "Unlim", 1000000.
    std::map<std::string, std::string> sentinels;
};

struct ReplyRules {
    ReplyFormat format = ReplyFormat::json;
    std::vector<ErrorRule> errors;    // the first that holds counts
    std::vector<NoticeRule> notices;  // each that holds counts
    std::map<long, FailureKind> statuses;
    std::vector<Place> currency;
    std::string implied_currency;     // of a reply that names none; "": not known
    std::vector<Place> secrets;       // what stands there is never shown
    std::vector<FigureRule> figures;  // the first is the default metric
    std::string top_up;               // where to pay, for an account that is empty; may be empty
};

}  // namespace balance
