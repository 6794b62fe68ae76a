// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a definition says of the reply: errors, figures, currency. reply_rules_reader.hpp reads it.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.hpp"
#include "core/failure.hpp"
#include "core/number_style.hpp"
#include "provider/place.hpp"

namespace balance {

// An error that the provider reports in the body.
struct ErrorRule {
    // is_not also holds where nothing stands in a reply with a status of success: a flag of success
    // that is missing tells no success.
    enum class When { present, is, is_not, has_word };

    std::vector<Place> at;
    When when = When::present;
    std::vector<std::string> values;
    std::optional<FailureKind> kind{};  // none: the HTTP status tells it
    std::vector<Place> message;
    std::vector<Place> code;
    std::string advice;  // "": the usual one of its class
};

// What one unit of the reply's number is worth: 0.01 for cents, -1 for what is owed.
struct Scale {
    Amount usual;
    std::map<std::string, Amount> of_currency{};  // where it differs, by upper-case code

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
    std::vector<ErrorRule> errors;  // the first that holds counts
    std::map<long, FailureKind> statuses;
    std::vector<Place> currency;
    std::string implied_currency;     // of a reply that names none; "": not known
    std::vector<Place> secrets;       // what stands there is never shown
    std::vector<FigureRule> figures;  // the first is the default metric
};

}  // namespace balance
