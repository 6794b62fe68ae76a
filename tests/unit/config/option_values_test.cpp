// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/option_values.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"

using namespace balance;
using test::given;

namespace {

// What a value is read as, or "refused: reason".
using Reader = std::string (*)(const GivenOption&);

struct Row {
    std::string_view option;
    std::string_view value;
    std::string_view result;
};

std::string read(std::string_view option, std::string_view value, Reader reader) {
    std::string result;
    const auto failure = test::failure_text([&] {
        result = reader(given(option, std::string(value)));
        return 0;
    });
    return failure == "no failure" ? result : "refused";
}

std::string state_text(const GivenOption& option) {
    const auto [kind, state] = failure_state_value(option);
    return (kind ? test::class_of(*kind) + "=" : "") + std::string(name_of(state));
}

constexpr Row urls[] = {
    {"url", "https://sms.example", "https://sms.example"},
    {"url", "HTTPS://SMS.Example/", "https://sms.example"},
    {"url", "http://sms.example:8080/prefix/", "http://sms.example:8080/prefix"},
    {"url", "https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"},
    {"url", "sms.example", "refused"},
    {"url", "https://", "refused"},
    {"url", "ftp://sms.example", "refused"},
    {"url", "file:///etc/passwd", "refused"},
    {"url", "https://user:pw@sms.example", "refused"},
    {"url", "https://user@sms.example", "refused"},
    {"url", "https://sms.example/?a=b", "refused"},
    {"url", "https://sms.example/#a", "refused"},
    {"url", "https://sms.example/a b", "refused"},
    {"url", "https://sms.example\\@other.example", "refused"},
    {"url", "https://sms.example:0", "refused"},
    {"url", "https://sms.example:99999", "refused"},
};

constexpr Row amounts[] = {
    {"simulate", "31.168300000000002", "31.168300000000002"},
    {"simulate", "-5", "-5"},
    {"simulate", "1e3", "1000"},
    {"simulate", "abc", "refused"},
    {"simulate", "1,5", "refused"},
    {"simulate", " 5", "refused"},
    {"simulate", "5 UAH", "refused"},
    {"simulate", "1e31", "refused"},
};

constexpr Row ranges[] = {
    {"warning", "200", "200:"},       {"warning", "-100", "-100:"},
    {"warning", " 10:20 ", "10:20"},  {"warning", ":10", "0:10"},
    {"warning", "~:10", "~:10"},      {"warning", "@10", "@0:10"},
    {"warning", "010", "10:"},        {"warning", "~:", "~:"},
    {"warning", "abc", "refused"},    {"warning", ":", "refused"},
    {"warning", "@", "refused"},      {"warning", "~", "refused"},
    {"warning", "10:5", "refused"},   {"warning", "inf", "refused"},
    {"warning", "nan", "refused"},    {"warning", "0x10", "refused"},
    {"warning", "1,5", "refused"},    {"warning", "10%", "refused"},
    {"warning", "1 0:20", "refused"},
};

constexpr Row currencies[] = {
    {"currency", "uah", "UAH"},
    {"currency", "UAH", "UAH"},
    {"currency", "USDT20", "USDT20"},
    {"currency", "u", "refused"},
    {"currency", "U AH", "refused"},
    {"currency", "1234567890123", "refused"},
    {"currency", "\xE2\x82\xAC\xE2\x82\xAC", "refused"},
};

constexpr Row states[] = {
    {"on-failure", "critical", "CRITICAL"},
    {"on-failure", "warning", "WARNING"},
    {"on-failure", "unknown", "UNKNOWN"},
    {"on-failure", "refused=critical", "refused=CRITICAL"},
    {"on-failure", "unreachable=warning", "unreachable=WARNING"},
    {"on-failure", "throttled=unknown", "throttled=UNKNOWN"},
    {"on-failure", "provider=critical", "provider=CRITICAL"},
    {"on-failure", "malformed=critical", "malformed=CRITICAL"},
    {"on-failure", "ok", "refused"},
    {"on-failure", "refused=ok", "refused"},
    {"on-failure", "configuration=critical", "refused"},
    {"on-failure", "=critical", "refused"},
    {"on-failure", "refused=", "refused"},
    {"on-failure", "refused", "refused"},
    {"on-failure", "2", "refused"},
};

constexpr Row timeouts[] = {
    {"timeout", "10", "10000 ms shown as 10"},
    {"timeout", "2.5", "2500 ms shown as 2.5"},
    {"timeout", ".25", "250 ms shown as 0.25"},
    {"timeout", "1e1", "10000 ms shown as 10"},
    {"timeout", "86400", "86400000 ms shown as 86400"},
    {"timeout", "0.01", "10 ms shown as 0.01"},
    {"timeout", "0", "refused"},
    {"timeout", "0.001", "refused"},
    {"timeout", "-5", "refused"},
    {"timeout", "86401", "refused"},
    {"timeout", "1e30", "refused"},
    {"timeout", "10s", "10000 ms shown as 10"},
    {"timeout", "1.5m", "90000 ms shown as 90"},
    {"timeout", ".25s", "250 ms shown as 0.25"},
    {"timeout", "2.500000", "2500 ms shown as 2.5"},
    {"timeout", "1d", "86400000 ms shown as 86400"},
    {"timeout", "25h", "refused"},
    {"timeout", "0.001s", "refused"},
    {"timeout", "500ms", "refused"},
    {"timeout", "s", "refused"},
    {"timeout", "1e1s", "refused"},
    {"timeout", "inf", "refused"},
    {"timeout", "10:critical", "refused"},
};

constexpr Row retries[] = {
    {"retries", "0", "0"},
    {"retries", "1", "1"},
    {"retries", "100", "100"},
    {"retries", "101", "refused"},
    {"retries", "-1", "refused"},
    {"retries", "1.5", "refused"},
    {"retries", "+1", "refused"},
    {"retries", "x", "refused"},
    {"retries", "9999999999", "refused"},
};

constexpr Row proxies[] = {
    {"proxy", "http://proxy.example:3128", "http://proxy.example:3128"},
    {"proxy", "HTTP://proxy.example", "HTTP://proxy.example"},
    {"proxy", "socks5h://u:p@proxy.example:1080", "socks5h://u:p@proxy.example:1080"},
    {"proxy", "socks4a://proxy.example", "socks4a://proxy.example"},
    {"proxy", "https://proxy.example", "https://proxy.example"},
    {"proxy", "proxy.example:3128", "refused"},
    {"proxy", "ftp://proxy.example", "refused"},
    {"proxy", "http://", "refused"},
};

constexpr Row params[] = {
    {"param", "a=b", "a -> b"}, {"param", "a=b=c", "a -> b=c"}, {"param", "a", "refused"},
    {"param", "=b", "refused"}, {"param", "a=", "refused"},
};

template <std::size_t N>
void check_rows(const Row (&rows)[N], Reader reader) {
    for (const auto& row : rows) {
        CAPTURE(row.value);
        CHECK(read(row.option, row.value, reader) == row.result);
    }
}

}  // namespace

