// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How to reach a provider: proxy, trust, addresses. Everything that is not part of the request.

#pragma once

#include <string>

namespace balance {

enum class IpVersion { any, v4, v6 };

struct TransportOptions {
    std::string proxy;     // "": none, whatever the environment says
    std::string no_proxy;  // hosts that are asked directly, as libcurl reads them
    std::string ca_file;   // "": the system's
    std::string ca_path;   // "": the system's
    std::string client_cert;
    std::string client_key;
    bool insecure = false;
    IpVersion ip_version = IpVersion::any;
};

}  // namespace balance
