// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/credentials.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include "failure_text.hpp"
#include "given_options.hpp"
#include "temporary_directory.hpp"
#include "variables.hpp"

using namespace balance;
using test::contains;
using test::given;
using test::given_in_file;

namespace {

std::string shown(const std::optional<Secret>& secret) {
    return secret ? std::string(secret->reveal()) : "none";
}

Credentials read(std::vector<GivenOption> options, test::Variables variables = {}) {
    const Options all(std::move(options));
    check_credential_options(all);
    auto credentials =
        credentials_from(all, read_secret_files(all), test::environment(std::move(variables)));
    if (!credentials) {
        throw Failure(credentials.error());
    }
    return std::move(credentials).value();
}

std::string failure_of(std::vector<GivenOption> options, test::Variables variables = {}) {
    return test::failure_text([&] { return read(std::move(options), std::move(variables)); });
}

// Standard input as a pipe that holds this text.
class PipedInput {
  public:
    explicit PipedInput(std::string_view text) : saved_(::dup(STDIN_FILENO)) {
        int ends[2] = {-1, -1};
        REQUIRE(::pipe(ends) == 0);
        REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
        ::close(ends[1]);
        ::dup2(ends[0], STDIN_FILENO);
        ::close(ends[0]);
    }
    PipedInput(const PipedInput&) = delete;
    PipedInput& operator=(const PipedInput&) = delete;
    ~PipedInput() {
        ::dup2(saved_, STDIN_FILENO);
        ::close(saved_);
    }

  private:
    int saved_;
};

}  // namespace

TEST_CASE("credentials come from the command line before ini files before the environment") {
    const test::Variables variables = {{"CHECK_BALANCE_LOGIN", "env-login"},
                                       {"CHECK_BALANCE_PASSWORD", "env-password"},
                                       {"CHECK_BALANCE_KEY", "env-key"}};
    const auto all = read({given_in_file("login", "ini-login"), given_in_file("key", "ini-key"),
                           given_in_file("password", "ini-password"), given("login", "argv-login"),
                           given("key", "argv-key"), given("password", "argv-password")},
                          variables);
    CHECK(all.login == "argv-login");
    CHECK(shown(all.key) == "argv-key");
    CHECK(shown(all.password) == "argv-password");

    const auto two = read({given_in_file("login", "ini-login"), given_in_file("key", "ini-key"),
                           given_in_file("password", "ini-password")},
                          variables);
    CHECK(two.login == "ini-login");
    CHECK(shown(two.key) == "ini-key");
    CHECK(shown(two.password) == "ini-password");

    const auto one = read({}, variables);
    CHECK(one.login == "env-login");
    CHECK(shown(one.key) == "env-key");
    CHECK(shown(one.password) == "env-password");

    const auto none = read({});
    CHECK(none.login.empty());
    CHECK(shown(none.key) == "none");
    CHECK(shown(none.password) == "none");
}

TEST_CASE("an empty variable is none") {
    CHECK(shown(read({}, {{"CHECK_BALANCE_KEY", ""}}).key) == "none");
}

TEST_CASE("the file of the command line wins over the value of an ini file") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("key", "from-file\n");
    CHECK(shown(read({given_in_file("key", "ini"), given("key-file", file)}).key) == "from-file");
    CHECK(shown(read({given_in_file("key-file", "missing"), given("key", "argv")}).key) == "argv");
    CHECK(shown(read({given("key-file", file)}, {{"CHECK_BALANCE_KEY", "env"}}).key) ==
          "from-file");
}

TEST_CASE("value and file of one secret in one place are a mistake") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("key", "hunter2");
    const auto on_command_line = failure_of({given("key", "hunter2"), given("key-file", file)});
    CHECK(contains(on_command_line, "--key and --key-file are both given"));
    CHECK_FALSE(contains(on_command_line, "hunter2"));
    CHECK(contains(
        failure_of({given_in_file("password", "hunter2"), given_in_file("password-file", file)}),
        "--password and --password-file are both given"));
    CHECK(failure_of({given("key", "hunter2"), given("password-file", file)}) == "no failure");
}

