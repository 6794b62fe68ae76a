// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Which parts of a command line are secrets: what is wiped from the process list and masked.
//
// The values of --password and --key, the password inside the URL of --proxy or --url, and the
// value of a long option that does not exist, or the word behind it: it may be a misspelt
// --password.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/options.hpp"
#include "secrets/masker.hpp"

namespace balance {

struct SecretWord {
    std::size_t word;    // index into the words
    std::size_t offset;  // of the secret's first byte in it
    std::size_t length;
};

// Never throws: mistakes in the words are the parser's to name.
[[nodiscard]] std::vector<SecretWord> find_secret_words(const std::vector<std::string>& words);

// The password of "scheme://user:password@host", or an empty view.
[[nodiscard]] std::string_view url_password(std::string_view url);
[[nodiscard]] std::string_view url_user(std::string_view url);

// Tells the masker the password of a URL, as written and decoded.
void learn_url_secret(std::string_view url, Masker& masker);

[[nodiscard]] bool holds_secret(const GivenOption& option);

}  // namespace balance
