// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Which proxy the usual environment variables name for a scheme: what `--proxy env` takes.
//
// http_proxy (lower case only: HTTP_PROXY can be set by a web client of a CGI program), https_proxy
// or HTTPS_PROXY, then all_proxy or ALL_PROXY; exceptions from no_proxy or NO_PROXY.

#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace balance {

struct ProxyChoice {
    std::string proxy;  // "": none
    std::string no_proxy;
};

using VariableLookup = std::function<std::string(std::string_view)>;

[[nodiscard]] inline ProxyChoice proxy_from_environment(const std::string& scheme,
                                                        const VariableLookup& variable) {
    const auto first = [&](std::initializer_list<std::string_view> names) {
        for (const auto name : names) {
            if (auto value = variable(name); !value.empty()) {
                return value;
            }
        }
        return std::string();
    };
    return {scheme == "https" ? first({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
                              : first({"http_proxy", "all_proxy", "ALL_PROXY"}),
            first({"no_proxy", "NO_PROXY"})};
}

}  // namespace balance
