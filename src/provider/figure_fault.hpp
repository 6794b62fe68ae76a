// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Why a figure is not known. For the judged one it ends the check, another one is left out.

#pragma once

#include <string>

#include "core/expected.hpp"
#include "core/message.hpp"
#include "provider/reply_document.hpp"

namespace balance {

struct FigureFault {
    Message reason;         // "is missing"
    bool is_known = false;  // the provider's way to say that there is no amount
};

[[nodiscard]] Unexpected<FigureFault> fault(Message reason);

// What stands there in place of a number, for whoever has to tell the provider.
[[nodiscard]] Unexpected<FigureFault> not_a_number(const Found& found, const std::string& reason);

}  // namespace balance
