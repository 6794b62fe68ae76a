// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/options.hpp"

#include "text/misleading.hpp"

namespace balance {

const GivenOption* Options::find(std::string_view name) const {
    const auto* on_command_line = find_from(name, true);
    return on_command_line != nullptr ? on_command_line : find_from(name, false);
}

const GivenOption* Options::find_from(std::string_view name, bool command_line) const {
    for (auto option = given_.rbegin(); option != given_.rend(); ++option) {
        if (option->spec->name == name && option->origin.is_command_line() == command_line) {
            return &*option;
        }
    }
    return nullptr;
}

std::vector<const GivenOption*> Options::find_all(std::string_view name) const {
    std::vector<const GivenOption*> found;
    for (const auto& option : given_) {
        if (option.spec->name == name) {
            found.push_back(&option);
        }
    }
    return found;
}

std::string Options::value_or(std::string_view name, std::string_view fallback) const {
    const auto* option = find(name);
    return option != nullptr ? option->value : std::string(fallback);
}

Message described(const GivenOption& option) {
    Message message;
    if (!option.origin.is_command_line()) {
        return message << Own{std::string(option.spec->name)} << " in line " << option.origin.line
                       << " of " << Foreign{option.origin.file};
    }
    message << "--" << Own{std::string(option.spec->name)};
    if (option.spec->secrecy == Secrecy::none && !option.value.empty()) {
        message << " '" << Foreign{option.value, 60} << "'";
    }
    return message;
}

Failure bad_value(const GivenOption& option, const Message& reason, Message advice) {
    const auto misleading = misleading_character(option.value);
    const bool has_comment =
        !option.origin.is_command_line() && (option.value.find(" #") != std::string::npos ||
                                             option.value.find(" ;") != std::string::npos);
    return mistake(described(option)
                       << ": " << reason
                       << (misleading.empty() ? Message()
                                              : Message("; it holds ") << Own{misleading})
                       << (has_comment ? Message("; a comment needs a line of its own, behind a "
                                                 "value it is a part of it")
                                       : Message()),
                   std::move(advice));
}

}  // namespace balance
