// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A provider as data: what to send, and how to read what comes back. docs/provider-definition.md is
// the language; definition_reader.hpp turns its JSON into this and guarantees that it makes sense.

#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/reply_rules.hpp"
#include "definition/request_rules.hpp"

namespace balance {

enum class Credential { login, password, key };

inline constexpr std::array<Credential, 3> all_credentials = {
    Credential::login, Credential::password, Credential::key};

[[nodiscard]] constexpr std::string_view name_of(Credential credential) {
    switch (credential) {
        case Credential::login:
            return "login";
        case Credential::password:
            return "password";
        case Credential::key:
            return "key";
    }
    return "";
}

// The credentials of one way to log in.
using LoginWay = std::vector<Credential>;

// Filled by --param.
struct Param {
    std::string description;
    bool required = false;
    std::string fallback{};  // "": none
};

// A first request whose reply fills {token} in the second.
struct TokenRules {
    RequestRules request;
    ReplyRules reply;  // without figures
    std::vector<Place> at;
};

struct Hints {
    std::string top_up;  // page to pay at
    std::string documentation;
    std::string url;          // what to give with --url where there is no base URL
    std::string note;         // what else a user should know
    std::string excludes;     // what the figures do not include
    long poll_seconds = 0;    // shortest interval the provider allows; 0: not known
    long age_seconds = 0;     // the figure may be this old; 0: not known
    bool allow_list = false;  // the API only answers listed addresses
};

// A page or a client where the facts of a definition stand.
struct Evidence {
    std::string kind;
    std::string source;
};

struct Definition {
    std::string name;
    std::string title;
    std::string category;
    std::string retired{};        // since when, and what is there instead; "": the API is alive
    std::optional<Url> base_url;  // none: --url has to give it
    std::vector<LoginWay> login_ways;                      // see usable_login_way()
    std::map<Credential, std::string> credential_names{};  // what the provider calls them
    std::map<std::string, Param> params;
    std::optional<TokenRules> token;
    RequestRules request;
    ReplyRules reply;
    Hints hints;
    std::vector<Evidence> evidence;

    [[nodiscard]] const FigureRule* figure(std::string_view figure_name) const {
        for (const auto& rule : reply.figures) {
            if (rule.name == figure_name) {
                return &rule;
            }
        }
        return nullptr;
    }
};

}  // namespace balance
