// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/secret_words.hpp"

#include <algorithm>
#include <utility>

#include "config/option_table.hpp"

namespace balance {

namespace {

std::string_view user_info(std::string_view url) {
    const auto scheme = url.find("://");
    const auto rest = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
    // Up to the last "@", also where a "/" that should be encoded stands before it.
    if (const auto at = rest.rfind('@'); at != std::string_view::npos) {
        return rest.substr(0, at);
    }
    // No host: what stands in the place of a port and is no number is taken for a password.
    const auto colon = rest.starts_with('[') ? rest.find("]:") : rest.find(':');
    const auto port = colon == std::string_view::npos
                          ? std::string_view()
                          : rest.substr(colon + (rest.starts_with('[') ? 2 : 1));
    const auto end = port.find_first_not_of("0123456789");
    const bool is_port = end == std::string_view::npos || port[end] == '/';
    return is_port ? std::string_view() : rest;
}

std::size_t offset_in(std::string_view whole, std::string_view part) {
    return static_cast<std::size_t>(part.data() - whole.data());
}

// The option of joined letters ("-vu") that takes a value, with what follows it in the same word.
std::pair<const OptionSpec*, std::string_view> lettered_option(std::string_view word) {
    if (!word.starts_with('-')) {
        return {};
    }
    for (std::size_t i = 1; i < word.size(); ++i) {
        const auto* spec = option_lettered(word[i]);
        if (spec == nullptr || spec->takes != OptionValue::none) {
            return {spec, word.substr(i + 1)};
        }
    }
    return {};
}

}  // namespace

std::string_view url_password(std::string_view url) {
    const auto info = user_info(url);
    const auto colon = info.find(':');
    return colon == std::string_view::npos ? std::string_view() : info.substr(colon + 1);
}

std::string_view url_user(std::string_view url) {
    const auto info = user_info(url);
    return info.substr(0, info.find(':'));
}

std::vector<SecretWord> find_secret_words(const std::vector<std::string>& words) {
    std::vector<SecretWord> found;
    const auto add = [&](std::size_t index, std::string_view part) {
        if (!part.empty()) {
            found.push_back({index, offset_in(words[index], part), part.size()});
        }
    };
    const auto add_value = [&](const OptionSpec* spec, std::size_t index, std::string_view value) {
        add(index, spec == nullptr ? value : secret_part(spec->secrecy, value));
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const std::string* next = i + 1 < words.size() ? &words[i + 1] : nullptr;
        if (!word.starts_with("--")) {
            const auto [spec, value] = lettered_option(word);
            if (spec != nullptr && !value.empty()) {
                add_value(spec, i, value);
            } else if (spec != nullptr && next != nullptr) {
                add_value(spec, i + 1, *next);
            }
            continue;
        }
        const auto name_end = 2 + option_name_length(word.substr(2));
        const auto* spec = option_named(word.substr(2, name_end - 2));
        if (name_end == word.size()) {
            if (next != nullptr && (spec != nullptr || !next->starts_with('-'))) {
                add_value(spec, i + 1, *next);
            }
        } else if (word[name_end] == '=') {
            add_value(spec, i, word.substr(name_end + 1));
        } else {
            add(i, word.substr(std::min(word.find_first_not_of(' ', name_end), word.size())));
        }
    }
    return found;
}

std::string_view secret_part(Secrecy secrecy, std::string_view value) {
    switch (secrecy) {
        case Secrecy::whole:
            return value;
        case Secrecy::url:
            return url_password(value);
        case Secrecy::none:
            break;
    }
    return {};
}

}  // namespace balance
