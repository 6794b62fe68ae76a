// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The whole program in one call: words in, exit code and output out.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fake_world.hpp"

namespace balance::test {

// "2 BALANCE CRITICAL: ...": exit code and output.
[[nodiscard]] inline std::string text_of(const Outcome& outcome) {
    return std::to_string(outcome.exit_code) + " " + outcome.output;
}

[[nodiscard]] inline std::string run_text(const std::vector<std::string>& words,
                                          std::vector<HttpResult> results = {},
                                          Variables variables = {}) {
    FakeWorld fake(std::move(results), std::move(variables));
    return text_of(run(words, fake.world));
}

// A check of a provider with credentials from the environment.
[[nodiscard]] inline std::string check_text(const std::string& provider,
                                            std::vector<std::string> words,
                                            std::vector<HttpResult> results) {
    words.insert(words.begin(), {"-P", provider});
    return run_text(words, std::move(results),
                    {{"CHECK_BALANCE_LOGIN", "main"}, {"CHECK_BALANCE_KEY", "k3y-for-tests"}});
}

}  // namespace balance::test
