// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Where a value stands in JSON: RFC 6901, and one addition of ours.
//
// A token "{currency}" stands for every name of an object; what it stood for is the currency of the
// value found there. Names that occur twice lead to two values. Array indices are plain digits.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"
#include "provider/json.hpp"

namespace balance {

struct JsonMatch {
    const JsonValue* value;
    std::string currency;  // "" without a {currency} token
};

class JsonPointer {
  public:
    static Expected<JsonPointer> parse(std::string_view text);

    [[nodiscard]] std::vector<JsonMatch> find_all(const JsonValue& root) const;

  private:
    explicit JsonPointer(std::vector<std::string> tokens) : tokens_(std::move(tokens)) {}

    std::vector<std::string> tokens_;
};

// A name as one token of a pointer.
[[nodiscard]] std::string pointer_token(std::string_view name);

}  // namespace balance
