// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/curl_trust.hpp"

#include <cerrno>
#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

#include "http/certificate_directory.hpp"
#include "http/curl_setopt.hpp"
#include "text/format.hpp"

namespace balance {

namespace {

namespace fs = std::filesystem;

void set_authorities(CURL* handle, const char* file, const char* path) {
    curl_set(handle, CURLOPT_CAINFO, file);
    curl_set(handle, CURLOPT_CAPATH, path);
    curl_set(handle, CURLOPT_PROXY_CAINFO, file);
    curl_set(handle, CURLOPT_PROXY_CAPATH, path);
}

bool has_own_authorities(const TransportOptions& options) {
    return !options.ca_file.empty() || !options.ca_path.empty();
}

// Something to read: an installation of no certificates leaves an empty bundle.
bool is_filled_file(const char* path) {
    struct stat facts {};
    return ::stat(path, &facts) == 0 && facts.st_size > 0 && ::access(path, R_OK) == 0;
}

// The first on the way, or the file itself, that this user may not use.
std::optional<AuthoritiesFault> shut_place(const fs::path& place) {
    fs::path so_far;
    for (const auto& name : place) {
        so_far /= name;
        struct stat facts {};
        if (::stat(so_far.c_str(), &facts) != 0) {
            return std::nullopt;
        }
        const bool is_directory = S_ISDIR(facts.st_mode);
        if ((is_directory || facts.st_size > 0) &&
            ::access(so_far.c_str(), is_directory ? X_OK : R_OK) != 0 && errno == EACCES) {
            return AuthoritiesFault{
                TransportError::Kind::shut_authorities, so_far.string(),
                (is_directory ? "chmod 0755 " : "chmod 0644 ") + so_far.string()};
        }
    }
    return std::nullopt;
}

}  // namespace

void set_trust(void* handle, const TransportOptions& options) {
    curl_set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_set(handle, CURLOPT_PROXY_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    // Nobody is there to be asked for the passphrase of a key.
    curl_set(handle, CURLOPT_KEYPASSWD, "");
    curl_set(handle, CURLOPT_SSL_VERIFYPEER, options.insecure ? 0L : 1L);
    curl_set(handle, CURLOPT_SSL_VERIFYHOST, options.insecure ? 0L : 2L);
    const auto* usual_path = curl_version_info(CURLVERSION_NOW)->capath;
    if (has_own_authorities(options)) {
        set_authorities(handle, options.ca_file.empty() ? nullptr : options.ca_file.c_str(),
                        options.ca_path.empty() ? nullptr : options.ca_path.c_str());
    } else if (usual_path != nullptr && is_hashed_certificate_directory(usual_path)) {
        set_authorities(handle, nullptr, usual_path);
    }
    if (!options.client_cert.empty()) {
        curl_set(handle, CURLOPT_SSLCERT, options.client_cert.c_str());
    }
    if (!options.client_key.empty()) {
        curl_set(handle, CURLOPT_SSLKEY, options.client_key.c_str());
    }
}

std::optional<AuthoritiesFault> fault_of_authorities(const TransportOptions& options) {
    const auto* usual = curl_version_info(CURLVERSION_NOW);
    if (options.insecure || has_own_authorities(options) ||
        (usual->capath != nullptr && is_hashed_certificate_directory(usual->capath)) ||
        (usual->cainfo != nullptr && is_filled_file(usual->cainfo))) {
        return std::nullopt;
    }
    std::string places;
    for (const auto* place : {usual->cainfo, usual->capath}) {
        if (place == nullptr) {
            continue;
        }
        if (auto shut = shut_place(place)) {
            return shut;
        }
        places = places.empty() ? place : format("{} and {}", place, places);
    }
    if (places.empty()) {
        return std::nullopt;
    }
    return AuthoritiesFault{TransportError::Kind::no_authorities, places};
}

}  // namespace balance
