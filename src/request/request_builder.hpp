// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Definition and settings as the request to send. Pure.

#pragma once

#include <optional>
#include <string>

#include "config/credentials.hpp"
#include "config/settings.hpp"
#include "definition/definition.hpp"
#include "http/exchange.hpp"

namespace balance {

// Throws a Failure where a credential or parameter is missing or an option does not go with the
// provider. `token`: what the first request brought, where the definition has one.
[[nodiscard]] HttpRequest build_request(const Definition& definition,
                                        const Settings& settings,
                                        const Credentials& credentials,
                                        const std::string& token = {});

// The first request of a definition that has one.
[[nodiscard]] HttpRequest build_token_request(const Definition& definition,
                                              const Settings& settings,
                                              const Credentials& credentials);

// Throws a Failure where an option does not go with the provider, also in a run that asks nobody.
void check_options_of_request(const Definition& definition, const Settings& settings);

// The base URL in force. Plain http must be written out with --url, but for this machine's own
// addresses. Throws a Failure where --url is needed.
[[nodiscard]] Url base_url(const Definition& definition, const Settings& settings);

// The way to log in for which everything is known, one with a key before others; nullptr where
// there is none.
[[nodiscard]] const LoginWay* usable_login_way(const Definition& definition,
                                               const Credentials& credentials);

}  // namespace balance
