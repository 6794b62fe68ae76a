// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Which proxy the usual environment variables name for a scheme: what `--proxy env` takes.
//
// http_proxy (lower case only), https_proxy or HTTPS_PROXY, then all_proxy or ALL_PROXY; exceptions
// from no_proxy or NO_PROXY.

#pragma once

#include <string>

#include "config/environment.hpp"

namespace balance {

struct ProxyChoice {
    std::string proxy;  // "": none
    std::string no_proxy;
};

[[nodiscard]] inline ProxyChoice proxy_from_environment(const std::string& scheme,
                                                        const Environment& environment) {
    using enum Variable;
    return {scheme == "https"
                ? environment.first_of({https_proxy, upper_https_proxy, all_proxy, upper_all_proxy})
                : environment.first_of({http_proxy, all_proxy, upper_all_proxy}),
            environment.first_of({no_proxy, upper_no_proxy})};
}

}  // namespace balance
