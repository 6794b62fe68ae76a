// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/option_values.hpp"

#include <algorithm>
#include <charconv>

#include "core/currency.hpp"
#include "core/duration.hpp"
#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

std::optional<State> failure_state_named(std::string_view name) {
    if (name == "warning") {
        return State::warning;
    }
    if (name == "critical") {
        return State::critical;
    }
    if (name == "unknown") {
        return State::unknown;
    }
    return std::nullopt;
}

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
    Number number{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = result.ec == std::errc() && result.ptr == text.data() + text.size();
    return whole ? std::optional<Number>(number) : std::nullopt;
}

}  // namespace

GivenOption without_outer_blanks(GivenOption option) {
    option.value = std::string(trimmed(option.value));
    return option;
}

Url url_value(const GivenOption& option) {
    auto url = parse_url(option.value);
    if (!url) {
        throw bad_value(option, Message() << Own{url.error()},
                        "Write scheme, host and, if need be, port and path prefix");
    }
    return *url;
}

std::pair<std::string, std::string> param_value(const GivenOption& option) {
    const auto equals = option.value.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == option.value.size()) {
        throw bad_value(option, "not NAME=VALUE");
    }
    return {option.value.substr(0, equals), option.value.substr(equals + 1)};
}

Range range_value(const GivenOption& given) {
    const auto option = without_outer_blanks(given);
    auto range = Range::parse(option.value);
    if (!range && option.value.starts_with('/')) {
        throw bad_value(option, "not a range: the shell replaced ~ with a directory",
                        "Put the range in quotes");
    }
    if (!range) {
        throw bad_value(option, Message("not a range: ") << Own{range.error()},
                        "Write 200 (alerts below 200), 10:20 (alerts outside) or @10:20 (inside)");
    }
    return *range;
}

Amount amount_value(const GivenOption& option) {
    auto amount = Amount::parse(option.value);
    if (!amount) {
        throw bad_value(option, Message() << Own{words_of(amount.error())},
                        "Write digits such as 31.17");
    }
    return *amount;
}

std::string currency_value(const GivenOption& option) {
    if (!is_currency(option.value)) {
        const auto letter = foreign_letter_in(option.value);
        throw bad_value(option,
                        Message("not a currency code")
                            << (letter.empty() ? Message() : Message("; it holds ") << Own{letter}),
                        "Write 2 to 12 letters or digits, e.g. UAH");
    }
    return upper(option.value);
}

std::pair<std::optional<FailureKind>, State> failure_state_value(const GivenOption& option) {
    const auto equals = option.value.find('=');
    std::optional<FailureKind> kind;
    if (equals != std::string::npos) {
        kind = failure_class_named(option.value.substr(0, equals));
        if (!kind) {
            throw bad_value(
                option, "no such class of failure",
                "The classes are unreachable, refused, throttled, provider, empty, malformed");
        }
    }
    const auto name = equals == std::string::npos ? option.value : option.value.substr(equals + 1);
    const auto state = failure_state_named(name);
    if (!state) {
        throw bad_value(option, "not a state for a failure",
                        "Write warning, critical or unknown; a failure is never ok");
    }
    return {kind, *state};
}

Timeout timeout_value(const GivenOption& option) {
    static constexpr long long longest = 24LL * 60 * 60 * 1000;
    const auto seconds = parse_seconds(option.value);
    const auto text = seconds ? seconds->with_decimals(3).text() : std::string();
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c != '.'; });
    const auto milliseconds = whole_number<long long>(digits);
    if (!milliseconds || *milliseconds < 10 || *milliseconds > longest) {
        throw bad_value(option, "not a time limit", "Write seconds from 0.01 to 86400, or 10s, 1m");
    }
    return Timeout(std::chrono::milliseconds(*milliseconds));
}

int retries_value(const GivenOption& option) {
    const auto number = whole_number<int>(option.value);
    if (!number || *number < 0 || *number > 100) {
        throw bad_value(option, "not a number of retries", "Write a whole number from 0 to 100");
    }
    return *number;
}

std::string proxy_value(const GivenOption& option) {
    const bool has_scheme = option.value.find("://") != std::string::npos;
    const auto fault = has_scheme ? proxy_fault(option.value) : std::optional("no scheme in it");
    if (fault) {
        throw bad_value(
            option, Message() << Own{*fault},
            "Write http://, https://, socks4://, socks4a://, socks5:// or socks5h:// and "
            "the host, or env");
    }
    return option.value;
}

HttpMethod http_method_value(const GivenOption& option) {
    if (option.value == "get") {
        return HttpMethod::get;
    }
    if (option.value == "post") {
        return HttpMethod::post;
    }
    throw bad_value(option, "not an HTTP method", "Write get or post");
}

PerfdataThresholds perfdata_thresholds_value(const GivenOption& option) {
    if (option.value == "bound") {
        return PerfdataThresholds::bound;
    }
    if (option.value == "range") {
        return PerfdataThresholds::range;
    }
    if (option.value == "none") {
        return PerfdataThresholds::none;
    }
    throw bad_value(option, "not a style of thresholds", "Write bound, range or none");
}

Amount shown_seconds(std::chrono::milliseconds duration, bool three_decimals) {
    auto text = std::to_string(duration.count());
    text.insert(0, text.size() < 4 ? 4 - text.size() : 0, '0');
    text.insert(text.size() - 3, ".");
    if (!three_decimals) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.find_last_not_of('.') + 1);
    }
    return *Amount::parse(text);
}

}  // namespace balance
