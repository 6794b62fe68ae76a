// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The one type that a stage throws when the check cannot go on. Only run() catches it.
//
// The first six kinds are the classes of a balance that could not be learned; --on-failure gives
// them a state. The rest are mistakes of configuration and always UNKNOWN.

#pragma once

#include <array>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/message.hpp"
#include "core/state.hpp"

namespace balance {

enum class FailureKind {
    unreachable,    // DNS, connect, TLS, proxy, timeout, connection lost
    refused,        // credentials, address, account
    throttled,      // asked too often
    provider,       // another error that the provider reports
    empty,          // refused because the account is out of money
    malformed,      // a reply that does not hold the figure
    configuration,  // a mistake in options, files or definitions
};

inline constexpr std::array<std::string_view, 6> failure_class_names = {
    "unreachable", "refused", "throttled", "provider", "empty", "malformed"};

[[nodiscard]] inline std::optional<FailureKind> failure_class_named(std::string_view name) {
    for (std::size_t i = 0; i < failure_class_names.size(); ++i) {
        if (failure_class_names.at(i) == name) {
            return static_cast<FailureKind>(i);
        }
    }
    return std::nullopt;
}

// What a reply told beside the figure that could not be read.
struct ToldBeside {
    std::vector<std::string> tags{};  // "test mode"
    Message sentences{};              // joined by "; "; may be empty
    State at_least = State::ok;       // the verdict, but for mistakes of configuration
};

class Failure : public std::exception {
  public:
    Failure(FailureKind kind, Message message, Message advice = {})
        : kind_(kind), message_(std::move(message)), advice_(std::move(advice)) {}

    [[nodiscard]] FailureKind kind() const { return kind_; }
    // What happened and where; no full stop at its end.
    [[nodiscard]] const Message& message() const { return message_; }
    // What to do, as sentences without the last full stop; may be empty.
    [[nodiscard]] const Message& advice() const { return advice_; }

    [[nodiscard]] const ToldBeside& beside() const { return beside_; }
    void tell_beside(ToldBeside beside) { beside_ = std::move(beside); }

    [[nodiscard]] const char* what() const noexcept override { return "balance::Failure"; }

  private:
    FailureKind kind_;
    Message message_;
    Message advice_;
    ToldBeside beside_;
};

[[nodiscard]] inline Failure mistake(Message message, Message advice = {}) {
    return {FailureKind::configuration, std::move(message), std::move(advice)};
}

}  // namespace balance
