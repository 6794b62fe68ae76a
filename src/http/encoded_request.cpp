// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/encoded_request.hpp"

#include "text/encoding.hpp"

namespace balance {

std::string encoded(const Fields& fields) {
    std::string text;
    for (const auto& [name, value] : fields) {
        text += (text.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    }
    return text;
}

std::string request_target(const HttpRequest& request) {
    const auto query = encoded(request.query);
    return request.url.text() + (query.empty() ? "" : "?" + query);
}

}  // namespace balance
