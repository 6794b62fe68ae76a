// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/response_collector.hpp"

#include "http/retry_after.hpp"
#include "text/ascii.hpp"

namespace balance {

void ResponseCollector::take_header(std::string_view line) {
    static constexpr std::size_t max_lines_kept = 60;
    header_bytes_ += line.size();
    if (header_bytes_ > max_header_bytes) {
        refusal_ = "headers larger than 64 KiB";
        return;
    }
    while (line.ends_with('\n') || line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    if (!line.empty() && header_lines_.size() < max_lines_kept) {
        header_lines_.emplace_back(line);
    }
    if (line.starts_with("HTTP/")) {
        response_ = {};
        content_length_.clear();
        content_codings_.clear();
        has_all_headers_ = false;
        return;
    }
    if (has_all_headers_) {
        // Trailers behind a chunked body: nothing that is read here may stand in them.
        return;
    }
    has_all_headers_ = line.empty();
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
        take_field(line.substr(0, colon), trimmed(line.substr(colon + 1)));
    }
}

void ResponseCollector::take_field(std::string_view name, std::string_view value) {
    if (equal_ignoring_case(name, "content-length")) {
        if (!content_length_.empty() && content_length_ != value) {
            refusal_ = "two different lengths of the body";
            return;
        }
        content_length_ = value;
    } else if (equal_ignoring_case(name, "content-type")) {
        response_.content_type = value;
    } else if (equal_ignoring_case(name, "content-encoding")) {
        content_codings_ += std::string(content_codings_.empty() ? "" : ",") + std::string(value);
    } else if (equal_ignoring_case(name, "location")) {
        response_.location = value;
    } else if (equal_ignoring_case(name, "retry-after")) {
        response_.retry_after = parse_retry_after(std::string(value), now_);
    }
}

void ResponseCollector::take_body(std::string_view bytes) {
    if (response_.body.size() + bytes.size() > max_body_bytes) {
        refusal_ = "a body larger than 1 MiB";
        return;
    }
    response_.body += bytes;
}

}  // namespace balance
