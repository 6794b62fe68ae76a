// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether a web page came instead of an API's reply: the challenge of a bot protection, the login
// page of a network, an error page of a proxy or a web server.
//
// The body decides, not its Content-Type: many an API sends its text as text/html. A page in place
// of a reply tells nothing of the key and nothing of the balance.

#pragma once

#include <optional>
#include <string>

#include "provider/reply_document.hpp"

namespace balance {

struct WebPage {
    std::string title;  // from outside; "" where it has none
};

[[nodiscard]] std::optional<WebPage> web_page_in(const ReplyDocument& document);

}  // namespace balance
