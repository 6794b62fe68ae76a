// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/transport.hpp"

#include <cerrno>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

#include "config/proxy_choice.hpp"
#include "http/certificate_directory.hpp"

namespace balance {

namespace {

// Why nothing can be read. The file is not opened: a pipe would wait for its other end.
std::optional<std::string> fault_of_file(const std::string& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0 || ::access(path.c_str(), R_OK) != 0) {
        return std::strerror(errno);
    }
    if (S_ISDIR(facts.st_mode)) {
        return "it is a directory";
    }
    return S_ISREG(facts.st_mode) && facts.st_size == 0 ? std::optional("it is empty")
                                                        : std::nullopt;
}

}  // namespace

TransportOptions transport_of(const Settings& settings,
                              const std::string& scheme,
                              const Environment& environment) {
    auto transport = settings.transport;
    if (!settings.proxy_from_environment) {
        return transport;
    }
    const auto choice = proxy_from_environment(scheme, environment);
    if (!choice.proxy.empty()) {
        // The usual variables may leave the scheme out.
        const bool has_scheme = choice.proxy.find("://") != std::string::npos;
        if (const auto fault = proxy_fault((has_scheme ? "" : "http://") + choice.proxy)) {
            throw mistake(Message("--proxy env: the proxy in the environment: ") << Own{*fault});
        }
    }
    transport.proxy = choice.proxy;
    transport.no_proxy = choice.no_proxy;
    return transport;
}

void check_transport_files(const Settings& settings) {
    for (const auto& option : settings.transport_files) {
        if (option.spec->option == Option::ca_path) {
            if (!is_hashed_certificate_directory(option.value)) {
                throw bad_value(option, "not a directory with hashed certificates",
                                "Run openssl rehash on it, or use --ca-file");
            }
        } else if (const auto fault = fault_of_file(option.value)) {
            throw bad_value(option, Message("cannot be read: ") << Own{*fault});
        }
    }
}

}  // namespace balance
