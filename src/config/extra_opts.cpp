// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/extra_opts.hpp"

#include <algorithm>
#include <array>

#include <unistd.h>

#include "config/command_line.hpp"
#include "config/file.hpp"
#include "config/ini_file.hpp"
#include "config/secret_words.hpp"
#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

constexpr std::string_view default_section = "check_balance";
constexpr std::size_t max_ini_bytes = 1024UL * 1024;

constexpr auto file_names = std::to_array<std::string_view>(
    {"monitoring-plugins.ini", "plugins.ini", "nagios-plugins.ini"});

constexpr auto fixed_places = std::to_array<std::string_view>({
    "/usr/local/etc/monitoring-plugins/monitoring-plugins.ini",
    "/usr/local/etc/monitoring-plugins.ini",
    "/etc/monitoring-plugins/monitoring-plugins.ini",
    "/etc/monitoring-plugins.ini",
    "/etc/nagios/plugins.ini",
    "/usr/local/nagios/etc/plugins.ini",
    "/usr/local/etc/nagios/plugins.ini",
    "/etc/opt/nagios/plugins.ini",
    "/etc/nagios-plugins.ini",
    "/usr/local/etc/nagios-plugins.ini",
    "/etc/opt/nagios-plugins.ini",
});

bool holds_secret(const GivenOption& option) {
    return !secret_part(option.spec->secrecy, option.value).empty();
}

std::string default_file(const Environment& environment) {
    for (const auto& candidate : ini_file_candidates(environment)) {
        if (!environment.get(Variable::ini_file).empty() ||
            ::access(candidate.c_str(), F_OK) == 0) {
            return candidate;
        }
    }
    throw mistake("--extra-opts: there is no ini file in any of the default places",
                  "Name one: --extra-opts=SECTION@FILE");
}

Failure unusable_section(const IniError& error,
                         const std::string& section,
                         const std::string& path) {
    if (error.kind == IniError::Kind::bad_line) {
        return mistake(Message("line ")
                       << error.line << " of " << Foreign{path} << ": " << Own{error.reason});
    }
    Message what("--extra-opts: no section [");
    what << Foreign{section, 60} << "] with options in " << Foreign{path};
    if (const auto misleading = misleading_character(section); !misleading.empty()) {
        what << "; its name holds " << Own{misleading};
    } else if (error.kind == IniError::Kind::similar_section) {
        what << "; " << Own{error.reason};
    }
    return mistake(std::move(what));
}

std::vector<GivenOption> options_of(const std::string& value, const Environment& environment) {
    const auto at = value.find('@');
    // As inside the brackets, blanks around it do not count.
    const std::string section(at == 0 || value.empty()
                                  ? default_section
                                  : trimmed(std::string_view(value).substr(0, at)));
    const auto path = at == std::string::npos ? default_file(environment) : value.substr(at + 1);
    const auto content =
        read_file(path, path == "-" ? FileKind::any : FileKind::regular, max_ini_bytes);
    if (!content) {
        throw mistake(Message("--extra-opts: cannot read ")
                      << Foreign{path} << ": " << Own{content.error().reason});
    }
    const auto entries = parse_ini(content->bytes, section);
    if (!entries) {
        throw unusable_section(entries.error(), section, path);
    }
    std::vector<GivenOption> options;
    for (const auto& entry : *entries) {
        options.push_back(parse_ini_option(entry.key, entry.value, {path, entry.line}));
    }
    if (content->secret_fault && std::ranges::any_of(options, holds_secret)) {
        throw mistake(Message("--extra-opts: ")
                      << Foreign{path}
                      << " holds a secret and is refused: " << *content->secret_fault);
    }
    return options;
}

}  // namespace

std::vector<std::string> ini_file_candidates(const Environment& environment) {
    if (auto file = environment.get(Variable::ini_file); !file.empty()) {
        return {std::move(file)};
    }
    std::vector<std::string> candidates;
    std::string directories = environment.get(Variable::ini_directories);
    while (!directories.empty()) {
        const auto end = std::min(directories.find(':'), directories.size());
        for (const auto name : file_names) {
            if (end > 0) {
                candidates.push_back(directories.substr(0, end) + "/" + std::string(name));
            }
        }
        directories.erase(0, end + 1);
    }
    candidates.insert(candidates.end(), fixed_places.begin(), fixed_places.end());
    return candidates;
}

Options with_extra_opts(const std::vector<GivenOption>& command_line,
                        const Environment& environment) {
    std::vector<GivenOption> given;
    for (const auto& option : command_line) {
        if (option.spec->option == Option::extra_opts) {
            const auto extra = options_of(option.value, environment);
            given.insert(given.end(), extra.begin(), extra.end());
        }
    }
    std::ranges::copy_if(command_line, std::back_inserter(given), [](const GivenOption& option) {
        return option.spec->option != Option::extra_opts;
    });
    return Options(std::move(given));
}

}  // namespace balance
