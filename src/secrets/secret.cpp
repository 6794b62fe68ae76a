// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "secrets/secret.hpp"

#include <cstring>
#include <utility>

namespace balance {

Secret::Secret(std::string_view value) : value_(value) {}

Secret::Secret(std::string&& value) : value_(value) {
    explicit_bzero(value.data(), value.size());
    value.clear();
}

// A short string lives inside the object: a plain move would leave its characters behind.
// NOLINTNEXTLINE(performance-move-constructor-init)
Secret::Secret(Secret&& other) noexcept : value_(other.value_) {
    other.wipe();
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        value_ = other.value_;
        other.wipe();
    }
    return *this;
}

Secret::~Secret() {
    wipe();
}

void Secret::wipe() {
    explicit_bzero(value_.data(), value_.size());
    value_.clear();
}

}  // namespace balance
