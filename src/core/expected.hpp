// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The result of a leaf parser: a value, or the reason why there is none. It cannot be ignored.
//
// A subset of std::expected under the same names, until every compiler that we build with has it.
// Reading the side that is not there throws; it never is undefined behaviour.

#pragma once

#include <string>
#include <utility>
#include <variant>

namespace balance {

template <class E>
class Unexpected {
  public:
    explicit Unexpected(E error) : error_(std::move(error)) {}
    [[nodiscard]] E&& error() && { return std::move(error_); }

  private:
    E error_;
};

template <class T, class E = std::string>
class [[nodiscard]] Expected {
  public:
    // NOLINTNEXTLINE(google-explicit-constructor): as in std::expected
    Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    // NOLINTNEXTLINE(google-explicit-constructor): as in std::expected
    Expected(Unexpected<E> unexpected)
        : state_(std::in_place_index<1>, std::move(unexpected).error()) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
    [[nodiscard]] const E& error() const& { return std::get<1>(state_); }

    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }

  private:
    std::variant<T, E> state_;
};

// A failed leaf parser says in a few own words what it wanted; the caller knows where it stood.
[[nodiscard]] inline Unexpected<std::string> unexpected(std::string reason) {
    return Unexpected<std::string>(std::move(reason));
}

}  // namespace balance
