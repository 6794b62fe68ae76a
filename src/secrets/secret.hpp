// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A password or key. It is wiped from memory at its end, moves but never copies, and has no way
// into a stream: who wants its characters says reveal().

#pragma once

#include <string>
#include <string_view>

namespace balance {

class Secret {
  public:
    explicit Secret(std::string_view value);
    // Takes the characters over and wipes what is left of the source.
    explicit Secret(std::string&& value);
    explicit Secret(const char* value) : Secret(std::string_view(value)) {}
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    [[nodiscard]] std::string_view reveal() const { return value_; }

  private:
    void wipe();

    std::string value_;
};

}  // namespace balance
