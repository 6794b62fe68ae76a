// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "process/last_words.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstring>
#include <exception>
#include <string_view>

#include <poll.h>
#include <sys/time.h>
#include <unistd.h>

namespace balance {

namespace {

// What a signal handler may touch: plain memory that is written before the handler can run.
std::array<char, 1100> last_resort_line{};
std::atomic<std::size_t> last_resort_length{0};
std::atomic<int> last_resort_code{exit_code(State::unknown)};
std::atomic<bool> writing{false};
constexpr int not_out = -1;
std::atomic<int> code_that_is_out{not_out};

void write_line(const char* text, std::size_t length) noexcept {
    // A reader who does not read must not hold us up.
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    if (::poll(&output, 1, 0) == 1) {
        [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, text, length);
    }
}

template <std::size_t N>
void write_literal(const char (&text)[N]) noexcept {
    write_line(text, N - 1);
}

bool is_crash(int signal) {
    return signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE || signal == SIGILL ||
           signal == SIGABRT || signal == SIGSYS || signal == SIGTRAP;
}

void write_signal_line(int signal) noexcept {
    if (is_crash(signal)) {
        write_literal(
            "BALANCE UNKNOWN: internal error: the check crashed. This is a bug in check_balance; "
            "the "
            "balance is not known\n");
        return;
    }
    static constexpr std::string_view before = "BALANCE UNKNOWN: ended by signal ";
    static constexpr std::string_view after = " before the balance was known\n";
    std::array<char, before.size() + 2 + after.size()> text{};
    auto* end = std::ranges::copy(before, text.begin()).out;
    if (signal >= 10) {
        *end++ = static_cast<char>('0' + signal / 10 % 10);
    }
    *end++ = static_cast<char>('0' + signal % 10);
    end = std::ranges::copy(after, end).out;
    write_line(text.data(), static_cast<std::size_t>(end - text.data()));
}

extern "C" void on_signal(int signal) {
    const int saved_errno = errno;
    if (code_that_is_out != not_out) {
        ::_exit(code_that_is_out);
    }
    if (writing && !is_crash(signal)) {
        errno = saved_errno;
        return;
    }
    if (!writing.exchange(true)) {
        if (signal == SIGALRM && last_resort_length > 0) {
            write_line(last_resort_line.data(), last_resort_length);
            ::_exit(last_resort_code);
        }
        write_signal_line(signal);
    }
    ::_exit(exit_code(State::unknown));
}

void handle(int signal) {
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_ONSTACK;
    sigfillset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

[[noreturn]] void on_terminate() {
    die_unknown("internal error: an exception was not caught");
}

void use_own_signal_stack() {
    alignas(16) static std::array<char, 32768> stack;
    stack_t description{};
    description.ss_sp = stack.data();
    description.ss_size = stack.size();
    ::sigaltstack(&description, nullptr);
}

}  // namespace

void install_last_words() {
    std::set_terminate(on_terminate);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    use_own_signal_stack();
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU,
                             SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT}) {
        handle(signal);
    }
    for (int signal = SIGRTMIN; signal <= SIGRTMAX; ++signal) {
        handle(signal);
    }
#ifndef __SANITIZE_ADDRESS__
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP}) {
        handle(signal);
    }
#endif
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

std::chrono::milliseconds time_left() {
    static constexpr std::chrono::milliseconds least{100};
    itimerval timer{};
    ::getitimer(ITIMER_REAL, &timer);
    return std::max(least, std::chrono::milliseconds(timer.it_value.tv_sec * 1000 +
                                                     timer.it_value.tv_usec / 1000));
}

void set_last_resort(Deadline::Clock::time_point when, State state, const std::string& line) {
    const auto length = std::min(line.size(), last_resort_line.size());
    last_resort_length = 0;
    std::memcpy(last_resort_line.data(), line.data(), length);
    last_resort_code = exit_code(state);
    last_resort_length = length;
    const auto left =
        std::max(std::chrono::ceil<std::chrono::microseconds>(when - Deadline::Clock::now()),
                 std::chrono::microseconds(1));
    itimerval timer{};
    timer.it_value.tv_sec = left.count() / 1'000'000;
    timer.it_value.tv_usec = left.count() % 1'000'000;
    ::setitimer(ITIMER_REAL, &timer, nullptr);
}

void result_is_being_written() {
    writing = true;
}

void result_is_out(int code) {
    code_that_is_out = code;
}

void die_unknown(const char* reason) noexcept {
    if (!writing.exchange(true)) {
        write_literal("BALANCE UNKNOWN: ");
        write_line(reason, std::strlen(reason));
        write_literal("\n");
    }
    ::_exit(code_that_is_out != not_out ? code_that_is_out.load() : exit_code(State::unknown));
}

}  // namespace balance
