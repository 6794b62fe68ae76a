// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The hosts that are asked directly although there is a proxy.

#pragma once

#include <algorithm>
#include <sstream>
#include <string>

#include "text/ascii.hpp"

namespace balance {

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
