// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Every secret that a run begins with, learned here and nowhere else, before anything speaks: first
// what the words and the environment hold, since a mistake in them is told already; then what the
// options, ini files and secret files hold. What comes up later (a token, a signature, what a reply
// tells) the check learns as it sends and receives.

#pragma once

#include <string>
#include <vector>

#include "config/credentials.hpp"
#include "config/environment.hpp"
#include "config/options.hpp"
#include "core/expected.hpp"
#include "core/failure.hpp"
#include "secrets/masker.hpp"

namespace balance {

// Never throws for what the words hold.
void learn_given(const std::vector<std::string>& words,
                 const Environment& environment,
                 Masker& masker);

// Reads each secret file once. The masker learns all of them whatever the run does, since a message
// may quote what a user mixed up. Only where credentials are needed does it matter that there are
// none: the error is the failure to throw then.
[[nodiscard]] Expected<Credentials, Failure> learned_credentials(const Options& options,
                                                                 const Environment& environment,
                                                                 Masker& masker);

}  // namespace balance
