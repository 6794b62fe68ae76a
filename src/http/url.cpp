// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/url.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <curl/curl.h>

#include "text/ascii.hpp"

namespace balance {

namespace {

struct HandleDeleter {
    void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
};
using Handle = std::unique_ptr<CURLU, HandleDeleter>;

struct TextDeleter {
    void operator()(char* text) const { curl_free(text); }
};

std::optional<std::string> part(CURLU* handle, CURLUPart what, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(handle, what, &text, flags) != CURLUE_OK) {
        return std::nullopt;
    }
    const std::unique_ptr<char, TextDeleter> owner(text);
    return std::string(text);
}

Handle parsed(const std::string& text) {
    Handle handle(curl_url());
    if (handle == nullptr ||
        curl_url_set(handle.get(), CURLUPART_URL, text.c_str(),
                     CURLU_NON_SUPPORT_SCHEME | CURLU_ALLOW_SPACE) != CURLUE_OK) {
        return nullptr;
    }
    return handle;
}

bool is_plain(const std::string& text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F || c == '\\' || c == '{' || c == '}') {
            return false;
        }
    }
    return true;
}

}  // namespace

std::string Url::text() const {
    const bool usual = port == (is_https() ? "443" : "80");
    return scheme + "://" + host + (usual ? "" : ":" + port) + path;
}

bool Url::is_loopback() const {
    return host == "localhost" || host == "[::1]" ||
           (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

Expected<Url> parse_url(const std::string& text) {
    if (text.find("://") == std::string::npos) {
        return unexpected("no scheme in it; write https:// and the host");
    }
    if (!is_plain(text)) {
        return unexpected(
            "blanks, backslashes, braces and characters beyond ASCII are not allowed in it");
    }
    const auto handle = parsed(text);
    if (handle == nullptr || text.find(":///") != std::string::npos) {
        return unexpected("not a URL");
    }
    Url url{.scheme = lower(part(handle.get(), CURLUPART_SCHEME).value_or("")),
            .host = lower(part(handle.get(), CURLUPART_HOST).value_or("")),
            .port = {},
            .path = {}};
    if (url.scheme != "https" && url.scheme != "http") {
        return unexpected("only https:// and http:// are supported");
    }
    if (part(handle.get(), CURLUPART_USER) || part(handle.get(), CURLUPART_PASSWORD)) {
        return unexpected("it must not contain a user or password");
    }
    if (text.find_first_of("?#") != std::string::npos) {
        return unexpected("it must not contain a query or fragment");
    }
    url.port = part(handle.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT).value_or("");
    url.path = part(handle.get(), CURLUPART_PATH).value_or("");
    while (url.path.ends_with('/')) {
        url.path.pop_back();
    }
    if (url.host.empty() || url.port.empty() || url.port == "0") {
        return unexpected("not a URL");
    }
    return url;
}

std::optional<std::string> proxy_fault(const std::string& text) {
    static constexpr auto schemes = std::to_array<std::string_view>(
        {"http", "https", "socks4", "socks4a", "socks5", "socks5h"});
    const auto handle = is_plain(text) ? parsed(text) : nullptr;
    if (handle == nullptr) {
        return "not a URL; characters such as / and @ in its password are written %2F and %40";
    }
    const auto scheme = lower(part(handle.get(), CURLUPART_SCHEME).value_or(""));
    if (std::ranges::find(schemes, scheme) == schemes.end()) {
        return "not the URL of a proxy";
    }
    const bool has_more = part(handle.get(), CURLUPART_PATH).value_or("/") != "/" ||
                          part(handle.get(), CURLUPART_QUERY) ||
                          part(handle.get(), CURLUPART_FRAGMENT);
    return has_more ? std::optional("it must not contain a path, query or fragment") : std::nullopt;
}

std::string proxy_authority(const std::string& text) {
    const bool has_scheme = text.find("://") != std::string::npos;
    const auto handle = is_plain(text) ? parsed((has_scheme ? "" : "http://") + text) : nullptr;
    const auto host = handle == nullptr ? std::nullopt : part(handle.get(), CURLUPART_HOST);
    if (!host) {
        return {};
    }
    // Those that libcurl takes for proxies, which are not those of the schemes.
    const bool is_https = lower(part(handle.get(), CURLUPART_SCHEME).value_or("")) == "https";
    const auto port = part(handle.get(), CURLUPART_PORT);
    return lower(*host) + ":" + port.value_or(is_https ? "443" : "1080");
}

std::optional<Url> redirect_target(const std::string& location) {
    const auto handle = parsed(location);
    auto host = handle == nullptr ? std::nullopt : part(handle.get(), CURLUPART_HOST);
    if (!host || host->empty()) {
        return std::nullopt;
    }
    return Url{.scheme = lower(part(handle.get(), CURLUPART_SCHEME).value_or("")),
               .host = lower(*host),
               .port = part(handle.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT).value_or(""),
               .path = part(handle.get(), CURLUPART_PATH).value_or("")};
}

}  // namespace balance
