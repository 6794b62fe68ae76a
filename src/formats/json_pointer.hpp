// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Where a value stands in a tree of JSON or XML: RFC 6901, and three additions of ours.
//
// A token "{currency}" stands for every name of an object; what it stood for is the currency of the
// value found there. A token "[name=text]" selects: of an array the items, or the value itself,
// whose member of this name is this text; in "[name={currency}]" the member tells the currency.
// A token "[*]" stands for every item of an array; an item that lacks what is looked for behind it,
// or has it twice, counts as null, so that no part is taken for the whole. Names that occur twice
// lead to two values. Array indices are plain digits. What looks like "name[0]" is refused: it is
// an index written otherwise, far more often than a name.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"
#include "formats/json.hpp"

namespace balance {

struct JsonMatch {
    const JsonValue* value;
    std::string currency;  // "" without a {currency} token
};

class JsonPointer {
  public:
    static Expected<JsonPointer> parse(std::string_view text);

    [[nodiscard]] std::vector<JsonMatch> find_all(const JsonValue& root) const;

    // Whether it stands for the items of an array, by "[*]".
    [[nodiscard]] bool is_list() const;
    // How many arrays stand at the first "[*]", if only with no items: more than one where a name
    // occurs twice.
    [[nodiscard]] std::size_t lists_in(const JsonValue& root) const;

    // Whether what stands there tells its own currency.
    [[nodiscard]] bool tells_currency() const;

  private:
    struct Token {
        enum class Kind { name, currency, selection, every };
        Kind kind;
        std::string name;
        std::string text;  // of a selection; "{currency}" for any
    };

    using Tokens = std::vector<Token>;

    explicit JsonPointer(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}
    static Expected<Token> parse_token(std::string_view text);
    static std::vector<JsonMatch> step(const JsonMatch& from, const Token& token);
    [[nodiscard]] Tokens::const_iterator first_list() const;
    static bool is_gap(const JsonMatch& item, const Token& token, std::size_t found);
    static std::vector<JsonMatch> follow(const JsonValue& root,
                                         Tokens::const_iterator begin,
                                         Tokens::const_iterator end);
    static std::vector<JsonMatch> select(const JsonMatch& from, const Token& token);

    std::vector<Token> tokens_;
};

// A name as one token of a pointer.
[[nodiscard]] std::string pointer_token(std::string_view name);

}  // namespace balance
