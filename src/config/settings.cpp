// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/settings.hpp"

#include <algorithm>

#include "config/option_values.hpp"
#include "core/label.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

void read_account(const Options& options, Settings& settings) {
    settings.provider = options.given(Option::provider);
    settings.provider_file = options.value_of(Option::provider_file);
    settings.provider_dir = options.given(Option::provider_dir);
    settings.account = options.value_of(Option::account);
    if (const auto* account = options.find(Option::account);
        account != nullptr && without_hidden_ends(account->value).empty()) {
        throw bad_value(*account, "a name of blanks", "Give the account a name");
    }
    if (const auto* url = options.find(Option::url)) {
        settings.url = url_value(*url);
    }
    for (const auto* param : options.find_all(Option::param)) {
        auto [name, value] = param_value(*param);
        settings.params.insert_or_assign(std::move(name), std::move(value));
    }
}

void read_thresholds(const Options& options, Settings& settings) {
    if (const auto* warning = options.find(Option::warning)) {
        settings.thresholds.warning = range_value(*warning);
    }
    if (const auto* critical = options.find(Option::critical)) {
        settings.thresholds.critical = range_value(*critical);
    }
    if (const auto disorder = disorder_of(settings.thresholds)) {
        throw mistake(Message("thresholds: ") << *disorder,
                      "Make the critical range the wider one");
    }
    settings.figure = options.given(Option::metric);
    if (const auto* currency = options.find(Option::currency)) {
        settings.currency = currency_value(*currency);
    }
}

void read_failures(const Options& options, Settings& settings) {
    for (const auto* rule : options.find_all(Option::on_failure)) {
        const auto [kind, state] = failure_state_value(*rule);
        if (kind) {
            settings.failure_states.set(*kind, state);
        } else {
            settings.failure_states.set_general(state);
        }
    }
    if (const auto* timeout = options.find(Option::timeout)) {
        settings.timeout = timeout_value(*timeout);
    }
    if (const auto* retries = options.find(Option::retries)) {
        settings.retries = retries_value(*retries);
    }
}

// As with every option the command line wins over an ini file.
IpVersion ip_version_from(const Options& options) {
    for (const bool command_line : {true, false}) {
        const bool v4 = options.find_from(Option::ipv4, command_line) != nullptr;
        const bool v6 = options.find_from(Option::ipv6, command_line) != nullptr;
        if (v4 && v6) {
            throw mistake("--ipv4 and --ipv6 exclude each other", "Leave one of them out");
        }
        if (v4 || v6) {
            return v4 ? IpVersion::v4 : IpVersion::v6;
        }
    }
    return IpVersion::any;
}

void read_network(const Options& options, Settings& settings) {
    auto& transport = settings.transport;
    if (const auto* proxy = options.find(Option::proxy)) {
        settings.proxy_from_environment = proxy->value == "env";
        transport.proxy = settings.proxy_from_environment ? std::string() : proxy_value(*proxy);
    }
    transport.ca_file = options.value_of(Option::ca_file);
    transport.ca_path = options.value_of(Option::ca_path);
    transport.client_cert = options.value_of(Option::client_cert);
    transport.client_key = options.value_of(Option::client_key);
    if (!transport.client_key.empty() && transport.client_cert.empty()) {
        throw mistake("--client-key needs --client-cert", "Give the certificate of this key");
    }
    for (const auto option :
         {Option::ca_file, Option::client_cert, Option::client_key, Option::ca_path}) {
        if (const auto* file = options.find(option)) {
            settings.transport_files.push_back(*file);
        }
    }
    transport.insecure = options.has(Option::insecure);
    transport.ip_version = ip_version_from(options);
    if (const auto* method = options.find(Option::http_method)) {
        settings.http_method = http_method_value(*method);
    }
}

void read_output(const Options& options, Settings& settings) {
    if (const auto* label = options.find(Option::label)) {
        if (!is_label(label->value) || is_taken_label(label->value)) {
            throw bad_value(
                *label, Message("not a label") << Own{it_holds(foreign_letter_in(label->value))},
                "Write a lower-case letter, then up to 18 lower-case letters, digits or "
                "underscores; the names time, runway, spend and topups are reserved");
        }
        settings.label = label->value;
    }
    if (const auto* style = options.find(Option::perfdata_thresholds)) {
        settings.perfdata_thresholds = perfdata_thresholds_value(*style);
    }
    settings.verbosity = std::min<std::size_t>(options.find_all(Option::verbose).size(), 3);
}

void require_backtest(const Options& options) {
    if (options.has(Option::backtest_svg) && !options.has(Option::backtest)) {
        throw mistake("--backtest-svg needs --backtest", "Name the file with the samples");
    }
}

void read_rehearsal(const Options& options, Settings& settings) {
    settings.explain = options.has(Option::explain);
    settings.response_file = options.given(Option::response_file);
    settings.backtest = options.given(Option::backtest);
    settings.backtest_svg = options.given(Option::backtest_svg);
    if (const auto* amount = options.find(Option::simulate)) {
        settings.simulated = amount_value(*amount);
    }
    const int ways = (settings.explain ? 1 : 0) + (settings.simulated ? 1 : 0) +
                     (settings.response_file ? 1 : 0) + (settings.backtest ? 1 : 0);
    if (ways > 1) {
        throw mistake("--simulate, --response-file, --explain and --backtest exclude each other",
                      "Leave all but one of them out");
    }
}

void require_provider(const Settings& settings) {
    if (settings.provider || !settings.provider_file.empty() || settings.backtest) {
        return;
    }
    if (!settings.simulated) {
        throw mistake("no provider given",
                      "Name one with --provider; --list-providers shows them all");
    }
    if (settings.figure) {
        throw mistake("--metric needs a provider that has this figure",
                      "Name one with --provider, or use --label to name the figure");
    }
}

}  // namespace

Timeout::Timeout() : Timeout(std::chrono::seconds(10)) {}

Timeout::Timeout(std::chrono::milliseconds wanted)
    : duration(wanted), seconds(shown_seconds(wanted, false)) {}

Settings settings_from(const Options& options) {
    Settings settings;
    read_account(options, settings);
    read_thresholds(options, settings);
    read_failures(options, settings);
    read_network(options, settings);
    read_output(options, settings);
    require_backtest(options);
    settings.history = history_settings_from(options);
    read_rehearsal(options, settings);
    require_provider(settings);
    return settings;
}

}  // namespace balance
