// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/options.hpp"

#include "text/misleading.hpp"

namespace balance {

const GivenOption* Options::find(Option option) const {
    const auto* on_command_line = find_from(option, true);
    return on_command_line != nullptr ? on_command_line : find_from(option, false);
}

const GivenOption* Options::find_from(Option option, bool command_line) const {
    for (auto given = given_.rbegin(); given != given_.rend(); ++given) {
        if (given->spec->option == option && given->origin.is_command_line() == command_line) {
            return &*given;
        }
    }
    return nullptr;
}

std::vector<const GivenOption*> Options::find_all(Option option) const {
    std::vector<const GivenOption*> found;
    for (const auto& given : given_) {
        if (given.spec->option == option) {
            found.push_back(&given);
        }
    }
    return found;
}

std::optional<GivenOption> Options::given(Option option) const {
    const auto* found = find(option);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

std::string Options::value_of(Option option) const {
    const auto* found = find(option);
    return found != nullptr ? found->value : std::string();
}

std::string value_of(const std::optional<GivenOption>& option) {
    return option ? option->value : std::string();
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
                       << (has_comment ? Message("; a comment after a value counts as part of the "
                                                 "value: put it on its own line")
                                       : Message()),
                   std::move(advice));
}

}  // namespace balance
