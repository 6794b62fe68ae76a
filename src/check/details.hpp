// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What -v, -v -v and -v -v -v add below the first line: the request and how long it may take, the
// headers of the response, its body. Secrets are masked when it is rendered, like everything else.

#pragma once

#include <string>
#include <vector>

#include "config/settings.hpp"
#include "core/message.hpp"
#include "definition/catalogue.hpp"
#include "http/exchange.hpp"

namespace balance {

// Whatever is not known by now is a null pointer.
[[nodiscard]] std::vector<Message> details_of(const Settings& settings,
                                              const FoundDefinition* provider,
                                              const HttpRequest* request,
                                              const HttpResponse* response,
                                              const std::vector<std::string>& header_lines);

// "POST https://host/path" and then each field, "  name = value".
[[nodiscard]] std::vector<Message> described(const HttpRequest& request);

}  // namespace balance
