// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/figure_fault.hpp"

#include "text/misleading.hpp"

namespace balance {

Unexpected<FigureFault> missing(Message reason) {
    return Unexpected<FigureFault>({FigureFault::Kind::missing, std::move(reason)});
}

Unexpected<FigureFault> broken(Message reason) {
    return Unexpected<FigureFault>({FigureFault::Kind::broken, std::move(reason)});
}

Unexpected<FigureFault> no_amount(Message reason) {
    return Unexpected<FigureFault>({FigureFault::Kind::no_amount, std::move(reason)});
}

Unexpected<FigureFault> not_a_number(const Found& found, AmountFault reason) {
    switch (found.kind) {
        case Found::Kind::tree:
            return broken("is an object or a list, not a number");
        case Found::Kind::empty:
            return broken("is empty, not a number");
        case Found::Kind::flag:
            return broken(Message("is not a number but ") << Foreign{found.text});
        case Found::Kind::text:
            break;
    }
    if (without_hidden_ends(found.text).empty()) {
        return broken("is empty, not a number");
    }
    Message text("is not a number: \"");
    text << Foreign{found.text, 40} << "\"" << Own{it_holds(misleading_character(found.text))};
    return broken(reason == AmountFault::not_a_number ? text
                                                      : text << ": " << Own{words_of(reason)});
}

}  // namespace balance
