// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/url.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("a URL is taken apart and written again") {
    struct Row {
        std::string input;
        std::string text;
        std::string authority;
        std::string path;
    };
    const Row rows[] = {
        {"https://example.org", "https://example.org", "example.org:443", ""},
        {"http://example.org", "http://example.org", "example.org:80", ""},
        {"https://example.org/", "https://example.org", "example.org:443", ""},
        {"HTTPS://EXAMPLE.org", "https://example.org", "example.org:443", ""},
        {"https://example.org:8443", "https://example.org:8443", "example.org:8443", ""},
        {"https://example.org:443", "https://example.org", "example.org:443", ""},
        {"http://example.org:443", "http://example.org:443", "example.org:443", ""},
        {"https://example.org:80", "https://example.org:80", "example.org:80", ""},
        {"https://example.org/api", "https://example.org/api", "example.org:443", "/api"},
        {"https://example.org/a/b//", "https://example.org/a/b", "example.org:443", "/a/b"},
        {"https://example.org/Api/V1", "https://example.org/Api/V1", "example.org:443", "/Api/V1"},
        {"http://127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1:8080", ""},
        {"https://[::1]", "https://[::1]", "[::1]:443", ""},
        {"https://[::1]:8443/x", "https://[::1]:8443/x", "[::1]:8443", "/x"},
        {"https://[2001:DB8::1]:65535", "https://[2001:db8::1]:65535", "[2001:db8::1]:65535", ""},
        {"https://example.org.", "https://example.org.", "example.org.:443", ""},
        {"https://xn--e1afmkfd.example", "https://xn--e1afmkfd.example", "xn--e1afmkfd.example:443",
         ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.input);
        const auto url = parse_url(row.input);
        REQUIRE(url.has_value());
        CHECK(url->text() == row.text);
        CHECK(url->authority() == row.authority);
        CHECK(url->path == row.path);
        CHECK(url->is_https() == row.text.starts_with("https:"));
        const auto again = parse_url(url->text());
        REQUIRE(again.has_value());
        CHECK(again->text() == url->text());
    }
}

TEST_CASE("what is no plain http or https URL is refused") {
    for (const std::string input : {"",
                                    " ",
                                    "example.org",
                                    "//example.org",
                                    "/api",
                                    "https:",
                                    "https:/",
                                    "https://",
                                    "https:example.org",
                                    "https:/example.org",
                                    "ftp://example.org",
                                    "file:///etc/passwd",
                                    "gopher://example.org",
                                    "ldap://example.org",
                                    "smb://example.org",
                                    "ws://example.org",
                                    "httpss://example.org",
                                    "javascript://example.org",
                                    "://example.org",
                                    "https://user@example.org",
                                    "https://user:fake@example.org",
                                    "https://:fake@example.org",
                                    "https://@example.org",
                                    "https://example.org?a=b",
                                    "https://example.org/?",
                                    "https://example.org/api?a=b",
                                    "https://example.org#a",
                                    "https://example.org/#",
                                    "https://example.org/a#b",
                                    "https://example.org:0",
                                    "https://example.org:65536",
                                    "https://example.org:abc",
                                    "https://example.org:-1",
                                    "https://example.org: 80",
                                    "https://[::1",
                                    "https://::1",
                                    "https://[zz]",
                                    "https://exa mple.org",
                                    "https://example.org/a b",
                                    " https://example.org",
                                    "https://example.org ",
                                    "https://example.org\n",
                                    "https://example.org/\r\nX: y",
                                    "https://example.org\t",
                                    "https://example.org\\@example.net",
                                    "https://\\example.org",
                                    "https://\xD0\xBF.example",
                                    "https://example.org/\xD0\xBF",
                                    "https://example.org\x7F"}) {
        CAPTURE(input);
        const auto url = parse_url(input);
        CHECK_FALSE(url.has_value());
        if (!url) {
            CHECK_FALSE(url.error().empty());
            CHECK(url.error().find("fake") == std::string::npos);
        }
    }
    CHECK_FALSE(parse_url(std::string("https://example.org\0.example.net", 32)).has_value());
}

TEST_CASE("this machine's own addresses are known") {
    for (const std::string input : {"http://127.0.0.1", "http://127.255.0.3:81", "http://localhost",
                                    "http://LOCALHOST:8080", "http://[::1]:80"}) {
        CAPTURE(input);
        CHECK(parse_url(input)->is_loopback());
    }
    for (const std::string input :
         {"http://example.org", "http://192.0.2.1", "http://127.0.0.1.example.org",
          "http://localhost.example.org", "http://[::2]", "http://12.7.0.1", "http://0.0.0.0"}) {
        CAPTURE(input);
        CHECK_FALSE(parse_url(input)->is_loopback());
    }
}

TEST_CASE("the target of a redirect is taken apart, without user, query and fragment") {
    struct Row {
        std::string location;
        std::string target;
    };
    const Row rows[] = {
        {"https://example.net", "https://example.net/"},
        {"https://example.net:443/", "https://example.net/"},
        {"http://example.net:8080/a?b=c#d", "http://example.net:8080/a"},
        {"https://user:fake@example.net/", "https://example.net/"},
        {"HTTPS://Example.NET/A/", "https://example.net/A/"},
        {"https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443/"},
        {"https://example.net/?a=b|c", "https://example.net/"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.location);
        const auto target = redirect_target(row.location);
        REQUIRE(target.has_value());
        CHECK(target->text() == row.target);
    }
    for (const std::string location :
         {"https://example.net/a b", "https://example.net/\xD0\xBF", "ftp://example.net/"}) {
        CAPTURE(location);
        CHECK(redirect_target(location).value().host == "example.net");
    }
}

TEST_CASE("a redirect that makes no sense has no target") {
    for (const std::string location :
         {"", "/", "/login", "login", "?a=b", "#a", "https://", "//"}) {
        CAPTURE(location);
        CHECK_FALSE(redirect_target(location).has_value());
    }
}

TEST_CASE("of a proxy host and port are told, nothing else of it") {
    CHECK(proxy_authority("http://u:fake-pw@Proxy.example:3128") == "proxy.example:3128");
    CHECK(proxy_authority("http://proxy.example") == "proxy.example:1080");
    CHECK(proxy_authority("https://proxy.example") == "proxy.example:443");
    CHECK(proxy_authority("socks5h://[::1]") == "[::1]:1080");
    CHECK(proxy_authority("proxy.example:8080") == "proxy.example:8080");
    CHECK(proxy_authority("").empty());
}
