// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/figure_fault.hpp"

#include "core/misleading.hpp"

namespace balance {

Unexpected<FigureFault> fault(Message reason) {
    return Unexpected<FigureFault>({std::move(reason)});
}

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

}  // namespace balance
