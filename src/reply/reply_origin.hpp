// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Where a reply comes from: it decides what the advice on a failure may name.

#pragma once

namespace balance {

enum class ReplyOrigin {
    provider,  // asked at the address in the definition
    own_url,   // asked at the address of --url
    file,      // --response-file
};

}  // namespace balance
