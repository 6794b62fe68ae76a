// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether the files that --ca-file, --ca-path, --client-cert and --client-key name can be read at
// all. That is asked before anything is sent and whatever the URL: with http:// libcurl would never
// look, and the mistake would come out on the day the URL becomes https://. What stands in them is
// libcurl's to judge.

#pragma once

#include "config/options.hpp"

namespace balance {

// Throws the mistake that names the option and what is wrong.
void check_transport_files(const Options& options);

}  // namespace balance
