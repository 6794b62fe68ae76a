// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Sets an option of a libcurl handle. A libcurl that does not know it is a failure: the check must
// not run with less than it asked for. For the files that wrap libcurl.

#pragma once

#include <stdexcept>
#include <string>

#include <curl/curl.h>

namespace balance {

template <class Value>
void curl_set(CURL* handle, CURLoption option, Value value) {
    if (const auto code = curl_easy_setopt(handle, option, value); code != CURLE_OK) {
        throw std::runtime_error("libcurl refuses option " + std::to_string(option) + ": " +
                                 curl_easy_strerror(code));
    }
}

}  // namespace balance
