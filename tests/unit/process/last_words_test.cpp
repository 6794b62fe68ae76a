// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "process/last_words.hpp"

#include <chrono>
#include <csignal>
#include <cstring>
#include <functional>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace balance;
using namespace std::chrono_literals;

namespace {

struct Ending {
    int exit_code;  // -1: ended by a signal
    std::string output;
};

// What a child prints and how it ends.
Ending ending_of(const std::function<void()>& work) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        install_last_words();
        work();
        ::_exit(99);
    }
    ::close(ends[1]);
    Ending ending{-1, {}};
    char buffer[4096];
    for (auto count = ::read(ends[0], buffer, sizeof buffer); count > 0;
         count = ::read(ends[0], buffer, sizeof buffer)) {
        ending.output.append(buffer, static_cast<std::size_t>(count));
    }
    ::close(ends[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    if (WIFEXITED(status)) {
        ending.exit_code = WEXITSTATUS(status);
    }
    return ending;
}

// Where an exception meets noexcept the program is terminated.
void let_nothing_out(const std::function<void()>& work) noexcept {
    work();
}

}  // namespace

TEST_CASE("a signal that ends the process makes it UNKNOWN and names itself") {
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU,
                             SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT}) {
        CAPTURE(signal);
        const auto ending = ending_of([&] { ::raise(signal); });
        CHECK(ending.exit_code == 3);
        CHECK(ending.output == "BALANCE UNKNOWN: ended by signal " + std::to_string(signal) +
                                   " before the balance was known\n");
    }
}

TEST_CASE("no real-time signal kills the process") {
    for (const int signal : {SIGRTMIN, SIGRTMIN + 1, SIGRTMAX}) {
        CAPTURE(signal);
        CHECK(ending_of([&] { ::raise(signal); }).exit_code != -1);
    }
}

TEST_CASE("a write to nobody and a file grown too large are seen as failed writes") {
    for (const int signal : {SIGPIPE, SIGXFSZ}) {
        CAPTURE(signal);
        CHECK(ending_of([&] { ::raise(signal); }).exit_code == 99);
    }
}

#ifndef __SANITIZE_ADDRESS__
TEST_CASE("a crash is UNKNOWN") {
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP}) {
        CAPTURE(signal);
        const auto ending = ending_of([&] { ::raise(signal); });
        CHECK(ending.exit_code == 3);
        CHECK(ending.output ==
              "BALANCE UNKNOWN: internal error: the check crashed. This is a bug in check_balance; "
              "the balance is not known\n");
    }
}
#endif

TEST_CASE("an exception that nobody catches is UNKNOWN") {
    const auto ending =
        ending_of([] { let_nothing_out([] { throw std::runtime_error("fake"); }); });
    CHECK(ending.exit_code == 3);
    CHECK(ending.output == "BALANCE UNKNOWN: internal error: an exception was not caught\n");
}

TEST_CASE("the last resort speaks when its moment has come") {
    const auto started = std::chrono::steady_clock::now();
    const auto ending = ending_of([] {
        set_last_resort(Deadline::Clock::now() + 50ms, State::critical, "BALANCE CRITICAL: late\n");
        ::pause();
    });
    CHECK(ending.exit_code == 2);
    CHECK(ending.output == "BALANCE CRITICAL: late\n");
    CHECK(std::chrono::steady_clock::now() - started < 10s);
}

TEST_CASE("a last resort whose moment has passed speaks at once") {
    const auto ending = ending_of([] {
        set_last_resort(Deadline::Clock::now() - 1s, State::unknown, "BALANCE UNKNOWN: late\n");
        ::pause();
    });
    CHECK(ending.exit_code == 3);
    CHECK(ending.output == "BALANCE UNKNOWN: late\n");
}

TEST_CASE("no signal puts a second line beside the result") {
    const auto ending = ending_of([] {
        result_is_being_written();
        ::raise(SIGTERM);
        ::raise(SIGALRM);
        ::_exit(0);
    });
    CHECK(ending.exit_code == 0);
    CHECK(ending.output.empty());
}

TEST_CASE("main's own last words are one UNKNOWN line") {
    const auto ending = ending_of([] { die_unknown("no memory"); });
    CHECK(ending.exit_code == 3);
    CHECK(ending.output == "BALANCE UNKNOWN: no memory\n");
}

TEST_CASE("last words do not wait for a reader who does not read") {
    const auto ending = ending_of([] {
        int full[2];
        if (::pipe(full) != 0) {
            ::_exit(98);
        }
        ::dup2(full[1], STDOUT_FILENO);
        const std::string filler(4096, 'x');
        for (int i = 0; i < 16; ++i) {
            if (::write(STDOUT_FILENO, filler.data(), filler.size()) < 0) {
                ::_exit(97);
            }
        }
        ::alarm(5);
        ::raise(SIGTERM);
    });
    CHECK(ending.exit_code == 3);
}
