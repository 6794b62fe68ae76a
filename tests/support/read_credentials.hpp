// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Credentials from options and environment, or why there are none.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "config/credentials.hpp"
#include "failure_text.hpp"
#include "given_options.hpp"
#include "variables.hpp"

namespace balance::test {

[[nodiscard]] inline Credentials credentials_of(std::vector<GivenOption> options,
                                                Variables variables = {}) {
    const Options all(std::move(options));
    check_credential_options(all);
    auto credentials =
        credentials_from(all, read_secret_files(all), environment(std::move(variables)));
    if (!credentials) {
        throw Failure(credentials.error());
    }
    return std::move(credentials).value();
}

// Or "no failure".
[[nodiscard]] inline std::string credentials_failure(std::vector<GivenOption> options,
                                                     Variables variables = {}) {
    return failure_text([&] { return credentials_of(std::move(options), std::move(variables)); });
}

[[nodiscard]] inline std::string shown(const std::optional<Secret>& secret) {
    return secret ? std::string(secret->reveal()) : "none";
}

}  // namespace balance::test
