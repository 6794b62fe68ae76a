// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What this run shall do: every option as a checked value. Built once, then only read: behind
// check/setup.hpp nothing looks an option up.

#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/history_settings.hpp"
#include "config/options.hpp"
#include "core/amount.hpp"
#include "core/failure.hpp"
#include "core/thresholds.hpp"
#include "http/exchange.hpp"
#include "http/transport_options.hpp"
#include "output/perfdata.hpp"

namespace balance {

struct Timeout {
    std::chrono::milliseconds duration = std::chrono::seconds(10);
    Amount seconds;  // as it is shown

    Timeout();
    explicit Timeout(std::chrono::milliseconds wanted);
};

// The state of each class of failure.
class FailureStates {
  public:
    void set(FailureKind kind, State state) { states_.at(static_cast<std::size_t>(kind)) = state; }
    void set_general(State state) { general_ = state; }
    // A rule for a class overrides the general one; mistakes of configuration are always UNKNOWN.
    // That an account is empty is known: only a rule for this very class makes it less than
    // CRITICAL.
    [[nodiscard]] State state_of(FailureKind kind) const {
        if (kind == FailureKind::configuration) {
            return State::unknown;
        }
        const auto usual = kind == FailureKind::empty ? State::critical : general_;
        return states_.at(static_cast<std::size_t>(kind)).value_or(usual);
    }

  private:
    State general_ = State::unknown;
    std::array<std::optional<State>, failure_class_names.size()> states_;
};

struct Settings {
    // A later stage finds out whether a file, a directory or a name is good, and has to say where
    // it was given.
    std::optional<GivenOption> provider;
    std::string provider_file;  // "" where none was given
    std::optional<GivenOption> provider_dir;
    std::optional<Url> url;
    std::string account;  // "": the login, else the provider's name
    std::map<std::string, std::string> params;

    Thresholds thresholds;
    std::optional<GivenOption> figure;  // none: the provider's default
    std::string currency;               // upper case; "" where none was given

    FailureStates failure_states;
    Timeout timeout;
    int retries = 1;

    TransportOptions transport;  // without the proxy of the environment
    bool proxy_from_environment = false;
    std::vector<GivenOption> transport_files;  // certificates and keys, to be looked at
    std::optional<HttpMethod> http_method;

    std::string label;  // "": the figure's name
    PerfdataThresholds perfdata_thresholds = PerfdataThresholds::bound;
    std::size_t verbosity = 0;

    HistorySettings history;

    std::optional<Amount> simulated;
    std::optional<GivenOption> response_file;
    bool explain = false;
    std::optional<GivenOption> backtest;
    std::optional<GivenOption> backtest_svg;
};

// Pure: reads no file. Throws a Failure for the first value that cannot be read or does not go with
// the others.
[[nodiscard]] Settings settings_from(const Options& options);

}  // namespace balance
