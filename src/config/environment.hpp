// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The variables that this program reads, as they were at its start. The process's own environment
// is emptied then (process/hardening.hpp), so no variable steers a library behind our back.

#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "config/option_table.hpp"

namespace balance {

// In the order of the table.
enum class Variable {
    login,
    password,
    key,
    ini_file,
    ini_directories,
    http_proxy,
    https_proxy,
    upper_https_proxy,
    all_proxy,
    upper_all_proxy,
    no_proxy,
    upper_no_proxy,
    time_zone,
};

struct VariableSpec {
    Variable variable;
    std::string_view name;
    Secrecy secrecy = Secrecy::none;
};

// HTTP_PROXY is not among them: it can be set by a web client of a CGI program.
inline constexpr auto variable_table = std::to_array<VariableSpec>({
    {Variable::login, "CHECK_BALANCE_LOGIN"},
    {Variable::password, "CHECK_BALANCE_PASSWORD", Secrecy::whole},
    {Variable::key, "CHECK_BALANCE_KEY", Secrecy::whole},
    {Variable::ini_file, "MP_CONFIG_FILE"},
    {Variable::ini_directories, "NAGIOS_CONFIG_PATH"},
    {Variable::http_proxy, "http_proxy", Secrecy::url},
    {Variable::https_proxy, "https_proxy", Secrecy::url},
    {Variable::upper_https_proxy, "HTTPS_PROXY", Secrecy::url},
    {Variable::all_proxy, "all_proxy", Secrecy::url},
    {Variable::upper_all_proxy, "ALL_PROXY", Secrecy::url},
    {Variable::no_proxy, "no_proxy"},
    {Variable::upper_no_proxy, "NO_PROXY"},
    {Variable::time_zone, "TZ"},
});

[[nodiscard]] constexpr bool variables_stand_in_their_order() {
    for (std::size_t i = 0; i < variable_table.size(); ++i) {
        if (variable_table.at(i).variable != static_cast<Variable>(i)) {
            return false;
        }
    }
    return true;
}
static_assert(variables_stand_in_their_order(), "a secret would be taken for a plain value");

[[nodiscard]] constexpr std::string_view name_of(Variable variable) {
    return variable_table.at(static_cast<std::size_t>(variable)).name;
}

class Environment {
  public:
    Environment() = default;
    // By name.
    explicit Environment(std::map<std::string, std::string, std::less<>> variables)
        : variables_(std::move(variables)) {}

    // "" where it is not set: an empty variable counts as none.
    [[nodiscard]] std::string get(Variable variable) const {
        const auto found = variables_.find(name_of(variable));
        return found == variables_.end() ? std::string() : found->second;
    }

    // The first of these that is set.
    [[nodiscard]] std::string first_of(std::initializer_list<Variable> variables) const {
        for (const auto variable : variables) {
            if (auto value = get(variable); !value.empty()) {
                return value;
            }
        }
        return {};
    }

  private:
    std::map<std::string, std::string, std::less<>> variables_;
};

}  // namespace balance
