// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Secrets from files of their own: what is taken of them, and which are refused.

#include <doctest/doctest.h>
#include <unistd.h>

#include "read_credentials.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;
using test::credentials_failure;
using test::credentials_of;
using test::given;
using test::shown;

namespace {

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
        CHECK(shown(credentials_of({given("key-file", directory.write("key", row.content))}).key) ==
              row.secret);
    }
}

TEST_CASE("a secret file that lets others in is refused with its mode and the right chmod") {
    const test::TemporaryDirectory directory;
    for (const unsigned mode : {0600U, 0640U, 0400U, 0440U}) {
        CAPTURE(mode);
        CHECK(credentials_failure({given("key-file", directory.write("safe", "s3", mode))}) ==
              "no failure");
    }
    const auto text =
        credentials_failure({given("key-file", directory.write("open", "hunter2", 0644))});
    CHECK(contains(text, "its mode 0644 is too open: chmod 0640 " + directory.path("open")));
    CHECK(contains(text, "--key-file"));
    CHECK_FALSE(contains(text, "hunter2"));
}

TEST_CASE("a secret file that is missing or no file is a mistake") {
    const test::TemporaryDirectory directory;
    CHECK(contains(credentials_failure({given("key-file", directory.path("missing"))}),
                   "No such file or directory"));
    CHECK(contains(credentials_failure({given("key-file", directory.path(""))}),
                   "not a regular file"));
    CHECK(contains(credentials_failure({given("key-file", "/dev/zero")}), "not a regular file"));
}

TEST_CASE("a secret file that its user may not read says who must be able to") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("key", "s3", 0000);
    constexpr unsigned nobody = 65534;
    const auto user = ::geteuid();
    if (user == 0) {
        REQUIRE(::seteuid(nobody) == 0);  // root may read everything
    }
    const auto text = credentials_failure({given("key-file", file)});
    REQUIRE(::seteuid(user) == 0);
    CHECK(contains(text,
                   "cannot be read: Permission denied; user " +
                       std::to_string(user == 0 ? nobody : user) +
                       ", who runs this check, cannot read it or enter one of its directories"));
}

TEST_CASE("standard input is no secret file") {
    const PipedInput input("s3\n");
    CHECK(contains(credentials_failure({given("key-file", "-")}), "configuration: --key-file"));
}
