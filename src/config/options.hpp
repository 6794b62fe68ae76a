// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Options as they were given, with their origin: the command line, or a line of an ini file.
//
// The command line wins over ini files; within one of them the last one of an option counts.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/option_table.hpp"
#include "core/failure.hpp"

namespace balance {

// Where an option stood. An ini file is named with its line and its values are never quoted: a line
// that went wrong may hold a secret.
struct Origin {
    std::string file;  // empty: the command line
    std::size_t line = 0;

    [[nodiscard]] bool is_command_line() const { return file.empty(); }
};

struct GivenOption {
    const OptionSpec* spec;
    std::string value;
    Origin origin;
};

class Options {
  public:
    // In the order of precedence, weakest first: ini files, then the command line.
    explicit Options(std::vector<GivenOption> given) : given_(std::move(given)) {}

    // The one that counts, or nullptr.
    [[nodiscard]] const GivenOption* find(Option option) const;
    // The one that counts among those of one kind of origin.
    [[nodiscard]] const GivenOption* find_from(Option option, bool command_line) const;
    [[nodiscard]] std::vector<const GivenOption*> find_all(Option option) const;

    // A copy of the one that counts, for a stage that may have to name where it stood.
    [[nodiscard]] std::optional<GivenOption> given(Option option) const;

    [[nodiscard]] bool has(Option option) const { return find(option) != nullptr; }
    // "" where it was not given.
    [[nodiscard]] std::string value_of(Option option) const;
    [[nodiscard]] const std::vector<GivenOption>& all() const { return given_; }

  private:
    std::vector<GivenOption> given_;
};

// "" where it was not given.
[[nodiscard]] std::string value_of(const std::optional<GivenOption>& option);

// "--warning 'abc'", or "warning in line 5 of FILE" where the value must not be quoted.
[[nodiscard]] Message described(const GivenOption& option);

// The failure for a value that can't be read: "--warning 'abc': <reason>", with the name of a
// character in it that a person does not see or takes for another.
[[nodiscard]] Failure bad_value(const GivenOption& option,
                                const Message& reason,
                                Message advice = {});

}  // namespace balance
