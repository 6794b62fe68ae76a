// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A secret that somebody else has half hidden, or cut short.
//
// Half hidden: "sk-4a********afe1", "sk-...afe1", "****afe1". At least three masks
// (secrets/mask_run.hpp, however they are written), in front of them as much of the secret's
// beginning as there is, maybe nothing, behind them at least two characters of its end, together at
// least four. Two masks are enough between four characters and four. A line may break on either
// side of the masks.
//
// Cut short: ten characters or more from its beginning on that are more than a third of it, where a
// word starts; only of secrets of twelve characters or more. A shorter beginning ("sk_live_...")
// tells which kind of key is meant and is none.
//
// A secret of fewer than eight characters has no such form.

#pragma once

#include <cstddef>
#include <string_view>

namespace balance {

// The bytes of `text` from `at` on that show a part of the secret so, 0 for none.
[[nodiscard]] std::size_t partial_echo_length(std::string_view text,
                                              std::size_t at,
                                              std::string_view secret);

}  // namespace balance
