// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Definitions for tests: the built-in ones, and a small one to change piece by piece.

#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "definition/catalogue.hpp"
#include "definition/definition_reader.hpp"

namespace balance::test {

// Each is read once.
[[nodiscard]] inline Definition builtin(const std::string& name) {
    static std::map<std::string, Definition> known;
    const auto at = known.find(name);
    return at != known.end()
               ? at->second
               : known
                     .emplace(
                         name,
                         find_definition({.name = name, .file = {}, .directory = {}}).definition)
                     .first->second;
}

inline constexpr std::string_view small_definition = R"({
  "format": 1,
  "name": "example",
  "title": "An example",
  "base_url": "https://api.example",
  "credentials": [["key"], ["login", "password"]],
  "params": {"region": "where the account lives"},
  "request": {
    "methods": ["post", "get"],
    "path": "/balance",
    "parameters": {"key": "{key}", "login": "{login}", "region": "{param:region}"}
  },
  "reply": {
    "format": "json",
    "errors": [
      {"at": "/error", "class": "provider", "message": "/error/text"}
    ],
    "statuses": {"402": "refused"},
    "currency": "/currency",
    "figures": [
      {"name": "available", "words": "available", "at": "/available"},
      {"name": "total", "at": ["/total", "/sum"]},
      {"name": "held", "sum": ["total", "-available"]}
    ]
  },
  "hints": {"top_up": "https://pay.example", "documentation": "https://doc.example",
            "poll_seconds": 60}
}
)";

// The small definition with one piece of its text replaced.
[[nodiscard]] inline std::string changed_definition(std::string_view piece,
                                                    std::string_view replacement) {
    std::string text(small_definition);
    const auto at = text.find(piece);
    if (at == std::string::npos) {
        throw std::logic_error("no such piece in the definition: " + std::string(piece));
    }
    return text.replace(at, piece.size(), replacement);
}

[[nodiscard]] inline Definition definition_with(std::string_view piece,
                                                std::string_view replacement) {
    return read_definition(changed_definition(piece, replacement), "example.json");
}

}  // namespace balance::test
