// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/option_table.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace balance {

namespace {

using enum OptionGroup;

constexpr auto none = OptionValue::none;
constexpr auto required = OptionValue::required;
constexpr bool repeatable = true;
constexpr bool by_hand = true;

constexpr auto table = std::to_array<OptionSpec>({
    {"provider", 'P', "NAME", account, "provider of the catalogue: alphasms, unitpay, ..."},
    {"url", 'u', "URL", account,
     "base URL instead of the provider's; its path is\nappended; http:// only if written out here",
     required, false, Secrecy::url},
    {"login", 'l', "LOGIN", account, "account name; not secret"},
    {"key-file", 0, "FILE", account, "file that holds the key, mode 0640 or stricter"},
    {"password-file", 0, "FILE", account, "file that holds the password, likewise"},
    {"key", 0, "VALUE", account, "the key itself; prefer --key-file", required, false,
     Secrecy::whole},
    {"password", 0, "VALUE", account, "the password itself; prefer --password-file", required,
     false, Secrecy::whole},
    {"param", 0, "NAME=VALUE", account, "request parameter that the provider names", required,
     repeatable},
    {"account", 0, "NAME", account, "what the output calls this account\n(default: the login)"},
    {"extra-opts", 0, "[SECTION][@FILE]", account,
     "options from an ini file; the command line wins", OptionValue::optional, repeatable},

    {"warning", 'w', "RANGE", thresholds, "WARNING outside it; a lone number is a floor"},
    {"critical", 'c', "RANGE", thresholds, "CRITICAL outside it, likewise"},
    {"metric", 'm', "NAME", thresholds, "figure to judge, e.g. available or total"},
    {"currency", 0, "CODE", thresholds, "currency to pick, to expect, or to name"},

    {"on-failure", 0, "[CLASS=]STATE", failures,
     "state of a balance that could not be learned:\nwarning, critical or unknown (default); "
     "CLASS:\n"
     "unreachable, refused, throttled, provider,\nempty (critical by default) or malformed",
     required, repeatable},
    {"timeout", 't', "SECONDS", failures, "bound of the whole run, retries included (10)"},
    {"retries", 0, "N", failures, "attempts after the first, where they can help (1)"},

    {"history", 0, "FILE", history, "keep the balances there, for what follows"},
    {"runway-warning", 0, "DURATION", history, "WARNING when the money lasts less than this"},
    {"runway-critical", 0, "DURATION", history, "CRITICAL, likewise"},
    {"spend-warning", 0, "RANGE", history,
     "WARNING when more is spent in the window; a lone\nnumber is a ceiling"},
    {"spend-critical", 0, "RANGE", history, "CRITICAL, likewise"},
    {"spend-window", 0, "DURATION", history, "window of the spend (1h)"},
    {"topups-warning", 0, "RANGE", history, "WARNING on more top-ups in the window"},
    {"topups-critical", 0, "RANGE", history, "CRITICAL, likewise"},
    {"topups-window", 0, "DURATION", history, "window of the top-ups (24h)"},
    {"stale-warning", 0, "DURATION", history,
     "WARNING when the balance stays the same for\nlonger"},
    {"stale-critical", 0, "DURATION", history, "CRITICAL, likewise"},

    {"proxy", 0, "URL", network, "HTTP or SOCKS proxy; \"env\": from the environment", required,
     false, Secrecy::url},
    {"ca-file", 0, "FILE", network, "trust these certificates instead of the system's"},
    {"ca-path", 0, "DIR", network, "trust this hashed directory of certificates"},
    {"client-cert", 0, "FILE", network, "client certificate (PEM)"},
    {"client-key", 0, "FILE", network, "its private key (PEM)"},
    {"insecure", 0, "", network, "do not check the certificate; the output says so", none},
    {"ipv4", '4', "", network, "use IPv4 only", none},
    {"ipv6", '6', "", network, "use IPv6 only", none},
    {"http-method", 0, "get|post", network, "for providers that take both"},

    {"label", 0, "NAME", output, "performance data label of the judged figure"},
    {"perfdata-thresholds", 0, "STYLE", output, "bound (default), range or none"},
    {"verbose", 'v', "", output, "details on further lines; up to three times", none, repeatable},

    {"simulate", 0, "AMOUNT", rehearsal, "judge this amount and ask nobody"},
    {"response-file", 0, "FILE", rehearsal, "judge a saved reply; - is standard input"},
    {"explain", 0, "", rehearsal, "say what would be sent and when it would alert", none},

    {"backtest", 0, "FILE", rehearsal,
     "replay time,balance lines (CSV): when would the\nrules have alerted?", required, false,
     Secrecy::none, by_hand},
    {"backtest-svg", 0, "FILE", rehearsal, "draw that", required, false, Secrecy::none, by_hand},

    {"list-providers", 0, "[WORD]", catalogue, "what the catalogue holds, or what has this word",
     OptionValue::optional, false, Secrecy::none, by_hand},
    {"show-provider", 0, "NAME", catalogue, "print the definition of a provider", required, false,
     Secrecy::none, by_hand},
    {"validate-provider", 0, "FILE", catalogue, "check a definition of your own", required, false,
     Secrecy::none, by_hand},
    {"provider-file", 0, "FILE", catalogue, "use this definition instead of the catalogue's"},
    {"provider-dir", 0, "DIR", catalogue,
     "your own definitions, NAME.json each, before the\ncatalogue's "
     "(/etc/check_balance/providers)"},

    {"help", 'h', "", general, "this text", none, false, Secrecy::none, by_hand},
    {"version", 'V', "", general, "the version", none, false, Secrecy::none, by_hand},
});

}  // namespace

std::span<const OptionSpec> option_table() {
    return table;
}

std::size_t option_name_length(std::string_view text) {
    const auto* end =
        std::ranges::find_if_not(text, [](char c) { return is_alnum(c) || c == '-' || c == '_'; });
    return static_cast<std::size_t>(end - text.begin());
}

const OptionSpec* option_named(std::string_view name) {
    const auto* found = std::ranges::find(table, name, &OptionSpec::name);
    return found == table.end() ? nullptr : found;
}

const OptionSpec* option_lettered(char letter) {
    const auto* found =
        letter == 0 ? table.end() : std::ranges::find(table, letter, &OptionSpec::letter);
    return found == table.end() ? nullptr : found;
}

}  // namespace balance
