// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How this run reaches its provider: the settings, with the proxy that the environment names for
// the scheme where they ask for that.

#pragma once

#include <string>

#include "config/environment.hpp"
#include "config/settings.hpp"
#include "http/transport_options.hpp"

namespace balance {

// Throws a Failure for a proxy of the environment that is none.
[[nodiscard]] TransportOptions transport_of(const Settings& settings,
                                            const std::string& scheme,
                                            const Environment& environment);

// The certificates and keys must be there: a Failure names the option and the reason before
// anything is sent. Files are not opened.
void check_transport_files(const Settings& settings);

}  // namespace balance
