// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "secrets/partial_echo.hpp"

#include <algorithm>

#include "secrets/mask_run.hpp"
#include "secrets/word_break.hpp"
#include "secrets/word_start.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

constexpr std::size_t shortest_secret = 8;
constexpr std::size_t least_masks = 3;
constexpr std::size_t least_end = 2;
constexpr std::size_t longest_end = 64;  // more is hidden nowhere
constexpr std::size_t least_shown = 4;

// Two masks are few: then as much must stand on either side.
constexpr std::size_t few_masks = 2;

constexpr std::size_t shortest_cut_secret = 12;
constexpr std::size_t least_beginning = 10;

std::size_t common_length(std::string_view left, std::string_view right) {
    std::size_t length = 0;
    while (length < std::min(left.size(), right.size()) && left[length] == right[length]) {
        ++length;
    }
    return length;
}

// The bytes at the front of `text` with which the secret ends.
std::size_t end_length(std::string_view text, std::string_view secret) {
    for (auto length = std::min(secret.size(), longest_end); length >= least_end; --length) {
        const bool ends = text.starts_with(secret.substr(secret.size() - length)) &&
                          (length == text.size() || !is_alnum(text[length]));
        if (ends) {
            return length;
        }
    }
    return 0;
}

bool may_be_mask(std::string_view text) {
    return (!is_alnum(text.front()) || lower(text.front()) == 'x') && first_mask(text) != 0;
}

std::size_t break_length(std::string_view text) {
    static constexpr char no_blank = '*';
    return text.empty() ? 0 : word_break_length(text, no_blank);
}

bool is_enough(std::size_t beginning, const MaskRun& masks, std::size_t end) {
    if (is_weak_mask(masks.first) && !is_alnum(static_cast<char>(masks.first)) && beginning == 0) {
        return false;  // a line of dashes hides nothing
    }
    if (masks.count >= least_masks) {
        return end >= least_end && beginning + end >= least_shown;
    }
    return masks.count == few_masks && !is_weak_mask(masks.first) && beginning >= least_shown &&
           end >= least_shown;
}

// Beginning, masks and end; a line may break on either side of the masks.
std::size_t half_hidden_length(std::string_view text,
                               std::size_t at,
                               std::string_view secret,
                               std::size_t beginning) {
    const auto rest = text.substr(at);
    const auto gap = beginning > 0 ? break_length(rest.substr(beginning)) : 0;
    auto first = first_mask(rest.substr(beginning + gap));
    if (first == 0 && beginning > 0 && gap == 0) {
        first = static_cast<unsigned char>(rest[beginning - 1]);
    }
    // What stands for itself in the secret may be a mask as well.
    while (gap == 0 && beginning > 0 && joins_run(rest[beginning - 1], first)) {
        --beginning;
    }
    // A run of masks is looked at once, from its start.
    if (first == 0 || (beginning == 0 && ends_inside_run(text.substr(0, at), first))) {
        return 0;
    }
    const auto masks = mask_run(rest.substr(beginning + gap));
    if (masks.count < few_masks ||
        (beginning == 0 && is_alnum(static_cast<char>(masks.first)) && !is_word_start(text, at))) {
        return 0;
    }
    auto length = beginning + gap + masks.length;
    length += break_length(rest.substr(length));
    const auto end = end_length(rest.substr(length), secret.substr(beginning));
    // Behind a line of masks the whole secret is no end of one.
    return end < secret.size() && is_enough(beginning, masks, end) ? length + end : 0;
}

// So much of the secret's beginning that it is no mere kind of key ("sk_live_") and no word that
// happens to stand in both ("production").
bool is_cut_secret(std::size_t beginning, std::string_view secret) {
    return secret.size() >= shortest_cut_secret && beginning >= least_beginning &&
           beginning * 3 > secret.size();
}

}  // namespace

std::size_t partial_echo_length(std::string_view text, std::size_t at, std::string_view secret) {
    if (secret.size() < shortest_secret || at >= text.size()) {
        return 0;
    }
    const auto rest = text.substr(at);
    // Most places need no closer look.
    if (rest.front() != secret.front() && !may_be_mask(rest)) {
        return 0;
    }
    const auto beginning = common_length(rest, secret);
    const auto half_hidden = half_hidden_length(text, at, secret, beginning);
    if (half_hidden > 0 || !is_cut_secret(beginning, secret) || !is_word_start(text, at)) {
        return half_hidden;
    }
    const auto masks = mask_run(rest.substr(beginning));
    return beginning + (masks.count >= least_masks ? masks.length : 0);
}

}  // namespace balance
