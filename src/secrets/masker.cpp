// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "secrets/masker.hpp"

#include <algorithm>

#include "secrets/partial_echo.hpp"
#include "secrets/spelled_secret.hpp"
#include "secrets/word_start.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

// RFC 4648 "URL and filename safe", without padding.
std::string url_safe(std::string base64) {
    base64.erase(std::min(base64.find('='), base64.size()));
    std::ranges::replace(base64, '+', '-');
    std::ranges::replace(base64, '/', '_');
    return base64;
}

bool is_word(std::string_view text, std::size_t at, std::size_t length) {
    const auto end = at + length;
    return is_word_start(text, at) && (end >= text.size() || !is_alnum(text[end]));
}

bool knows(const std::vector<Secret>& secrets, std::string_view secret) {
    return std::ranges::any_of(secrets,
                               [&](const Secret& known) { return known.reveal() == secret; });
}

// Most places need no closer look.
bool may_start(char text, char secret) {
    return text == secret || text == '%' || text == '+' || text == '\\' || text == '&';
}

}  // namespace

void Masker::add(std::string_view secret) {
    add_forms(secret);
    add_forms(without_hidden_ends(secret));
}

void Masker::add_pair(std::string_view user, std::string_view password) {
    for (const auto secret : {password, without_hidden_ends(password)}) {
        if (!secret.empty()) {
            add_base64(std::string(user) + ":" + std::string(secret));
        }
    }
}

void Masker::add_forms(std::string_view secret) {
    if (secret.empty()) {
        return;
    }
    // The percent-encoded form stands for what was encoded twice.
    add_form(std::string(secret));
    add_form(upper(secret));
    add_form(lower(secret));
    add_form(percent_encoded(secret));
    add_base64(secret);
    add_hexadecimal(secret);
    if (!knows(secrets_, secret)) {
        secrets_.emplace_back(secret);
    }
}

void Masker::add_base64(std::string_view text) {
    add_form(base64_encoded(text));
    add_form(url_safe(base64_encoded(text)));
}

// The digits of a shorter one may be a number of a message.
void Masker::add_hexadecimal(std::string_view secret) {
    static constexpr std::size_t shortest = 8;
    static constexpr std::string_view digits = "0123456789abcdef";
    if (secret.size() < shortest) {
        return;
    }
    std::string form;
    for (const char c : secret) {
        const auto byte = static_cast<unsigned char>(c);
        form += digits[byte / 16];
        form += digits[byte % 16];
    }
    add_form(upper(form));
    add_form(std::move(form));
}

void Masker::add_form(std::string form) {
    Secret secret(std::move(form));
    if (!knows(forms_, secret.reveal())) {
        forms_.push_back(std::move(secret));
    }
}

std::size_t Masker::longest_match(std::string_view text, std::size_t at) const {
    static constexpr std::size_t hidden_anywhere = 6;
    std::size_t longest = 0;
    for (const auto& known : forms_) {
        const auto form = known.reveal();
        if (!may_start(text[at], form.front())) {
            continue;
        }
        const auto length = spelled_length(text.substr(at), form);
        if (form.size() >= hidden_anywhere || is_word(text, at, length)) {
            longest = std::max(longest, length);
        }
    }
    for (const auto& secret : secrets_) {
        longest = std::max(longest, partial_echo_length(text, at, secret.reveal()));
    }
    return longest;
}

std::string Masker::mask(std::string_view text, std::size_t max_bytes) const {
    std::string result;
    // Secrets may overlap in a text: everything up to the furthest end is hidden.
    std::size_t hidden_end = 0;
    for (std::size_t at = 0; at < text.size() && result.size() < max_bytes; ++at) {
        const auto length = longest_match(text, at);
        if (length > 0 && at >= hidden_end) {
            result += mask_text;
        }
        hidden_end = std::max(hidden_end, at + length);
        if (at >= hidden_end) {
            result += text[at];
        }
    }
    return result;
}

}  // namespace balance
