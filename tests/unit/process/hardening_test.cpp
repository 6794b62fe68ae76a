// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "process/hardening.hpp"

#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace balance;

namespace {

struct Taken {
    std::vector<std::string> words;    // what the program sees
    std::vector<std::string> visible;  // what the process list sees
};

Taken take(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "check_balance");
    std::vector<char*> pointers;
    for (auto& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    Taken taken;
    taken.words = take_arguments(static_cast<int>(arguments.size()), pointers.data());
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        taken.visible.emplace_back(pointers[i]);
    }
    return taken;
}

bool holds_in_child(const std::function<bool()>& question) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::_exit(question() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("secrets leave the process list and stay with the program") {
    struct Row {
        std::vector<std::string> words;
        std::vector<std::string> visible;
    };
    const Row rows[] = {
        {{}, {}},
        {{"-P", "alphasms", "-w", "200"}, {"-P", "alphasms", "-w", "200"}},
        {{"--password", "fake-secret"}, {"--password", "***"}},
        {{"--password=fake-secret"}, {"--password=***"}},
        {{"--key", "-fake-secret"}, {"--key", "***"}},
        {{"--key=x"}, {"--key=*"}},
        {{"--key", "xy", "-v"}, {"--key", "**", "-v"}},
        {{"--proxy", "http://u:fake@192.0.2.1:3128"}, {"--proxy", "http://u:***"}},
        {{"--passwrod", "fake-secret"}, {"--passwrod", "***"}},
        {{"--passwrod=fake-secret"}, {"--passwrod=***"}},
        {{"--password"}, {"--password"}},
        {{"--login", "user"}, {"--login", "user"}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.words.size());
        const auto taken = take(row.words);
        CHECK(taken.words == row.words);
        REQUIRE(taken.visible.size() == row.visible.size());
        for (std::size_t i = 0; i < row.visible.size(); ++i) {
            CHECK(taken.visible[i] == row.visible[i]);
        }
    }
}

TEST_CASE("no byte of a secret is left in the argument's memory") {
    std::string program = "check_balance";
    std::string word = "--password=fake-secret-word";
    const std::string before = word;
    char* pointers[] = {program.data(), word.data(), nullptr};
    const auto words = take_arguments(2, pointers);
    CHECK(words.front() == before);
    CHECK(word.find("fake") == std::string::npos);
    CHECK(word.find("word", 11) == std::string::npos);
}

TEST_CASE("the environment is read once and emptied, its secrets are wiped") {
    CHECK(holds_in_child([] {
        ::clearenv();
        char password[] = "CHECK_BALANCE_PASSWORD=fake-secret";
        char proxy[] = "https_proxy=http://u:fake-secret@192.0.2.1";
        ::putenv(password);
        ::putenv(proxy);
        ::setenv("CHECK_BALANCE_LOGIN", "user", 1);
        ::setenv("SSLKEYLOGFILE", "/dev/null", 1);
        const auto environment = take_environment();
        return environment.get(Variable::password) == "fake-secret" &&
               environment.get(Variable::https_proxy) == "http://u:fake-secret@192.0.2.1" &&
               environment.get(Variable::login) == "user" &&
               std::getenv("SSLKEYLOGFILE") == nullptr &&
               std::getenv("CHECK_BALANCE_LOGIN") == nullptr &&
               std::string(password) == "CHECK_BALANCE_PASSWORD=" &&
               std::string(proxy).find("fake") == std::string::npos;
    }));
}

TEST_CASE("a hardened process leaves no core and no standard descriptor free") {
    CHECK(holds_in_child([] {
        ::close(STDIN_FILENO);
        ::close(STDOUT_FILENO);
        if (!harden_process()) {
            return false;
        }
        rlimit limit{};
        ::getrlimit(RLIMIT_CORE, &limit);
        const int next = ::open("/dev/null", O_RDONLY);
        return limit.rlim_cur == 0 && limit.rlim_max == 0 && next > STDERR_FILENO &&
               ::write(STDOUT_FILENO, "x", 1) == -1;
    }));
}
