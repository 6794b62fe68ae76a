// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What an error of libcurl means for the check: whose fault it is, and whether anything was sent.

#pragma once

#include <string_view>

#include "http/message.hpp"

namespace balance {

// `code`: a CURLcode.
[[nodiscard]] TransportError::Kind kind_of_curl_error(int code, bool request_left);

// A handshake that was cut off may work the next time, one that found no agreement will not.
[[nodiscard]] bool is_cut_off(std::string_view reason);

}  // namespace balance
