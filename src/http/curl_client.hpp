// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The real HttpClient, on libcurl. One request per process, HTTP/1.1, nothing reused, nothing
// stored.
//
// What libcurl would do by itself and must not: follow redirects, read .netrc or the environment,
// speak other protocols than http and https, accept TLS below 1.2, read a body without end (its own
// limit does not hold for chunked bodies; ours is in the write callback), wait for a silent
// resolver.
//
// Trust: the system's hashed certificate directory where there is one. Elsewhere those of the
// bundle that the chain names: decoding all of them costs more than the rest of a check.

#pragma once

#include <memory>

#include "http/client.hpp"

namespace balance {

class CurlClient : public HttpClient {
  public:
    CurlClient();
    ~CurlClient() override;

    HttpResult send(const HttpRequest& request,
                    const TransportOptions& options,
                    const Deadline& deadline) override;

    [[nodiscard]] std::vector<std::string> trace() const override { return trace_; }

  private:
    class Transfer;

    std::vector<std::string> trace_;
};

}  // namespace balance
