// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The one interface to the network: sends a request, or says why that did not work.

#pragma once

#include <string>
#include <vector>

#include "core/deadline.hpp"
#include "core/expected.hpp"
#include "http/exchange.hpp"
#include "http/transport_options.hpp"

namespace balance {

using HttpResult = Expected<HttpResponse, TransportError>;

class HttpClient {
  public:
    HttpClient() = default;
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    virtual ~HttpClient() = default;

    // Never follows a redirect, never retries, never outlives the deadline.
    virtual HttpResult send(const HttpRequest& request,
                            const TransportOptions& options,
                            const Deadline& deadline) = 0;

    // The header lines of all responses so far, unmasked: for -v -v.
    [[nodiscard]] virtual std::vector<std::string> trace() const = 0;
};

}  // namespace balance
