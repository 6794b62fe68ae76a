// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A text with placeholders: "params[{login}]". "{{" and "}}" stand for the braces themselves.
//
// It only puts values in. Where the place wants them encoded, and the text around them as it is,
// expand() is told how; else whoever sends the result encodes it as a whole.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"

namespace balance {

using PlaceholderValues = std::map<std::string, std::string, std::less<>>;

class TextTemplate {
  public:
    static Expected<TextTemplate> parse(std::string_view text);

    [[nodiscard]] std::vector<std::string> placeholders() const;

    // Nothing where one of the placeholders has no value.
    using Encoding = std::string (*)(std::string_view);
    [[nodiscard]] std::optional<std::string> expand(const PlaceholderValues& values,
                                                    Encoding encoding = nullptr) const;

    // The text around the placeholders.
    [[nodiscard]] std::string literal() const;

  private:
    struct Piece {
        bool is_placeholder;
        std::string text;
    };
    std::vector<Piece> pieces_;
};

}  // namespace balance
