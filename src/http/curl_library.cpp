// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/curl_library.hpp"

#include <stdexcept>

#include <curl/curl.h>

#include "core/openssl_start.hpp"
#include "http/resolver_options.hpp"
#include "http/tls_watch.hpp"

namespace balance {

void initialise_libcurl() {
    static const auto initialised = [] {
        const auto* facts = curl_version_info(CURLVERSION_NOW);
        if (TlsWatch::is_possible(facts->ssl_version)) {
            prepare_openssl();
        }
        if (facts->ares != nullptr) {
            hand_on_resolver_options();
        }
        return curl_global_init(CURL_GLOBAL_DEFAULT);
    }();
    if (initialised != CURLE_OK) {
        throw std::runtime_error("libcurl cannot be initialised");
    }
}

std::string libcurl_version() {
    return curl_version();
}

}  // namespace balance
