// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "process/hardening.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "config/secret_words.hpp"

namespace balance {

namespace {

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
    for (const auto& spec : variable_table) {
        char* value = std::getenv(std::string(spec.name).c_str());
        if (value == nullptr) {
            continue;
        }
        variables.emplace(spec.name, value);
        if (!secret_part(spec.secrecy, value).empty()) {
            explicit_bzero(value, std::strlen(value));
        }
    }
    ::clearenv();
    return Environment(std::move(variables));
}

}  // namespace balance
