// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/credentials.hpp"

#include "config/file.hpp"
#include "core/text.hpp"

namespace balance {

namespace {

constexpr std::size_t max_secret_bytes = 64UL * 1024;
constexpr std::size_t max_secret_length = 4096;

std::string without_line_end(std::string text) {
    if (text.ends_with('\n')) {
        text.pop_back();
        if (text.ends_with('\r')) {
            text.pop_back();
        }
    }
    return text;
}

Secret checked(const std::string& value, const Message& where) {
    if (value.empty()) {
        throw mistake(Message() << where << " is empty", "Put the secret there");
    }
    if (has_control_character(value)) {
        throw mistake(Message() << where << " holds a control character",
                      "It must be one line of text");
    }
    if (value.size() > max_secret_length) {
        throw mistake(Message() << where << " is longer than any secret");
    }
    return Secret(value);
}

Secret read_secret_file(const GivenOption& option, Masker& masker) {
    const auto content = read_file(option.value, FileKind::regular, max_secret_bytes);
    if (!content) {
        throw bad_value(option, Message("cannot be read: ") << Own{content.error().reason});
    }
    if (!content->secret_fault.empty()) {
        throw bad_value(option, Message("the file is refused: ") << Own{content->secret_fault});
    }
    const auto value = without_line_end(content->bytes);
    masker.add(value);
    return checked(value, Message("the file of ") << described(option));
}

// The secret among the options of one origin, or nothing.
std::optional<Secret> secret_from(const Options& options,
                                  const std::string& name,
                                  bool command_line,
                                  Masker& masker) {
    const auto* value = options.find_from(name, command_line);
    const auto* file = options.find_from(name + "-file", command_line);
    if (file != nullptr) {
        return read_secret_file(*file, masker);
    }
    if (value != nullptr) {
        return checked(value->value, described(*value));
    }
    return std::nullopt;
}

std::optional<Secret> secret_named(const Options& options,
                                   const Environment& environment,
                                   const std::string& name,
                                   Masker& masker) {
    for (const bool command_line : {true, false}) {
        if (auto secret = secret_from(options, name, command_line, masker)) {
            return secret;
        }
    }
    const auto variable = "CHECK_BALANCE_" + upper(name);
    const auto value = environment.get(variable);
    if (value.empty()) {
        return std::nullopt;
    }
    return checked(value, Message("the environment's ") << Own{variable});
}

}  // namespace

void check_credential_options(const Options& options) {
    for (const std::string name : {"password", "key"}) {
        for (const bool command_line : {true, false}) {
            if (options.find_from(name, command_line) != nullptr &&
                options.find_from(name + "-file", command_line) != nullptr) {
                throw mistake(Message("--")
                                  << Own{name} << " and --" << Own{name} << "-file are both given",
                              "Leave one of them out");
            }
        }
    }
}

void learn_secret_files(const Options& options, Masker& masker) {
    for (const auto& option : options.all()) {
        if (option.spec->name == "key-file" || option.spec->name == "password-file") {
            const auto content = read_file(option.value, FileKind::regular, max_secret_bytes);
            masker.add(content ? without_line_end(content->bytes) : std::string());
        }
    }
}

std::string login_of(const Options& options, const Environment& environment) {
    if (const auto* login = options.find("login")) {
        return login->value;
    }
    auto login = environment.get("CHECK_BALANCE_LOGIN");
    if (has_control_character(login)) {
        throw mistake("the environment's CHECK_BALANCE_LOGIN holds a control character");
    }
    return login;
}

Credentials read_credentials(const Options& options,
                             const Environment& environment,
                             Masker& masker) {
    check_credential_options(options);
    Credentials credentials{.login = login_of(options, environment),
                            .password = secret_named(options, environment, "password", masker),
                            .key = secret_named(options, environment, "key", masker)};
    if (credentials.password) {
        masker.add_pair(credentials.login, credentials.password->reveal());
    }
    if (credentials.key) {
        masker.add_pair(credentials.login, credentials.key->reveal());
    }
    return credentials;
}

}  // namespace balance
