// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "process/standard_output.hpp"

#include <csignal>
#include <functional>
#include <string>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace balance;

namespace {

// Whether a child whose standard output was prepared could write its result.
bool written(const std::function<void()>& prepare,
             const std::string& text,
             std::chrono::milliseconds patience = std::chrono::seconds(2)) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGPIPE, SIG_IGN);
        prepare();
        ::_exit(write_to_standard_output(text, patience) ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status) == 0;
}

void write_into(const char* path, int flags) {
    const int descriptor = ::open(path, flags);
    ::dup2(descriptor, STDOUT_FILENO);
}

}  // namespace

TEST_CASE("a result that is taken whole is written") {
    CHECK(written([] { write_into("/dev/null", O_WRONLY); }, "BALANCE OK: x\n"));
    CHECK(written([] { write_into("/dev/null", O_WRONLY); }, ""));
}

TEST_CASE("a result that nobody takes is not written") {
    CHECK_FALSE(written([] { write_into("/dev/full", O_WRONLY); }, "x\n"));
    CHECK_FALSE(written([] { ::close(STDOUT_FILENO); }, "x\n"));
    CHECK_FALSE(written([] { write_into("/dev/null", O_RDONLY); }, "x\n"));
    const auto broken_pipe = [] {
        int ends[2];
        if (::pipe(ends) != 0) {
            ::_exit(98);
        }
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
    };
    CHECK_FALSE(written(broken_pipe, "x\n"));
}

TEST_CASE("a reader who never reads does not hold the check up") {
    const auto unread_pipe = [] {
        int ends[2];
        if (::pipe(ends) != 0) {
            ::_exit(98);
        }
        ::dup2(ends[1], STDOUT_FILENO);
        ::alarm(10);
    };
    CHECK_FALSE(written(unread_pipe, std::string(200'000, 'x'), std::chrono::milliseconds(200)));
}

TEST_CASE("a long result arrives whole") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const std::string text(300'000, 'x');
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::_exit(write_to_standard_output(text, std::chrono::seconds(2)) ? 0 : 1);
    }
    ::close(ends[1]);
    std::string arrived;
    char buffer[8192];
    for (auto count = ::read(ends[0], buffer, sizeof buffer); count > 0;
         count = ::read(ends[0], buffer, sizeof buffer)) {
        arrived.append(buffer, static_cast<std::size_t>(count));
    }
    ::close(ends[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(arrived == text);
}
