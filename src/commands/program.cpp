// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/program.hpp"

#include <new>

#include "check/check.hpp"
#include "commands/backtest.hpp"
#include "commands/catalogue_commands.hpp"
#include "config/command_line.hpp"
#include "config/help.hpp"
#include "config/secret_words.hpp"
#include "output/report.hpp"

namespace balance {

namespace {

void learn_secrets(const std::vector<std::string>& words,
                   const Environment& environment,
                   Masker& masker) {
    for (const auto& secret : find_secret_words(words)) {
        masker.add(std::string_view(words[secret.word]).substr(secret.offset, secret.length));
    }
    masker.add(environment.get("CHECK_BALANCE_PASSWORD"));
    masker.add(environment.get("CHECK_BALANCE_KEY"));
}

// Help, version and the catalogue: they ask nobody and read no ini file.
std::optional<Outcome> run_without_check(const Options& options) {
    if (options.has("help")) {
        return Outcome{exit_code(State::unknown), help_text()};
    }
    if (options.has("version")) {
        return Outcome{exit_code(State::unknown), version_text()};
    }
    if (auto output = catalogue_action(options)) {
        return Outcome{exit_code(State::ok), std::move(*output)};
    }
    if (options.has("backtest")) {
        return Outcome{exit_code(State::ok), backtest(options)};
    }
    return std::nullopt;
}

Outcome internal_error(const Message& what, const Masker& masker) {
    Report report;
    report.summary << "internal error: " << what
                   << ". This is a bug in check_balance; the balance is not known";
    return {exit_code(report.state), render(report, masker)};
}

}  // namespace

Outcome run(const std::vector<std::string>& words, World& world) {
    Masker masker;
    try {
        learn_secrets(words, world.environment, masker);
        Check check(world, masker);
        try {
            const auto given = parse_command_line(words);
            check.limit_time(given);
            if (auto outcome = run_without_check(Options(given))) {
                return *outcome;
            }
            return check.run(given);
        } catch (const Failure& failure) {
            return check.outcome_of(failure);
        }
    } catch (const std::bad_alloc&) {
        return internal_error("out of memory", masker);
    } catch (const std::exception& error) {
        return internal_error(Message() << Foreign{error.what()}, masker);
    } catch (...) {
        return internal_error("something unknown was thrown", masker);
    }
}

}  // namespace balance
