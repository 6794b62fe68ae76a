// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// One request and one response as values, and why there may be no response.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "http/url.hpp"

namespace balance {

enum class HttpMethod { get, post };

[[nodiscard]] constexpr std::string_view name_of(HttpMethod method) {
    return method == HttpMethod::get ? "GET" : "POST";
}

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Body {
    std::string type;  // Content-Type
    std::string text;
};

struct HttpRequest {
    HttpMethod method = HttpMethod::get;
    Url url;                     // without the query
    Fields query;                // not yet encoded
    Fields form;                 // not yet encoded; the body of a POST
    Fields headers;              // without control characters
    std::optional<Body> body{};  // of a POST, instead of the form
    // What was made from credentials and tells them, or as much: never shown.
    std::vector<std::string> derived_secrets{};
};

struct HttpResponse {
    long status = 0;
    Url asked{};  // the URL that was asked, without the query
    std::string content_type;
    std::string location;  // where a redirect leads to, as an absolute URL
    std::optional<std::chrono::seconds> retry_after;
    std::string body;
    bool may_be_the_proxys = false;  // plain HTTP through a proxy, which may answer itself
};

// Why a request ended without a response that can be read.
struct TransportError {
    enum class Kind {
        not_sent,             // DNS, connect, TLS handshake cut off: nothing of the request left
        not_trusted,          // a certificate that does not hold; nothing left either
        no_agreement,         // no TLS that both sides speak; nothing left either
        certificate_wanted,   // the server wants a client certificate, and none was given
        certificate_refused,  // it does not take the one that was given
        proxy,                // the proxy is at fault; nothing left to the provider
        lost,                 // the connection broke after the request left
        timed_out,            // the deadline passed
        unreadable,           // what came is no HTTP response, or larger than we read
        no_authorities,       // this machine has no CA certificates
        shut_authorities,     // it has some, which this user cannot read: `reason` names the place
        authority_files,      // those of --ca-file or --ca-path cannot be used
        client_files,         // those of --client-cert or --client-key cannot be used
        local,                // our own side: no memory, a library that cannot start
    };
    // Why a certificate does not hold.
    enum class Distrust {
        signature,   // nobody who is trusted signed it, or something else about it
        expired,     // it, or the certificate of a CA above it
        other_name,  // it holds, but for another host
    };
    Kind kind;
    std::string phase;       // own words: "connecting to"
    std::string place;       // "host:port", from outside
    std::string reason;      // libcurl's words, from outside
    bool is_proxys = false;  // it happened with the proxy, whose host and port is the place
    std::string mend{};      // of shut_authorities: the command, in own words
    long proxy_status = 0;   // with which a proxy refused to open a tunnel
    std::optional<std::chrono::seconds> retry_after{};  // the proxy's wish
    Distrust distrust = Distrust::signature;            // of not_trusted
};

}  // namespace balance
