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

#include "config/option_table.hpp"

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

// The secret part of a value, or an empty view.
[[nodiscard]] std::string_view secret_part(Secrecy secrecy, std::string_view value);

}  // namespace balance
