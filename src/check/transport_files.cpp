// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/transport_files.hpp"

#include <cerrno>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

#include "config/option_values.hpp"
#include "http/certificate_directory.hpp"

namespace balance {

namespace {

// "" or why nothing can be read. The file is not opened: a pipe would wait for its other end.
std::string fault_of_file(const std::string& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0 || ::access(path.c_str(), R_OK) != 0) {
        return std::strerror(errno);
    }
    if (S_ISDIR(facts.st_mode)) {
        return "it is a directory";
    }
    return S_ISREG(facts.st_mode) && facts.st_size == 0 ? "it is empty" : "";
}

}  // namespace

void check_transport_files(const Options& options) {
    for (const auto* name : {"ca-file", "client-cert", "client-key"}) {
        const auto* option = options.find(name);
        const auto fault = option == nullptr ? std::string() : fault_of_file(option->value);
        if (!fault.empty()) {
            throw bad_value(*option, Message("cannot be read: ") << Own{fault});
        }
    }
    const auto* ca_path = options.find("ca-path");
    if (ca_path != nullptr && !is_hashed_certificate_directory(ca_path->value)) {
        throw bad_value(*ca_path, "not a directory with hashed certificates",
                        "Run openssl rehash on it, or use --ca-file");
    }
}

}  // namespace balance
