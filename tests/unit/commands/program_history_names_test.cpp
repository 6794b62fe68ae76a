// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// What an account is called in the history: a name may hold a secret, the file may not.

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "commands/program.hpp"
#include "failure_text.hpp"
#include "history/sqlite.hpp"
#include "session.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;
using Words = std::vector<std::string>;

namespace {

std::string stored_name(const std::string& file) {
    if (!std::filesystem::exists(file)) {
        return "nothing stored";
    }
    Database database(file, Database::Create::no, std::chrono::milliseconds(10));
    auto name = database.prepare("SELECT account FROM series");
    return name.step() ? name.text(0) : "no series";
}

std::string bytes_below(const std::string& directory) {
    std::string bytes;
    std::error_code none;  // nothing was stored, so there is no directory
    for (const auto& entry : std::filesystem::directory_iterator(directory, none)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(stream), {});
    }
    return bytes;
}

}  // namespace

TEST_CASE("an account's name is stored with its secrets masked, and none that is nothing else") {
    const test::TemporaryDirectory secrets;
    const auto key_file = secrets.write("key", "hunter2+/\n");
    const auto ini = secrets.write("a.ini", "[check_balance]\nkey=hunter2+/\n");
    struct Row {
        const char* what;
        Words words;
        test::Variables variables;
        std::string_view stored;
    };
    const Row rows[] = {
        {"no secret", {"--account", "shop"}, {{"CHECK_BALANCE_KEY", "hunter2+/"}}, "shop"},
        {"the key",
         {"--account", "hunter2+/"},
         {{"CHECK_BALANCE_KEY", "hunter2+/"}},
         "nothing stored"},
        {"the key in it",
         {"--account", "shop hunter2+/ kyiv"},
         {{"CHECK_BALANCE_KEY", "hunter2+/"}},
         "shop *** kyiv"},
        {"the key encoded",
         {"--account", "shop hunter2%2B%2F"},
         {{"CHECK_BALANCE_KEY", "hunter2+/"}},
         "shop ***"},
        {"the key in Base64",
         {"--account", "aHVudGVyMisv"},
         {{"CHECK_BALANCE_KEY", "hunter2+/"}},
         "nothing stored"},
        {"a key of the command line",
         {"--account", "hunter2+/", "--key", "hunter2+/"},
         {},
         "nothing stored"},
        {"a key of a file",
         {"--account", "hunter2+/", "--key-file", key_file},
         {},
         "nothing stored"},
        {"a key of an ini file",
         {"--account", "hunter2+/", "--extra-opts=@" + ini},
         {},
         "nothing stored"},
        {"a login that is the key",
         {"--login", "hunter2+/", "--key", "hunter2+/"},
         {},
         "nothing stored"},
        {"a login that is the password",
         {},
         {{"CHECK_BALANCE_LOGIN", "hunter2+/"}, {"CHECK_BALANCE_PASSWORD", "hunter2+/"}},
         "nothing stored"},
        {"a login with the password in it",
         {"--login", "shop:hunter2+/"},
         {{"CHECK_BALANCE_PASSWORD", "hunter2+/"}},
         "shop:***"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const test::TemporaryDirectory directory;
        const auto file = directory.path("state/history.sqlite");
        auto words = row.words;
        words.insert(words.end(), {"-P", "alphasms", "--history", file});
        CHECK(test::run_text(words, {test::reply("balance:5")}, row.variables).starts_with("0 "));
        CHECK(stored_name(file) == row.stored);
        const auto bytes = bytes_below(directory.path("state"));
        CHECK(contains(bytes, row.stored) == (row.stored != "nothing stored"));
        for (const auto* form : {"hunter2", "aHVudGVyMi"}) {
            CHECK_FALSE(contains(bytes, form));
        }
    }
}

TEST_CASE("an account whose name is a secret has no history, and its level is judged") {
    const test::TemporaryDirectory directory;
    const auto text =
        test::run_text({"-P", "alphasms", "--account", "hunter2+/", "--history",
                        directory.path("h.sqlite"), "--stale-warning", "1d", "-c", "10"},
                       {test::reply("balance:5")}, {{"CHECK_BALANCE_KEY", "hunter2+/"}});
    CHECK(text.starts_with("2 "));
    CHECK(contains(text,
                   "history unavailable: the account name is one of the secrets: give another "
                   "name with --account"));
}

TEST_CASE("a currency that is a secret is neither shown nor stored") {
    const test::TemporaryDirectory directory;
    const auto file = directory.path("state/history.sqlite");
    const auto text = test::run_text(
        {"-P", "46elks", "--login", "u1234567", "--account", "main", "--history", file},
        {test::reply(R"({"balance":50000,"currency":"hunter2hun"})")},
        {{"CHECK_BALANCE_PASSWORD", "hunter2hun"}});
    CHECK(text.starts_with("0 "));
    CHECK_FALSE(contains(text, "HUNTER2"));
    CHECK(stored_name(file) == "main");
    CHECK_FALSE(contains(bytes_below(directory.path("state")), "HUNTER2"));
}
