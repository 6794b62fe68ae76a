// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/credentials.hpp"

#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

constexpr std::size_t max_secret_length = 4096;

// What stands at `where` must be one visible line: a provider may lock an address after wrong keys.
Secret checked(std::string_view value, const Message& where) {
    if (value.empty()) {
        throw mistake(Message() << where << " is empty", "Put the secret there");
    }
    if (const auto hidden = hidden_at_an_end(value); !hidden.empty()) {
        throw mistake(Message() << where << " " << Own{hidden},
                      hidden.find("byte order mark") == std::string::npos
                          ? Message("Remove this character, which nobody sees")
                          : Message("Save it as UTF-8 without one"));
    }
    if (trimmed(value).empty()) {
        throw mistake(Message() << where << " holds nothing but blanks", "Put the secret there");
    }
    if (const auto control = control_character_in(value); !control.empty()) {
        throw mistake(Message() << where << " holds " << Own{control},
                      "It must be one line of text");
    }
    if (value.size() > max_secret_length) {
        throw mistake(Message() << where << " is longer than any secret");
    }
    return Secret(value);
}

Secret secret_of_file(const GivenOption& option, const SecretFiles& files) {
    const auto& file = files.find(option.value)->second;
    if (!file.fault.empty()) {
        throw bad_value(option, file.fault);
    }
    return checked(file.content.reveal(), Message("the file of ") << described(option));
}

// The secret among the options of one origin, or nothing.
std::optional<Secret> secret_from(const Options& options,
                                  const SecretFiles& files,
                                  const std::string& name,
                                  bool command_line) {
    if (const auto* file = options.find_from(name + "-file", command_line)) {
        return secret_of_file(*file, files);
    }
    if (const auto* value = options.find_from(name, command_line)) {
        return checked(value->value, described(*value));
    }
    return std::nullopt;
}

std::optional<Secret> secret_named(const Options& options,
                                   const SecretFiles& files,
                                   const Environment& environment,
                                   const std::string& name) {
    for (const bool command_line : {true, false}) {
        if (auto secret = secret_from(options, files, name, command_line)) {
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

std::string login_of(const Options& options, const Environment& environment) {
    if (const auto* login = options.find("login")) {
        return login->value;
    }
    auto login = environment.get("CHECK_BALANCE_LOGIN");
    if (const auto control = control_character_in(login); !control.empty()) {
        throw mistake(Message("the environment's CHECK_BALANCE_LOGIN holds ") << Own{control},
                      "It must be one line of text");
    }
    return login;
}

Credentials read_credentials(const Options& options,
                             const SecretFiles& files,
                             const Environment& environment,
                             Masker& masker) {
    check_credential_options(options);
    Credentials credentials{.login = login_of(options, environment),
                            .password = secret_named(options, files, environment, "password"),
                            .key = secret_named(options, files, environment, "key")};
    for (const auto* secret : {&credentials.password, &credentials.key}) {
        if (*secret) {
            masker.add_pair(credentials.login, (*secret)->reveal());
        }
    }
    return credentials;
}

}  // namespace balance
