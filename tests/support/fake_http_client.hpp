// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A client that plays a list of results instead of a network, and remembers what it was asked.

#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "http/client.hpp"

namespace balance::test {

class FakeHttpClient : public HttpClient {
  public:
    explicit FakeHttpClient(std::vector<HttpResult> results = {}) : results_(std::move(results)) {}

    // Called before each answer: it may throw, or let time pass.
    std::function<void()> before_answer = [] {};
    std::vector<std::string> header_lines;

    HttpResult send(const HttpRequest& request,
                    const TransportOptions& options,
                    const Deadline& /*deadline*/) override {
        requests_.push_back(request);
        options_.push_back(options);
        before_answer();
        if (requests_.size() > results_.size()) {
            throw std::logic_error("asked more often than the test expects");
        }
        return results_[requests_.size() - 1];
    }

    [[nodiscard]] std::vector<std::string> trace() const override { return header_lines; }

    [[nodiscard]] const std::vector<HttpRequest>& requests() const { return requests_; }
    [[nodiscard]] const std::vector<TransportOptions>& options() const { return options_; }

  private:
    std::vector<HttpResult> results_;
    std::vector<HttpRequest> requests_;
    std::vector<TransportOptions> options_;
};

[[nodiscard]] inline HttpResponse reply(std::string body, long status = 200) {
    HttpResponse response;
    response.status = status;
    response.content_type = "text/plain";
    response.body = std::move(body);
    return response;
}

[[nodiscard]] inline HttpResponse reply_with_retry_after(std::string body,
                                                         long status,
                                                         std::chrono::seconds wait) {
    auto response = reply(std::move(body), status);
    response.retry_after = wait;
    return response;
}

[[nodiscard]] inline Unexpected<TransportError> broken(TransportError::Kind kind) {
    return Unexpected<TransportError>(
        {kind, "connecting to", "alphasms.example:443", "Connection refused"});
}

}  // namespace balance::test