TEST_CASE("a secret file counts without one final line end and with its blanks") {
    struct Row {
        std::string_view content;
        std::string_view secret;
    };
    constexpr Row rows[] = {{"s3", "s3"},     {"s3\n", "s3"},        {"s3\r\n", "s3"},
                            {" s3 ", " s3 "}, {" s3 \r\n", " s3 "},  {"s 3\n", "s 3"},
                            {"#s3", "#s3"},   {"\"s3\"\n", "\"s3\""}};
    const test::TemporaryDirectory directory;
    for (const auto& row : rows) {
        CAPTURE(row.content);
        CHECK(shown(read({given("key-file", directory.write("key", row.content))}).key) ==
              row.secret);
    }
}

TEST_CASE("a secret that cannot be one is refused without being shown") {
    struct Row {
        std::string_view content;
        std::string_view part;
    };
    constexpr Row rows[] = {
        {"", "is empty"},
        {"\n", "is empty"},
        {"\r\n", "is empty"},
        {" ", "holds nothing but blanks. Put the secret there"},
        {"   \n", "holds nothing but blanks"},
        {"hunter2\n\n", "holds a second line. It must be one line of text"},
        {"hunter2\r\n\r\n", "holds a second line"},
        {"hunter2\nmore", "holds a second line"},
        {"hunter2\r", "holds a control character (a carriage return)"},
        {"hunter2\t", "holds a control character (a tab)"},
        {"\thunter2", "holds a control character (a tab)"},
        {"hunter2\x7f", "holds a control character"},
    };
    const test::TemporaryDirectory directory;
    for (const auto& row : rows) {
        CAPTURE(row.content);
        const auto text = failure_of({given("key-file", directory.write("key", row.content))});
        CHECK(contains(text, row.part));
        CHECK_FALSE(contains(text, "hunter2"));
    }
    const auto nul = std::string_view("hunter2\0", 8);
    CHECK(contains(failure_of({given("key-file", directory.write("key", nul))}),
                   "holds a control character"));
    CHECK(contains(failure_of({given("key-file", directory.write("key", std::string(4097, 'x')))}),
                   "longer than any secret"));
    CHECK(
        contains(failure_of({given("key-file", directory.write("key", std::string(70'000, 'x')))}),
                 "larger than 64 KiB"));
    CHECK(contains(failure_of({}, {{"CHECK_BALANCE_KEY", "hunter2\n"}}),
                   "the environment's CHECK_BALANCE_KEY holds a second line"));
    CHECK(contains(failure_of({}, {{"CHECK_BALANCE_LOGIN", "a\nb"}}), "a second line"));
}

TEST_CASE("a secret file that lets others in is refused with its mode and the right chmod") {
    const test::TemporaryDirectory directory;
    for (const unsigned mode : {0600U, 0640U, 0400U, 0440U}) {
        CAPTURE(mode);
        CHECK(failure_of({given("key-file", directory.write("safe", "s3", mode))}) == "no failure");
    }
    const auto text = failure_of({given("key-file", directory.write("open", "hunter2", 0644))});
    CHECK(
        contains(text, "its mode 0644 gives too much away: chmod 0640 " + directory.path("open")));
    CHECK(contains(text, "--key-file"));
    CHECK_FALSE(contains(text, "hunter2"));
}

TEST_CASE("a secret file that is missing or no file is a mistake") {
    const test::TemporaryDirectory directory;
    CHECK(contains(failure_of({given("key-file", directory.path("missing"))}),
                   "No such file or directory"));
    CHECK(contains(failure_of({given("key-file", directory.path(""))}), "not a regular file"));
    CHECK(contains(failure_of({given("key-file", "/dev/zero")}), "not a regular file"));
}

TEST_CASE("a secret file that its user may not read says who must be able to") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("key", "s3", 0000);
    constexpr unsigned nobody = 65534;
    const auto user = ::geteuid();
    if (user == 0) {
        REQUIRE(::seteuid(nobody) == 0);  // root may read everything
    }
    const auto text = failure_of({given("key-file", file)});
    REQUIRE(::seteuid(user) == 0);
    CHECK(contains(text, "cannot be read: Permission denied; user " +
                             std::to_string(user == 0 ? nobody : user) +
                             " who runs this check must be able to read it"));
}

TEST_CASE("standard input is no secret file") {
    const PipedInput input("s3\n");
    CHECK(contains(failure_of({given("key-file", "-")}), "configuration: --key-file"));
}

TEST_CASE("what nobody sees at the ends of a secret is refused by name, through every door") {
    struct Row {
        std::string_view secret;
        std::string_view part;
    };
    constexpr Row rows[] = {
        {"\xEF\xBB\xBFhunter2", "begins with a byte order mark. Save it as UTF-8 without one"},
        {" \xEF\xBB\xBFhunter2", "begins with a byte order mark"},
        {"hunter2\xEF\xBB\xBF", "ends with a byte order mark"},
        {"\xC2\xA0hunter2", "begins with a no-break space. Remove this character"},
        {"hunter2\xC2\xA0", "ends with a no-break space"},
        {"hunter2\xC2\xA0 ", "ends with a no-break space"},
        {"hunter2\xA0", "ends with a no-break space"},
        {"hunter2\xE2\x80\xAF", "ends with a narrow no-break space"},
        {"hunter2\xE2\x80\x87", "ends with a figure space"},
        {"hunter2\xE2\x80\x83", "ends with a typographic space"},
        {"hunter2\xE3\x80\x80", "ends with an ideographic space"},
        {"\xE2\x80\x8Bhunter2", "begins with a zero-width space"},
        {"hunter2\xE2\x80\x8C", "ends with a zero-width non-joiner"},
        {"hunter2\xE2\x80\x8D", "ends with a zero-width joiner"},
        {"hunter2\xE2\x81\xA0", "ends with a zero-width word joiner"},
        {"hunter2\xC2\xAD", "ends with a soft hyphen"},
        {"hunter2\uFE0F", "ends with a variation selector"},
        {"\u034Fhunter2", "begins with an invisible character"},
        {"hunter2\u2800", "ends with a braille blank"},
        {"hunter2\u3164", "ends with an invisible letter"},
        {"\u115Fhunter2", "begins with an invisible letter"},
        {"hunter2\xC2\x85", "ends with a control character"},
        {"hunter2\U000E0020", "ends with an invisible tag"},
        {"\xE2\x80\x8Fhunter2", "begins with a mark of the writing direction"},
        {"\xE2\x81\xA6hunter2", "begins with a mark of the writing direction"},
    };
    const test::TemporaryDirectory directory;
    for (const auto& row : rows) {
        CAPTURE(row.secret);
        const std::string secret(row.secret);
        const auto file = directory.write("key", secret + "\n");
        for (const auto& text :
             {failure_of({given("key-file", file)}), failure_of({given("password-file", file)}),
              failure_of({given("key", secret)}), failure_of({given_in_file("password", secret)}),
              failure_of({}, {{"CHECK_BALANCE_KEY", secret}})}) {
            CHECK(contains(text, row.part));
            CHECK_FALSE(contains(text, "hunter2"));
        }
    }
    CHECK(contains(failure_of({given("key-file", directory.write("key", "\xFF\xFEk\x01"))}),
                   "begins with the byte order mark of UTF-16"));
    // Letters and blanks of people's passwords.
    for (const std::string secret :
         {"p\xC3\xA0", "a\xC2\xA0z", "\xF0\x9F\x94\x91", " s3 ", "\xE9t\xE9"}) {
        CAPTURE(secret);
        CHECK(shown(read({given("key", secret)}).key) == secret);
    }
}

TEST_CASE("the login alone is found in the same order") {
    const auto login = [](std::vector<GivenOption> options, test::Variables variables = {}) {
        return login_of(Options(std::move(options)), test::environment(std::move(variables)))
            .value();
    };
    CHECK(login({given_in_file("login", "a"), given("login", "b")}) == "b");
    CHECK(login({}, {{"CHECK_BALANCE_LOGIN", "c"}}) == "c");
    CHECK(login({}).empty());
}
