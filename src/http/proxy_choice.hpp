// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Which proxy the usual environment variables name for a scheme: what `--proxy env` takes.
//
// http_proxy (lower case only: HTTP_PROXY can be set by a web client of a CGI program), https_proxy
// or HTTPS_PROXY, then all_proxy or ALL_PROXY; exceptions from no_proxy or NO_PROXY.

#pragma once

#include <algorithm>
#include <functional>
#include <sstream>
#include <string>
#include <string_view>

#include "text/ascii.hpp"

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

// Whether a host (lower case) is asked directly, as libcurl takes the list: a name stands for
// itself and all below it, * for all. Networks such as 10.0.0.0/8 are left to libcurl.
[[nodiscard]] inline bool is_exempt(const std::string& host, const std::string& no_proxy) {
    auto rest = lower(no_proxy);
    std::ranges::replace(rest, ',', ' ');
    std::istringstream names(rest);
    for (std::string name; names >> name;) {
        name.erase(0, name.starts_with('.') ? 1 : 0);
        const bool is_above = host.size() > name.size() && host.ends_with(name) &&
                              host[host.size() - name.size() - 1] == '.';
        if (name == "*" || name == host || "[" + name + "]" == host ||
            (is_above && !name.empty())) {
            return true;
        }
    }
    return false;
}

}  // namespace balance
