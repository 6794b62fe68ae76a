// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A masker that knows some secrets.

#pragma once

#include <initializer_list>
#include <string_view>

#include "secrets/masker.hpp"

namespace balance::test {

[[nodiscard]] inline Masker knowing(std::initializer_list<std::string_view> secrets) {
    Masker masker;
    for (const auto secret : secrets) {
        masker.add(secret);
    }
    return masker;
}

}  // namespace balance::test
