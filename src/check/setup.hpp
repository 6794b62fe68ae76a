// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What is known of a check before anybody is asked: its settings, and the provider that they name.

#pragma once

#include <optional>
#include <string>

#include "config/environment.hpp"
#include "config/settings.hpp"
#include "core/calendar.hpp"
#include "definition/catalogue.hpp"

namespace balance {

struct Setup {
    Settings settings;
    std::string account;                      // what the output calls it; "" where it has no name
    std::optional<FoundDefinition> provider;  // none for a rehearsal without one
    std::string figure = "balance";           // the judged one
    Calendar calendar = {};                   // UTC where no rule asks for days and hours
};

// Fills it step by step, so that a failure is told with what is known by then. Throws a Failure for
// a mistake in the options, or of a definition.
void set_up(Setup& setup, const Options& options, const Environment& environment);

}  // namespace balance