TEST_CASE("each value is read as documented or refused") {
    check_rows(urls, [](const GivenOption& option) { return url_value(option).text(); });
    check_rows(amounts, [](const GivenOption& option) { return amount_value(option).text(); });
    check_rows(ranges, [](const GivenOption& option) { return range_value(option).text(); });
    check_rows(currencies, currency_value);
    check_rows(states, state_text);
    check_rows(retries,
               [](const GivenOption& option) { return std::to_string(retries_value(option)); });
    check_rows(proxies, proxy_value);
    check_rows(timeouts, [](const GivenOption& option) {
        const auto timeout = timeout_value(option);
        return std::to_string(timeout.duration.count()) + " ms shown as " + timeout.seconds.text();
    });
    check_rows(params, [](const GivenOption& option) {
        const auto [name, value] = param_value(option);
        return name + " -> " + value;
    });
}

TEST_CASE("words that stand for a choice are exact") {
    CHECK(http_method_value(given("http-method", "get")) == HttpMethod::get);
    CHECK(http_method_value(given("http-method", "post")) == HttpMethod::post);
    CHECK(perfdata_thresholds_value(given("perfdata-thresholds", "bound")) ==
          PerfdataThresholds::bound);
    CHECK(perfdata_thresholds_value(given("perfdata-thresholds", "range")) ==
          PerfdataThresholds::range);
    CHECK(perfdata_thresholds_value(given("perfdata-thresholds", "none")) ==
          PerfdataThresholds::none);
    for (const std::string word : {"put", "GET ", "bounds", "x"}) {
        CAPTURE(word);
        CHECK(test::contains(
            test::failure_text([&] { return http_method_value(given("http-method", word)); }),
            "Write get or post"));
        CHECK(test::contains(test::failure_text([&] {
                                 return perfdata_thresholds_value(
                                     given("perfdata-thresholds", word));
                             }),
                             "Write bound, range or none"));
    }
}

