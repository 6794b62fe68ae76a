// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/retirement.hpp"

namespace balance {

Message retirement_of(const Definition& definition) {
    return definition.retired.empty()
               ? Message()
               : Message("the provider has retired this API: ") << Foreign{definition.retired, 240};
}

// The usual advice would send people looking for what is long gone; a wrong key is one all the
// same.
Failure with_retirement(const Failure& failure, const Message& retired) {
    const bool has_use =
        failure.kind() == FailureKind::refused || failure.kind() == FailureKind::throttled;
    auto message = Message() << failure.message() << "; " << retired;
    Failure told(failure.kind(), std::move(message), has_use ? failure.advice() : Message());
    told.tell_beside(failure.beside());
    return told;
}

}  // namespace balance
