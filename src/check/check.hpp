// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// One check, stage by stage. It remembers how far it came, so that a failure in any stage is
// reported with what is known by then: account, states of --on-failure, the reply.

#pragma once

#include <optional>
#include <vector>

#include "check/history_stage.hpp"
#include "check/outcome.hpp"
#include "check/report_builder.hpp"
#include "check/setup.hpp"
#include "check/world.hpp"
#include "config/credentials.hpp"
#include "core/expected.hpp"
#include "http/exchange.hpp"
#include "reply/checked_reply.hpp"
#include "rules/verdict.hpp"
#include "secrets/masker.hpp"

namespace balance {

class Check {
  public:
    Check(World& world, Masker& masker) : world_(world), masker_(masker) {}

    // Before anything is read: the time limit of the command line, for files that do not answer.
    void limit_time(const Options& command_line) const;

    // Ini files, secrets, settings, the definition: what a check and its explanation begin with.
    // Throws a Failure where something cannot be read.
    void prepare(const std::vector<GivenOption>& command_line);

    [[nodiscard]] const Setup& setup() const { return setup_; }
    // Throws a Failure where a secret that was given cannot be used.
    [[nodiscard]] const Credentials& credentials() const;

    // Throws a Failure where a stage fails.
    [[nodiscard]] Outcome run();

    [[nodiscard]] Outcome outcome_of(const Failure& failure) const;

  private:
    void set_last_resort(const Timeout& timeout, const Message& place) const;
    void set_level_as_last_resort(const Verdict& level) const;
    [[nodiscard]] Balance balance();
    [[nodiscard]] Balance simulated_balance() const;
    [[nodiscard]] Balance saved_balance();
    [[nodiscard]] Balance asked_balance();
    void send(HttpRequest request, const ReplyRules& rules, const TransportOptions& transport);
    [[nodiscard]] Balance read(ReplyOrigin origin) const;
    [[nodiscard]] HistoryAnswer ask_history(const Balance& balance) const;
    [[nodiscard]] ReportContext context() const;
    [[nodiscard]] Message retirement() const;
    [[nodiscard]] Outcome outcome_of(Report report) const;

    World& world_;
    Masker& masker_;
    Setup setup_;
    std::optional<Expected<Credentials, Failure>> credentials_;
    std::optional<HttpRequest> request_;
    std::optional<Reply> reply_;
    std::optional<std::chrono::milliseconds> took_;
};

}  // namespace balance