TEST_CASE("a value that cannot be read is told with what was wrong and what would be right") {
    CHECK(test::failure_text([] { return range_value(given("warning", "abc")); }) ==
          "configuration: --warning 'abc': not a range: its bounds must be numbers. Write 200 "
          "(alerts below 200), 10:20 (alerts outside) or @10:20 (inside)");
    CHECK(test::failure_text([] { return failure_state_value(given("on-failure", "ok")); }) ==
          "configuration: --on-failure 'ok': not a state for a failure. Write warning, critical or "
          "unknown; a failure is never ok");
    CHECK(
        test::failure_text([] { return timeout_value(given("timeout", "500ms")); }) ==
        "configuration: --timeout '500ms': not a time limit. Write seconds from 0.01 to 86400, or "
        "10s, 1m");
    CHECK_FALSE(test::contains(
        test::failure_text([] { return url_value(given("url", "https://u:hunter2@h.example")); }),
        "hunter2"));
    CHECK_FALSE(test::contains(
        test::failure_text([] { return range_value(test::given_in_file("warning", "hunter2")); }),
        "hunter2"));
}

TEST_CASE("seconds are shown with the decimals they have or with three") {
    using std::chrono::milliseconds;
    CHECK(shown_seconds(milliseconds(10'000), false).text() == "10");
    CHECK(shown_seconds(milliseconds(2'500), false).text() == "2.5");
    CHECK(shown_seconds(milliseconds(5), false).text() == "0.005");
    CHECK(shown_seconds(milliseconds(0), false).text() == "0");
    CHECK(shown_seconds(milliseconds(0), true).text() == "0.000");
    CHECK(shown_seconds(milliseconds(214), true).text() == "0.214");
    CHECK(shown_seconds(milliseconds(86'400'000), true).text() == "86400.000");
}

TEST_CASE("a look-alike in a value is named by each reader") {
    const auto failure = [](std::string_view option, const std::string& value, auto reader) {
        return test::failure_text([&] { return reader(given(option, value)); });
    };
    CHECK(
        failure("warning", "200\xC2\xA0", range_value) ==
        "configuration: --warning '200': not a range: its bounds must be numbers; it holds a "
        "no-break space. Write 200 (alerts below 200), 10:20 (alerts outside) or @10:20 (inside)");
    CHECK(test::contains(failure("warning", " 20x ", range_value), "must be numbers. Write"));
    CHECK(test::contains(failure("currency", "EUR\xC2\xA0", currency_value), "a no-break space"));
    CHECK(
        test::contains(failure("currency", "EUR ", currency_value), "it holds a blank at its end"));
    CHECK(test::contains(failure("currency", "U\xD0\x90H", currency_value), "a Cyrillic letter"));
    CHECK(test::contains(failure("timeout",
                                 "\xC2\xA0"
                                 "5",
                                 timeout_value),
                         "a no-break space"));
    CHECK(test::contains(failure("retries", "1\xE2\x80\x8B", retries_value), "a zero-width space"));
    CHECK(test::contains(failure("simulate",
                                 "\xE2\x88\x92"
                                 "5",
                                 amount_value),
                         "a minus sign"));
    CHECK(test::contains(failure("on-failure", "refused=critical\xC2\xA0", failure_state_value),
                         "a no-break space"));
}
