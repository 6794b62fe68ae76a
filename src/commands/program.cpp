// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/program.hpp"

#include <new>

#include "check/check.hpp"
#include "commands/command_table.hpp"
#include "commands/explain.hpp"
#include "config/command_line.hpp"
#include "config/known_secrets.hpp"
#include "output/report.hpp"

namespace balance {

namespace {

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
        learn_given(words, world.environment, masker);
        Check check(world, masker);
        try {
            const auto given = parse_command_line(words);
            const Options options(given);
            check.limit_time(options);
            if (const auto* command = command_in(options)) {
                return {exit_code(command->ends_as), command->text(options, world.environment)};
            }
            check.prepare(given);
            return check.setup().settings.explain
                       ? Outcome{exit_code(State::unknown),
                                 explain(check.setup(), check.credentials(), world.environment,
                                         masker)}
                       : check.run();
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
