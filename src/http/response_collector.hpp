// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Puts a response together from its header lines and pieces of body, and refuses what is too large.
//
// Two different lengths are refused as well: which part is the body would be a guess.
// libcurl's own size limit does not hold for bodies without a length; this one counts what arrives.
// A further status line ("100 Continue", then "200 OK") starts the response anew, but not the
// count.

#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/exchange.hpp"

namespace balance {

class ResponseCollector {
  public:
    static constexpr std::size_t max_body_bytes = 1024UL * 1024;
    static constexpr std::size_t max_header_bytes = 64UL * 1024;

    explicit ResponseCollector(std::time_t now) : now_(now) {}

    void take_header(std::string_view line);
    void take_body(std::string_view bytes);
    // Why it is enough, in own words: end the transfer.
    [[nodiscard]] const std::optional<std::string>& refusal() const { return refusal_; }

    // The blank line behind the headers has come.
    [[nodiscard]] bool has_all_headers() const { return has_all_headers_; }
    // Without the status, which the transport knows; the body as it came.
    [[nodiscard]] HttpResponse response() const { return response_; }
    // The values of its Content-Encoding headers, joined with commas.
    [[nodiscard]] const std::string& content_codings() const { return content_codings_; }
    // The first ones, as they came.
    [[nodiscard]] const std::vector<std::string>& header_lines() const { return header_lines_; }

  private:
    void take_field(std::string_view name, std::string_view value);

    std::time_t now_;
    HttpResponse response_;
    std::size_t header_bytes_ = 0;
    std::vector<std::string> header_lines_;
    std::string content_length_;
    std::string content_codings_;
    bool has_all_headers_ = false;
    std::optional<std::string> refusal_;
};

}  // namespace balance
