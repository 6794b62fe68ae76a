// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A Failure as one line of text, for tests: "refused: message. advice".

#pragma once

#include <string>
#include <utility>

#include "core/failure.hpp"
#include "core/fault.hpp"
#include "output/render.hpp"

namespace balance::test {

[[nodiscard]] inline std::string text_of(const Message& message) {
    return render(message, Masker());
}

// "" for none. One without words would be a fault that says nothing.
[[nodiscard]] inline std::string text_of(const Fault& fault) {
    if (fault && fault->empty()) {
        return "a fault without words";
    }
    return fault ? text_of(*fault) : "";
}

[[nodiscard]] inline std::string class_of(FailureKind kind) {
    const auto index = static_cast<std::size_t>(kind);
    return index < failure_class_names.size() ? std::string(failure_class_names.at(index))
                                              : "configuration";
}

[[nodiscard]] inline std::string text_of(const Failure& failure) {
    auto text = class_of(failure.kind()) + ": " + text_of(failure.message());
    if (!failure.advice().empty()) {
        text += ". " + text_of(failure.advice());
    }
    return text;
}

// What a function throws, or "no failure".
template <class Function>
[[nodiscard]] std::string failure_text(Function&& function) {
    try {
        static_cast<void>(std::forward<Function>(function)());
    } catch (const Failure& failure) {
        return text_of(failure);
    }
    return "no failure";
}

[[nodiscard]] inline bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace balance::test
