// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// One check, stage by stage. It remembers how far it came, so that a failure in any stage is
// reported with what is known by then: account, states of --on-failure, the reply.

#pragma once

#include <optional>
#include <vector>

#include "check/history_stage.hpp"
#include "check/report_builder.hpp"
#include "check/world.hpp"
#include "commands/program.hpp"
#include "config/credentials.hpp"
#include "config/options.hpp"
#include "config/settings.hpp"
#include "definition/catalogue.hpp"
#include "reply/checked_reply.hpp"
#include "rules/verdict.hpp"
#include "secrets/masker.hpp"

namespace balance {

class Check {
  public:
    Check(World& world, Masker& masker) : world_(world), masker_(masker) {}

    // Before anything is read: the time limit of the command line, for files that do not answer.
    void limit_time(const std::vector<GivenOption>& command_line) const;

    // Throws a Failure where a stage fails.
    [[nodiscard]] Outcome run(const std::vector<GivenOption>& command_line);

    [[nodiscard]] Outcome outcome_of(const Failure& failure) const;

  private:
    void configure(const Options& options);
    void choose_figure(const Options& options);
    void choose_proxy(const Url& url);
    void set_last_resort(const Timeout& timeout, const Message& place) const;

    void set_level_as_last_resort(const Verdict& level) const;
    [[nodiscard]] HistoryAnswer ask_history(const Balance& balance) const;
    [[nodiscard]] Outcome explain(const Options& options);
    [[nodiscard]] Balance simulated_balance() const;
    [[nodiscard]] Balance saved_balance(const Options& options);
    [[nodiscard]] Balance asked_balance(const Options& options);
    void check_transport(const Options& options);
    [[nodiscard]] const HttpResponse& send(HttpRequest request, const ReplyRules& rules);
    [[nodiscard]] Balance read(const HttpResponse& response, ReplyOrigin origin) const;
    [[nodiscard]] Outcome outcome_of(Report report) const;

    World& world_;
    Masker& masker_;
    SecretFiles secret_files_;
    Settings settings_;
    std::optional<FoundDefinition> provider_;
    std::string figure_ = "balance";
    ReportContext context_;
    std::optional<HttpRequest> request_;
    std::optional<HttpResponse> response_;
};

}  // namespace balance
