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
    {Option::provider, "provider", 'P', "NAME", account,
     "provider of the catalogue: alphasms, unitpay, ..."},
    {Option::url, "url", 'u', "URL", account,
     "base URL instead of the provider's; its path is\nappended; http:// only if written out here",
     required, false, Secrecy::url},
    {Option::login, "login", 'l', "LOGIN", account, "account name; not secret"},
    {Option::key_file, "key-file", 0, "FILE", account, "file with the key, mode 0640 or stricter"},
    {Option::password_file, "password-file", 0, "FILE", account,
     "file with the password, mode 0640 or stricter"},
    {Option::key, "key", 0, "VALUE", account, "the key itself; prefer --key-file", required, false,
     Secrecy::whole},
    {Option::password, "password", 0, "VALUE", account,
     "the password itself; prefer --password-file", required, false, Secrecy::whole},
    {Option::param, "param", 0, "NAME=VALUE", account,
     "parameter that the provider asks for; see\n--explain", required, repeatable},
    {Option::account, "account", 0, "NAME", account,
     "what the output calls this account\n(default: the login)"},
    {Option::extra_opts, "extra-opts", 0, "[SECTION][@FILE]", account,
     "options from an ini file; the command line wins", OptionValue::optional, repeatable},

    {Option::warning, "warning", 'w', "RANGE", thresholds,
     "WARNING outside it; 200 alone alerts below 200"},
    {Option::critical, "critical", 'c', "RANGE", thresholds, "CRITICAL outside it, likewise"},
    {Option::metric, "metric", 'm', "NAME", thresholds, "figure to judge, e.g. available or total"},
    {Option::currency, "currency", 0, "CODE", thresholds,
     "currency of the figure: picks one of several,\nchecks the only one, or names a missing one"},

    {Option::on_failure, "on-failure", 0, "[CLASS=]STATE", failures,
     "state of a balance that could not be learned:\nwarning, critical or unknown (default); "
     "CLASS:\n"
     "unreachable, refused, throttled, provider,\nempty (critical by default) or malformed",
     required, repeatable},
    {Option::timeout, "timeout", 't', "SECONDS", failures,
     "time limit of the whole run, with retries (10)"},
    {Option::retries, "retries", 0, "N", failures,
     "attempts after the first, where they can help (1)"},

    {Option::history, "history", 0, "FILE", history,
     "keep balances there; the options below need it"},
    {Option::runway_warning, "runway-warning", 0, "DURATION", history,
     "WARNING when the money likely ends within this"},
    {Option::runway_critical, "runway-critical", 0, "DURATION", history,
     "CRITICAL when it nearly surely ends within this"},
    {Option::spend_warning, "spend-warning", 0, "RANGE", history,
     "WARNING when more is spent in the window; a lone\nnumber is a ceiling, 5x is five times the "
     "usual"},
    {Option::spend_critical, "spend-critical", 0, "RANGE", history, "CRITICAL, likewise"},
    {Option::spend_window, "spend-window", 0, "DURATION", history, "window of the spend (1h)"},
    {Option::topups_warning, "topups-warning", 0, "RANGE", history,
     "WARNING on more top-ups in the window"},
    {Option::topups_critical, "topups-critical", 0, "RANGE", history, "CRITICAL, likewise"},
    {Option::topups_window, "topups-window", 0, "DURATION", history, "window of the top-ups (24h)"},
    {Option::stale_warning, "stale-warning", 0, "DURATION", history,
     "WARNING when the balance stays the same for\nlonger"},
    {Option::stale_critical, "stale-critical", 0, "DURATION", history, "CRITICAL, likewise"},
    {Option::topup_hours, "topup-hours", 0, "HOURS", history,
     "when somebody can pay in: Mon-Fri 09:00-17:00;\nthe runway counts to the last such hour"},
    {Option::holidays, "holidays", 0, "FILE", history,
     "dates on which nobody can, one a line; they spend\nlike Sundays"},
    {Option::timezone, "timezone", 0, "NAME", history,
     "for hours, days and shown times: Europe/Kyiv, UTC\n(this machine's)"},

    {Option::proxy, "proxy", 0, "URL", network,
     "HTTP or SOCKS proxy; \"env\": from the environment", required, false, Secrecy::url},
    {Option::ca_file, "ca-file", 0, "FILE", network,
     "trust these certificates instead of the system's"},
    {Option::ca_path, "ca-path", 0, "DIR", network, "trust this hashed directory of certificates"},
    {Option::client_cert, "client-cert", 0, "FILE", network, "client certificate (PEM)"},
    {Option::client_key, "client-key", 0, "FILE", network, "its private key (PEM)"},
    {Option::insecure, "insecure", 0, "", network,
     "do not check the certificate; the output says so", none},
    {Option::ipv4, "ipv4", '4', "", network, "use IPv4 only", none},
    {Option::ipv6, "ipv6", '6', "", network, "use IPv6 only", none},
    {Option::http_method, "http-method", 0, "get|post", network, "for providers that take both"},

    {Option::label, "label", 0, "NAME", output, "performance data label of the judged figure"},
    {Option::perfdata_thresholds, "perfdata-thresholds", 0, "STYLE", output,
     "thresholds in the performance data: bound\n(default), range or none"},
    {Option::verbose, "verbose", 'v', "", output, "details on further lines; up to three times",
     none, repeatable},

    {Option::simulate, "simulate", 0, "AMOUNT", rehearsal, "judge this amount and ask nobody"},
    {Option::response_file, "response-file", 0, "FILE", rehearsal,
     "judge a saved reply; - is standard input"},
    {Option::explain, "explain", 0, "", rehearsal, "say what would be sent and when it would alert",
     none},

    {Option::backtest, "backtest", 0, "FILE", rehearsal,
     "replay time,balance lines (CSV): when would the\nrules have alerted?", required, false,
     Secrecy::none, by_hand},
    {Option::backtest_svg, "backtest-svg", 0, "FILE", rehearsal,
     "draw this replay as an SVG picture", required, false, Secrecy::none, by_hand},

    {Option::list_providers, "list-providers", 0, "[WORD]", catalogue,
     "list the providers, or those that match this word", OptionValue::optional, false,
     Secrecy::none, by_hand},
    {Option::show_provider, "show-provider", 0, "NAME", catalogue,
     "print the definition of a provider", required, false, Secrecy::none, by_hand},
    {Option::validate_provider, "validate-provider", 0, "FILE", catalogue,
     "check a definition of your own", required, false, Secrecy::none, by_hand},
    {Option::provider_file, "provider-file", 0, "FILE", catalogue,
     "use this definition instead of the catalogue's"},
    {Option::provider_dir, "provider-dir", 0, "DIR", catalogue,
     "your own definitions, NAME.json each, before the\ncatalogue's "
     "(/etc/check_balance/providers)"},

    {Option::help, "help", 'h', "", general, "this text", none, false, Secrecy::none, by_hand},
    {Option::version, "version", 'V', "", general, "the version", none, false, Secrecy::none,
     by_hand},
});

constexpr bool stands_in_its_order() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].option != static_cast<Option>(i)) {
            return false;
        }
    }
    return true;
}
static_assert(stands_in_its_order(), "the rows stand in the order of the enumeration");

}  // namespace

std::span<const OptionSpec> option_table() {
    return table;
}

std::size_t option_name_length(std::string_view text) {
    const auto* end =
        std::ranges::find_if_not(text, [](char c) { return is_alnum(c) || c == '-' || c == '_'; });
    return static_cast<std::size_t>(end - text.begin());
}

const OptionSpec& spec_of(Option option) {
    return table.at(static_cast<std::size_t>(option));
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
