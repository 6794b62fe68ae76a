// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A provider as data: what to send, and how to read what comes back. docs/provider-definition.md is
// the language; definition_reader.hpp turns its JSON into this and guarantees that it makes sense.

#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/failure.hpp"
#include "http/message.hpp"
#include "provider/text_template.hpp"

namespace balance {

enum class Credential { login, password, key };

// The credentials of one way to log in.
using LoginWay = std::vector<Credential>;

struct RequestRules {
    std::vector<HttpMethod> methods;  // the first is the default
    std::string path;
    // Travel in the query of a GET and in the form of a POST. One whose placeholder has no value is
    // left out.
    std::vector<std::pair<std::string, TextTemplate>> parameters;
};

enum class ReplyFormat { json, key_value };

// Where a value may stand: a JSON Pointer, or a key.
struct Place {
    std::string at;
    std::string currency;  // of a figure that stands there; "": not implied
};

// An error that the provider reports in the body.
struct ErrorRule {
    // is_not also holds where nothing stands: a success flag that is missing tells no success.
    enum class When { present, is, is_not, has_word };

    std::vector<Place> at;
    When when = When::present;
    std::vector<std::string> values;
    FailureKind kind = FailureKind::provider;
    std::vector<Place> message;
    std::vector<Place> code;
    std::string advice;  // "": the usual one of its class
};

// One addend of a figure that is computed from others.
struct Term {
    std::string figure;
    bool subtracted;
};

struct FigureRule {
    std::string name;           // the metric and label
    std::string words;          // behind the amount: "31.17 available"
    std::vector<Place> places;  // all that are present must agree; empty for a sum
    std::vector<Term> sum;
};

struct ReplyRules {
    ReplyFormat format = ReplyFormat::json;
    std::vector<ErrorRule> errors;  // the first that holds counts
    std::map<long, FailureKind> statuses;
    std::vector<Place> currency;
    std::string implied_currency;     // "": none
    std::vector<FigureRule> figures;  // the first is the default metric
};

struct Hints {
    std::string top_up;  // page to pay at
    std::string documentation;
    long poll_seconds = 0;  // shortest interval the provider allows; 0: not known
};

struct Definition {
    std::string name;
    std::string title;
    Url base_url;
    std::vector<LoginWay> login_ways;           // see usable_login_way()
    std::map<std::string, std::string> params;  // name and description
    RequestRules request;
    ReplyRules reply;
    Hints hints;

    [[nodiscard]] const FigureRule* figure(std::string_view figure_name) const {
        for (const auto& rule : reply.figures) {
            if (rule.name == figure_name) {
                return &rule;
            }
        }
        return nullptr;
    }
};

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

}  // namespace balance
