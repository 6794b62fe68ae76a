// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/known_secrets.hpp"

#include "config/secret_files.hpp"
#include "config/secret_words.hpp"
#include "text/encoding.hpp"

namespace balance {

namespace {

void learn(Secrecy secrecy, std::string_view value, Masker& masker) {
    const auto secret = secret_part(secrecy, value);
    masker.add(secret);
    if (secrecy == Secrecy::url) {
        masker.add(percent_decoded(secret));
        masker.add_pair(percent_decoded(url_user(value)), percent_decoded(secret));
    }
}

}  // namespace

void learn_given(const std::vector<std::string>& words,
                 const Environment& environment,
                 Masker& masker) {
    for (const auto& secret : find_secret_words(words)) {
        masker.add(std::string_view(words[secret.word]).substr(secret.offset, secret.length));
    }
    for (const auto& spec : variable_table) {
        if (spec.secrecy == Secrecy::whole) {
            masker.add(environment.get(spec.variable));
        }
    }
}

Expected<Credentials, Failure> learned_credentials(const Options& options,
                                                   const Environment& environment,
                                                   Masker& masker) {
    for (const auto& option : options.all()) {
        learn(option.spec->secrecy, option.value, masker);
    }
    // A proxy's password that nobody asked for may be an everyday word, such as an account's name.
    if (options.value_of(Option::proxy) == "env") {
        for (const auto& spec : variable_table) {
            learn(spec.secrecy, environment.get(spec.variable), masker);
        }
    }
    const auto files = read_secret_files(options);
    for (const auto& [path, file] : files) {
        masker.add(file.content.reveal());
    }
    auto credentials = credentials_from(options, files, environment);
    if (credentials) {
        for (const auto* secret : {&credentials->password, &credentials->key}) {
            if (*secret) {
                masker.add_pair(credentials->login, (*secret)->reveal());
            }
        }
    }
    return credentials;
}

}  // namespace balance
