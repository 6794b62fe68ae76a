// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Why a figure is not known. For the judged one it ends the check, another one is left out.

#pragma once

#include "core/amount.hpp"
#include "core/expected.hpp"
#include "core/message.hpp"
#include "reply/reply_document.hpp"

namespace balance {

struct FigureFault {
    enum class Kind {
        missing,    // nothing stands there: another figure may do
        broken,     // something stands there that is no amount
        no_amount,  // the provider's way to say that there is none
    };
    Kind kind;
    Message reason;  // "is missing"
};

[[nodiscard]] Unexpected<FigureFault> missing(Message reason);
[[nodiscard]] Unexpected<FigureFault> broken(Message reason);
[[nodiscard]] Unexpected<FigureFault> no_amount(Message reason);

// What stands there in place of a number, for whoever has to tell the provider.
[[nodiscard]] Unexpected<FigureFault> not_a_number(const Found& found, AmountFault reason);

}  // namespace balance
