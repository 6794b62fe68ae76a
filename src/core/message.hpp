// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A sentence for the person who is paged: our own words, and pieces of text from outside.
//
// Own words are literals of this program. Whatever is read from a user, a file, a network or the
// system is Foreign and stays raw in here; render() (output/render.hpp) masks secrets in it and
// cleans it, once, when the sentence leaves. The types keep the two apart: there is no way to add a
// std::string as own words by accident.

#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.hpp"

namespace balance {

struct Foreign {
    std::string raw;
    std::size_t limit = 120;  // characters kept
};

// Words from a table of this program, or digits that it formed itself.
struct Own {
    std::string words;
};

class Message {
  public:
    enum class Kind { own, foreign };
    struct Piece {
        Kind kind;
        std::string text;
        std::size_t limit;
    };

    Message() = default;

    template <std::size_t N>
    // NOLINTNEXTLINE(google-explicit-constructor,cppcoreguidelines-avoid-c-arrays): a literal
    Message(const char (&words)[N]) {
        add(Kind::own, words, 0);
    }

    template <std::size_t N>
    Message& operator<<(const char (&words)[N]) {  // NOLINT(cppcoreguidelines-avoid-c-arrays)
        return add(Kind::own, words, 0);
    }
    Message& operator<<(const Own& own) { return add(Kind::own, own.words, 0); }
    Message& operator<<(const Foreign& foreign) {
        return add(Kind::foreign, foreign.raw, foreign.limit);
    }
    Message& operator<<(const Amount& amount) { return add(Kind::own, amount.text(), 0); }
    Message& operator<<(std::integral auto number) {
        return add(Kind::own, std::to_string(number), 0);
    }
    Message& operator<<(const Message& other) {
        pieces_.insert(pieces_.end(), other.pieces_.begin(), other.pieces_.end());
        return *this;
    }

    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
    [[nodiscard]] bool empty() const { return pieces_.empty(); }

  private:
    Message& add(Kind kind, std::string text, std::size_t limit) {
        if (!text.empty()) {
            pieces_.push_back({kind, std::move(text), limit});
        }
        return *this;
    }

    std::vector<Piece> pieces_;
};

}  // namespace balance
