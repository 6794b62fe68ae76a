// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/secret_words.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"

using namespace balance;

namespace {

// The words with each secret as "<...>".
std::string marked(std::vector<std::string> words) {
    const auto found = find_secret_words(words);
    for (const auto& secret : found) {
        auto& word = words.at(secret.word);
        word = word.substr(0, secret.offset) + "<" + word.substr(secret.offset, secret.length) +
               ">" + word.substr(secret.offset + secret.length);
    }
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

}  // namespace

TEST_CASE("the secrets of a command line are found to the byte") {
    struct Row {
        std::vector<std::string> words;
        std::string_view marked;
    };
    const Row rows[] = {
        {{}, ""},
        {{"--password", "s3"}, "--password <s3>"},
        {{"--password=s3"}, "--password=<s3>"},
        {{"--password=s=3"}, "--password=<s=3>"},
        {{"--key", "-s3"}, "--key <-s3>"},
        {{"--key=s3", "--password=s4"}, "--key=<s3> --password=<s4>"},
        {{"--key="}, "--key="},
        {{"--key"}, "--key"},
        {{"--key-file", "f"}, "--key-file f"},
        {{"--login", "l", "-w", "5"}, "--login l -w 5"},
        {{"--proxy", "http://u:s3@p:1"}, "--proxy http://u:<s3>@p:1"},
        {{"--proxy=socks5://u:s3@p:1"}, "--proxy=socks5://u:<s3>@p:1"},
        {{"--proxy=u:s3@p"}, "--proxy=u:<s3>@p"},
        {{"--proxy=http://u:s@3@p/x@y"}, "--proxy=http://u:<s@3@p/x>@y"},
        {{"--proxy=http://u@p:1"}, "--proxy=http://u@p:1"},
        {{"--proxy=http://p:1/a:b@c"}, "--proxy=http://p:<1/a:b>@c"},
        {{"--url", "https://u:s3@h/p"}, "--url https://u:<s3>@h/p"},
        {{"-u", "https://u:s3@h/p"}, "-u https://u:<s3>@h/p"},
        {{"-uhttps://u:s3@h/p"}, "-uhttps://u:<s3>@h/p"},
        {{"--pasword=s3"}, "--pasword=<s3>"},
        {{"--pasword", "s3"}, "--pasword <s3>"},
        {{"--pasword", "--key", "s3"}, "--pasword --key <s3>"},
        {{"--verbose", "--insecure"}, "--verbose --insecure"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.marked);
        CHECK(marked(row.words) == row.marked);
    }
}

TEST_CASE("user and password of a URL are told apart") {
    CHECK(url_user("http://u:p@h:1/x") == "u");
    CHECK(url_password("http://u:p@h:1/x") == "p");
    CHECK(url_password("http://u:p:q@h") == "p:q");
    CHECK(url_user("http://h:1/x").empty());
    CHECK(url_password("http://h:1/x").empty());
    CHECK(url_password("").empty());
}

TEST_CASE("a value is secret as a whole, in its URL, or not at all") {
    const auto secret_in = [](Option option, std::string_view value) {
        return secret_part(spec_of(option).secrecy, value);
    };
    CHECK(secret_in(Option::key, "s3") == "s3");
    CHECK(secret_in(Option::password, "s3") == "s3");
    CHECK(secret_in(Option::proxy, "http://u:s3@p") == "s3");
    CHECK(secret_in(Option::url, "https://u:s3@p/x") == "s3");
    CHECK(secret_in(Option::proxy, "http://p").empty());
    CHECK(secret_in(Option::key_file, "f").empty());
    CHECK(secret_in(Option::login, "l").empty());
}
