// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Environment variables of a test.

#pragma once

#include <map>
#include <string>
#include <utility>

#include "config/environment.hpp"

namespace balance::test {

using Variables = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] inline Environment environment(Variables variables) {
    return Environment(std::move(variables));
}

}  // namespace balance::test
