// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "process/hardening.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "config/secret_words.hpp"

namespace balance {

namespace {

constexpr auto known_variables = std::to_array<std::string_view>({
    "CHECK_BALANCE_LOGIN",
    "CHECK_BALANCE_PASSWORD",
    "CHECK_BALANCE_KEY",  //
    "MP_CONFIG_FILE",
    "NAGIOS_CONFIG_PATH",  //
    "http_proxy",
    "https_proxy",
    "HTTPS_PROXY",
    "all_proxy",
    "ALL_PROXY",  //
    "no_proxy",
    "NO_PROXY",
});

void wipe(char* text, std::size_t length) {
    explicit_bzero(text, length);
    std::memcpy(text, "***", std::min<std::size_t>(length, 3));
}

// A descriptor that was closed must not become one of our files or sockets. Standard output is put
// back so that writing to it fails, as it would have.
void occupy_standard_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) == -1) {
            [[maybe_unused]] const int opened = ::open("/dev/null", O_RDONLY);
        }
    }
}

}  // namespace

bool harden_process() {
    occupy_standard_descriptors();
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
#ifndef __SANITIZE_ADDRESS__
    // The leak sanitizer has to trace its own process.
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
    return ::getauxval(AT_SECURE) == 0;
}

std::vector<std::string> take_arguments(int argc, char** argv) {
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i) {
        words.emplace_back(argv[i]);
    }
    for (const auto& secret : find_secret_words(words)) {
        wipe(argv[secret.word + 1] + secret.offset, secret.length);
    }
    return words;
}

Environment take_environment() {
    std::map<std::string, std::string, std::less<>> variables;
    for (const auto name : known_variables) {
        char* value = std::getenv(std::string(name).c_str());
        if (value == nullptr) {
            continue;
        }
        variables.emplace(name, value);
        const bool secret = name.ends_with("_PASSWORD") || name.ends_with("_KEY");
        if (secret || !url_password(value).empty()) {
            explicit_bzero(value, std::strlen(value));
        }
    }
    ::clearenv();
    return Environment(std::move(variables));
}

}  // namespace balance
