// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The variables that this program reads, as they were at its start. The process's own environment
// is emptied then (process/hardening.hpp), so no variable steers a library behind our back.

#pragma once

#include <map>
#include <string>
#include <string_view>

namespace balance {

class Environment {
  public:
    Environment() = default;
    explicit Environment(std::map<std::string, std::string, std::less<>> variables)
        : variables_(std::move(variables)) {}

    // "" where it is not set: an empty variable counts as none.
    [[nodiscard]] std::string get(std::string_view name) const {
        const auto found = variables_.find(name);
        return found == variables_.end() ? std::string() : found->second;
    }

  private:
    std::map<std::string, std::string, std::less<>> variables_;
};

}  // namespace balance
