// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reads the figures and their currency out of a reply. Pure.
//
// The judged figure must be there, be a number, and have one value: two places or doubled names
// that disagree make a reply malformed, never a guess. Other figures that are not known are left
// out.

#pragma once

#include "definition/definition.hpp"
#include "reply/balance.hpp"
#include "reply/reply_document.hpp"

namespace balance {

struct FigureChoice {
    std::string figure;    // of the definition
    std::string currency;  // as --currency wants it, upper case; "" for none
};

[[nodiscard]] Balance read_figures(const ReplyRules& rules,
                                   const ReplyDocument& document,
                                   const FigureChoice& choice);

}  // namespace balance
