// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/partial_echo.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace balance {

namespace {

constexpr std::size_t shortest_secret = 8;
constexpr std::size_t least_masks = 3;
constexpr std::size_t least_end = 2;
constexpr std::size_t longest_part = 64;  // more is hidden nowhere
constexpr std::size_t least_shown = 4;

struct MaskCharacter {
    std::string_view bytes;
    std::size_t counts;
};

constexpr std::array<MaskCharacter, 6> mask_characters = {{{"*", 1},
                                                           {".", 1},
                                                           {"#", 1},
                                                           {"\xE2\x80\xA2", 1},    // bullet
                                                           {"\xE2\x97\x8F", 1},    // black circle
                                                           {"\xE2\x80\xA6", 3}}};  // ellipsis

bool may_be_mask(char first_byte) {
    return std::ranges::any_of(mask_characters, [first_byte](const MaskCharacter& mask) {
        return mask.bytes.front() == first_byte;
    });
}

bool ends_with_mask(std::string_view text) {
    return std::ranges::any_of(
        mask_characters, [text](const MaskCharacter& mask) { return text.ends_with(mask.bytes); });
}

// The bytes of the mask characters at the front, 0 where they are too few.
std::size_t masks_length(std::string_view text) {
    std::size_t length = 0;
    std::size_t count = 0;
    while (true) {
        const auto* mask = std::ranges::find_if(mask_characters, [&](const MaskCharacter& one) {
            return text.substr(length).starts_with(one.bytes);
        });
        if (mask == mask_characters.end()) {
            return count < least_masks ? 0 : length;
        }
        length += mask->bytes.size();
        count += mask->counts;
    }
}

std::size_t common_length(std::string_view left, std::string_view right) {
    std::size_t length = 0;
    while (length < std::min(left.size(), right.size()) && left[length] == right[length]) {
        ++length;
    }
    return length;
}

// The bytes at the front of `text` with which the secret ends.
std::size_t end_length(std::string_view text, std::string_view secret) {
    for (auto length = std::min(secret.size(), longest_part); length >= least_end; --length) {
        const bool ends = text.starts_with(secret.substr(secret.size() - length)) &&
                          (length == text.size() || !is_alnum(text[length]));
        if (ends) {
            return length;
        }
    }
    return 0;
}

}  // namespace

std::size_t partial_echo_length(std::string_view text, std::size_t at, std::string_view secret) {
    if (secret.size() < shortest_secret) {
        return 0;
    }
    const auto rest = text.substr(at);
    // Most places need no closer look.
    if (rest.empty() || (rest.front() != secret.front() && !may_be_mask(rest.front()))) {
        return 0;
    }
    auto beginning = common_length(rest, secret.substr(0, longest_part));
    // What stands for itself in the secret may be a mask as well.
    while (ends_with_mask(rest.substr(0, beginning))) {
        --beginning;
    }
    // A run of masks is looked at once, from its start.
    if (beginning == 0 && ends_with_mask(text.substr(0, at))) {
        return 0;
    }
    const auto masks = masks_length(rest.substr(beginning));
    if (masks == 0) {
        return 0;
    }
    const auto end = end_length(rest.substr(beginning + masks), secret.substr(beginning));
    return end == 0 || beginning + end < least_shown ? 0 : beginning + masks + end;
}

}  // namespace balance
