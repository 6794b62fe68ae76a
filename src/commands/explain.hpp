// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// --explain: in plain words what would be sent, how the reply would be read and when it would
// alert. Sends nothing. Works before the credentials are there: they show as what is missing.

#pragma once

#include <string>
#include <vector>

#include "config/credentials.hpp"
#include "config/settings.hpp"
#include "core/message.hpp"
#include "definition/catalogue.hpp"

namespace balance {

struct ExplainedAccount {
    std::string figure;
    std::string account;  // "" where it has no name
    std::vector<Message> missing{};
};

// The settings with something in place of what a request cannot do without and is not given yet,
// and what that is.
struct CompletedSettings {
    Settings settings;
    std::vector<Message> missing;
};
[[nodiscard]] CompletedSettings completed_settings(const Definition& definition,
                                                   const Settings& settings);

// The masker learns what is derived from the credentials and would be sent.
[[nodiscard]] std::vector<Message> explanation(const FoundDefinition& provider,
                                               const Settings& settings,
                                               const Credentials& credentials,
                                               const ExplainedAccount& account,
                                               Masker& masker);

}  // namespace balance
