// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// An absolute http or https URL without user, query and fragment, as libcurl itself understands it:
// one parser decides for us and for the request, so no URL can mean two things.

#pragma once

#include <optional>
#include <string>

#include "core/expected.hpp"

namespace balance {

struct Url {
    std::string scheme;  // "http" or "https"
    std::string host;    // lower case; an IPv6 address in brackets
    std::string port;    // always set
    std::string path;    // without a slash at its end; "" for none

    // "https://host" or "https://host:port", with the path.
    [[nodiscard]] std::string text() const;
    // "host:port"
    [[nodiscard]] std::string authority() const { return host + ":" + port; }
    [[nodiscard]] bool is_https() const { return scheme == "https"; }
    // An address of this machine: 127.0.0.0/8, [::1] or localhost.
    [[nodiscard]] bool is_loopback() const;
};

[[nodiscard]] Expected<Url> parse_url(const std::string& text);

// What is wrong with the URL of a proxy: http, https, socks4, socks4a, socks5 or socks5h,
// perhaps a user and password, a host, perhaps a port. Its parts are not repeated: they may be
// secret.
[[nodiscard]] std::optional<std::string> proxy_fault(const std::string& text);

// "host:port" of a proxy, whose scheme may be left out, without its user and password; "" where it
// is no URL.
[[nodiscard]] std::string proxy_authority(const std::string& text);

// The URL that a redirect leads to, without user, query and fragment; nothing where it makes no
// sense. Of any scheme, and with a port only where libcurl knows one.
[[nodiscard]] std::optional<Url> redirect_target(const std::string& location);

}  // namespace balance
