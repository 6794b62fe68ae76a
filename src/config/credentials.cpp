// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/credentials.hpp"

#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

constexpr std::size_t max_secret_length = 4096;

using SecretResult = Expected<std::optional<Secret>, Failure>;

Unexpected<Failure> refused(const Message& message, Message advice = {}) {
    return Unexpected<Failure>(mistake(message, std::move(advice)));
}

// What stands at `where` must be one visible line: a provider may lock an address after wrong keys.
SecretResult checked(std::string_view value, const Message& where) {
    if (value.empty()) {
        return refused(Message() << where << " is empty", "Put the secret there");
    }
    if (const auto hidden = hidden_at_an_end(value)) {
        return refused(Message() << where << " " << Own{hidden->words},
                       hidden->kind == HiddenEnd::Kind::byte_order_mark
                           ? Message("Save it as UTF-8 without one")
                           : Message("Remove this invisible character"));
    }
    if (trimmed(value).empty()) {
        return refused(Message() << where << " holds nothing but blanks", "Put the secret there");
    }
    if (const auto control = control_character_in(value)) {
        return refused(Message() << where << " holds " << Own{*control},
                       "It must be one line of text");
    }
    if (value.size() > max_secret_length) {
        return refused(Message() << where << " is longer than " << max_secret_length
                                 << " bytes, the limit for a secret");
    }
    return std::optional(Secret(value));
}

// Where a secret may stand.
struct SecretPlaces {
    Option value;
    Option file;
    Variable variable;
};

constexpr SecretPlaces password_places{Option::password, Option::password_file, Variable::password};
constexpr SecretPlaces key_places{Option::key, Option::key_file, Variable::key};

SecretResult secret_of_file(const GivenOption& option, const SecretFiles& files) {
    const auto& file = files.find(option.value)->second;
    if (file.fault) {
        return Unexpected<Failure>(bad_value(option, *file.fault));
    }
    return checked(file.content.reveal(), Message("the file of ") << described(option));
}

SecretResult secret_at(const SecretPlaces& places,
                       const Options& options,
                       const SecretFiles& files,
                       const Environment& environment) {
    for (const bool command_line : {true, false}) {
        if (const auto* file = options.find_from(places.file, command_line)) {
            return secret_of_file(*file, files);
        }
        if (const auto* value = options.find_from(places.value, command_line)) {
            return checked(value->value, described(*value));
        }
    }
    const auto value = environment.get(places.variable);
    return value.empty() ? SecretResult(std::nullopt)
                         : checked(value, Message("the environment variable ")
                                              << Own{std::string(name_of(places.variable))});
}

}  // namespace

void check_credential_options(const Options& options) {
    for (const auto& places : {password_places, key_places}) {
        for (const bool command_line : {true, false}) {
            if (options.find_from(places.value, command_line) != nullptr &&
                options.find_from(places.file, command_line) != nullptr) {
                const std::string name(spec_of(places.value).name);
                throw mistake(Message("--")
                                  << Own{name} << " and --" << Own{name} << "-file are both given",
                              "Leave one of them out");
            }
        }
    }
}

Expected<std::string, Failure> login_of(const Options& options, const Environment& environment) {
    if (const auto* login = options.find(Option::login)) {
        return login->value;
    }
    auto login = environment.get(Variable::login);
    if (const auto control = control_character_in(login)) {
        return refused(Message("the environment variable CHECK_BALANCE_LOGIN holds ")
                           << Own{*control},
                       "It must be one line of text");
    }
    return login;
}

Expected<Credentials, Failure> credentials_from(const Options& options,
                                                const SecretFiles& files,
                                                const Environment& environment) {
    auto login = login_of(options, environment);
    auto password = secret_at(password_places, options, files, environment);
    auto key = secret_at(key_places, options, files, environment);
    if (!login) {
        return Unexpected<Failure>(login.error());
    }
    for (const auto* secret : {&password, &key}) {
        if (!*secret) {
            return Unexpected<Failure>(secret->error());
        }
    }
    return Credentials{.login = std::move(login).value(),
                       .password = std::move(password).value(),
                       .key = std::move(key).value()};
}

}  // namespace balance
