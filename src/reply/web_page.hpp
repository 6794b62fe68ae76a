// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether a web page came instead of an API's reply: the challenge of a bot protection, the login
// page of a network, an error page of a proxy or a web server.
//
// The body decides. Its Content-Type only counts where the body is not of the documented format:
// many an API sends its text as text/html. A reply in which the definition's own figures stand is
// none, whatever it looks like. A page tells nothing of the key and nothing of the balance.

#pragma once

#include <optional>
#include <string>

#include "reply/reply_document.hpp"

namespace balance {

struct WebPage {
    std::string title;          // from outside; "" where it has none
    bool is_bare_text = false;  // a bot protection's few words, without any markup
};

[[nodiscard]] std::optional<WebPage> web_page_in(const ReplyRules& rules,
                                                 const ReplyDocument& document,
                                                 const std::string& content_type);

}  // namespace balance
