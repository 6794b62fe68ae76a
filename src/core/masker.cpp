// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/masker.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/encoding.hpp"
#include "core/text.hpp"
#include "core/utf8.hpp"

namespace balance {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

std::string hex(char32_t value, int digits) {
    std::string result;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        result += hex_digits[value >> static_cast<unsigned>(shift) & 15U];
    }
    return result;
}

// As JSON escapes write a character: one \uXXXX, or two above the basic plane.
std::string json_escape(char32_t character) {
    if (character < 0x10000) {
        return "\\u" + hex(character, 4);
    }
    const char32_t offset = character - 0x10000;
    return "\\u" + hex(0xD800 + (offset >> 10U), 4) + "\\u" + hex(0xDC00 + (offset & 0x3FFU), 4);
}

constexpr std::array<std::pair<char, std::string_view>, 6> html_entities = {{{'&', "&amp;"},
                                                                             {'<', "&lt;"},
                                                                             {'>', "&gt;"},
                                                                             {'"', "&quot;"},
                                                                             {'\'', "&#39;"},
                                                                             {'\'', "&#039;"}}};

bool starts_ignoring_case(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() &&
           equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

// How `text` may begin with the first character of `secret`: each form that it does begin with.
struct Step {
    std::size_t text;
    std::size_t secret;
};

std::vector<Step> steps(std::string_view text, std::string_view secret) {
    std::vector<Step> result;
    const char c = secret.front();
    const auto byte = static_cast<unsigned char>(c);
    const auto take = [&](bool fits, std::size_t length, std::size_t of_secret) {
        if (fits) {
            result.push_back({length, of_secret});
        }
    };
    take(text.front() == c, 1, 1);
    take(starts_ignoring_case(text, "%" + hex(byte, 2)), 3, 1);
    take(c == ' ' && text.front() == '+', 1, 1);
    take((c == '"' || c == '\\' || c == '/') && text.size() > 1 && text[0] == '\\' && text[1] == c,
         2, 1);
    if (text.front() == '\\') {
        if (const auto character = first_code_point(secret)) {
            const auto escape = json_escape(character->value);
            take(starts_ignoring_case(text, escape), escape.size(), character->length);
        }
    }
    for (const auto& [plain, entity] : html_entities) {
        take(c == plain && text.starts_with(entity), entity.size(), 1);
    }
    return result;
}

// The bytes of `text` that spell the whole secret, or 0. The places where two forms fit ("%25" for
// a secret with "%25" in it) are tried one after the other.
std::size_t match(std::string_view text, std::string_view secret) {
    std::vector<Step> open = {{0, 0}};
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        if (at.secret == secret.size()) {
            return at.text;
        }
        if (at.text == text.size()) {
            continue;
        }
        for (const auto& step : steps(text.substr(at.text), secret.substr(at.secret))) {
            open.push_back({at.text + step.text, at.secret + step.secret});
        }
    }
    return 0;
}

// RFC 4648 "URL and filename safe", without padding.
std::string url_safe(std::string base64) {
    base64.erase(std::min(base64.find('='), base64.size()));
    std::ranges::replace(base64, '+', '-');
    std::ranges::replace(base64, '/', '_');
    return base64;
}

bool is_word_character(char c) {
    return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_word(std::string_view text, std::size_t at, std::size_t length) {
    const auto end = at + length;
    return (at == 0 || !is_word_character(text[at - 1])) &&
           (end >= text.size() || !is_word_character(text[end]));
}

bool may_start(char text, char secret) {
    return text == secret || text == '%' || text == '+' || text == '\\' || text == '&';
}

}  // namespace

void Masker::add(std::string_view secret) {
    if (secret.empty()) {
        return;
    }
    const auto base64 = base64_encoded(secret);
    for (auto& form : {std::string(secret), base64, url_safe(base64)}) {
        if (std::ranges::find(secrets_, form) == secrets_.end()) {
            secrets_.push_back(form);
        }
    }
}

void Masker::add_pair(std::string_view user, std::string_view password) {
    if (password.empty()) {
        return;
    }
    const auto base64 = base64_encoded(std::string(user) + ":" + std::string(password));
    secrets_.push_back(base64);
    secrets_.push_back(url_safe(base64));
}

std::size_t Masker::longest_match(std::string_view text, std::size_t at) const {
    static constexpr std::size_t hidden_anywhere = 6;
    std::size_t longest = 0;
    for (const auto& secret : secrets_) {
        if (!may_start(text[at], secret.front())) {
            continue;
        }
        const auto length = match(text.substr(at), secret);
        if (secret.size() >= hidden_anywhere || is_word(text, at, length)) {
            longest = std::max(longest, length);
        }
    }
    return longest;
}

std::string Masker::mask(std::string_view text) const {
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto length = longest_match(text, at);
        if (length == 0) {
            result += text[at];
            ++at;
        } else {
            result += mask_text;
            at += length;
        }
    }
    return result;
}

}  // namespace balance
