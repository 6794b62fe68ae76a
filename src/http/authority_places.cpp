// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/authority_places.hpp"

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

#include "http/certificate_directory.hpp"
#include "text/format.hpp"

namespace balance {

namespace {

// Distributions trust more than a hundred, administrators add a handful.
constexpr int enough_for_a_distribution = 32;

// Where several names lead to one place, the one that the distribution documents stands here.
constexpr AuthorityPlace places[] = {
    // Debian, Ubuntu, Gentoo, Alpine, Arch; the directory on SUSE and on Fedora from 42 on, too.
    {"/etc/ssl/certs", "/etc/ssl/certs/ca-certificates.crt"},
    // Red Hat and its relatives from 7 on; the directory came with Fedora 41 and Red Hat 10.
    {"/etc/pki/ca-trust/extracted/pem/directory-hash",
     "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"},
    // Older and smaller relatives of Red Hat.
    {"/etc/pki/tls/certs", "/etc/pki/tls/certs/ca-bundle.crt"},
    // SUSE, whose /etc/ssl/certs leads to the directory.
    {"/var/lib/ca-certificates/pem", "/var/lib/ca-certificates/ca-bundle.pem"},
    {nullptr, "/etc/ssl/ca-bundle.pem"},
    // Arch, whose /etc/ssl/certs holds links to both.
    {"/etc/ca-certificates/extracted/cadir", "/etc/ca-certificates/extracted/tls-ca-bundle.pem"},
    // Alpine's images with no more than ca-certificates-bundle, and OpenSSL's own name.
    {nullptr, "/etc/ssl/cert.pem"},
};

constexpr const char* roots[] = {"/etc/ssl", "/etc/pki", "/etc/ca-certificates",
                                 "/var/lib/ca-certificates"};

// Something to read: an installation of no certificates leaves an empty bundle.
bool is_filled_file(const std::string& path) {
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0 && !S_ISDIR(facts.st_mode) && facts.st_size > 0 &&
           ::access(path.c_str(), R_OK) == 0;
}

}  // namespace

std::span<const AuthorityPlace> known_authority_places() {
    return places;
}

std::string roots_of_known_places() {
    return format("{}, {}, {} and {}", roots[0], roots[1], roots[2], roots[3]);
}

bool is_below_a_known_root(const std::string& place) {
    return std::ranges::any_of(
        roots, [&](const char* root) { return place.starts_with(std::string(root) + "/"); });
}

std::optional<Authorities> find_authorities(std::span<const AuthorityPlace> where,
                                            const std::string& root) {
    Authorities found;
    for (const auto& place : where) {
        if (place.directory == nullptr) {
            continue;
        }
        const auto directory = root + place.directory;
        const auto names = hashed_certificates(directory, enough_for_a_distribution);
        if (names >= enough_for_a_distribution) {
            return Authorities{.directory = directory};
        }
        if (names > 0 && found.directory.empty()) {
            found.directory = directory;
        }
    }
    for (const auto& place : where) {
        if (place.bundle != nullptr && is_filled_file(root + place.bundle)) {
            found.bundle = root + place.bundle;
            break;
        }
    }
    if (found.directory.empty() && found.bundle.empty()) {
        return std::nullopt;
    }
    found.is_few = found.bundle.empty();
    return found;
}

}  // namespace balance
