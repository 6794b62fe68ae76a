// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/curl_trust.hpp"

#include <cerrno>
#include <filesystem>
#include <utility>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "http/bundle_store.hpp"
#include "http/curl_setopt.hpp"
#include "text/format.hpp"

namespace balance {

namespace {

namespace fs = std::filesystem;

bool has_own_authorities(const TransportOptions& options) {
    return !options.ca_file.empty() || !options.ca_path.empty();
}

// Where a distribution's libcurl looks; one that was built for all of them names no place.
AuthorityPlace built_in_place() {
    const auto* built = curl_version_info(CURLVERSION_NOW);
    return {built->capath, built->cainfo};
}

std::vector<AuthorityPlace> all_places() {
    const auto known = known_authority_places();
    std::vector<AuthorityPlace> places{built_in_place()};
    places.insert(places.end(), known.begin(), known.end());
    return places;
}

std::optional<Authorities> authorities_of(const TransportOptions& options) {
    if (has_own_authorities(options)) {
        return Authorities{.directory = options.ca_path, .bundle = options.ca_file};
    }
    const AuthorityPlace built_in[] = {built_in_place()};
    auto found = find_authorities(built_in);
    return found && !found->is_few ? found : find_authorities(all_places());
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

AuthoritiesFault nothing_found() {
    for (const auto& place : all_places()) {
        for (const auto* path : {place.bundle, place.directory}) {
            if (auto shut = path == nullptr ? std::nullopt : shut_place(path)) {
                return *shut;
            }
        }
    }
    const auto built_in = built_in_place();
    std::string looked_in;
    for (const auto* path : {built_in.directory, built_in.bundle}) {
        if (path != nullptr && !is_below_a_known_root(path)) {
            looked_in += format("{}, ", path);
        }
    }
    return {TransportError::Kind::no_authorities, looked_in + roots_of_known_places()};
}

// A null path is what is there already where the TLS library knows no such option.
void set_authorities(CURL* handle, const char* file, const char* path) {
    for (const auto& [option, value] : {std::pair{CURLOPT_CAINFO, file},
                                        {CURLOPT_CAPATH, path},
                                        {CURLOPT_PROXY_CAINFO, file},
                                        {CURLOPT_PROXY_CAPATH, path}}) {
        if (value == nullptr) {
            curl_easy_setopt(handle, option, nullptr);
        } else {
            curl_set(handle, option, value);
        }
    }
}

const char* text_or_null(const std::string& text) {
    return text.empty() ? nullptr : text.c_str();
}

}  // namespace

Expected<Trust, AuthoritiesFault> find_trust(const TransportOptions& options, bool is_openssl) {
    Trust trust;
    if (options.insecure) {
        trust.authorities = Authorities{};
        return trust;
    }
    trust.authorities = authorities_of(options);
    if (!trust.authorities) {
        const auto built_in = built_in_place();
        // Another TLS library may have places of its own.
        const bool looks_itself =
            !is_openssl && built_in.directory == nullptr && built_in.bundle == nullptr;
        return looks_itself ? Expected<Trust, AuthoritiesFault>(std::move(trust))
                            : Unexpected(nothing_found());
    }
    const auto& file = trust.authorities->bundle;
    if (!is_openssl || file.empty()) {
        return trust;
    }
    auto bundle = CertificateBundle::read(file);
    if (!bundle || !holds_a_certificate(*bundle)) {
        return Unexpected(
            AuthoritiesFault{TransportError::Kind::authority_files,
                             bundle ? format("{} holds no certificate", file)
                                    : format("{} cannot be read: {}", file, bundle.error())});
    }
    trust.bundle = *std::move(bundle);
    return trust;
}

void set_trust(void* handle, const TransportOptions& options, const Trust& trust) {
    curl_set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_set(handle, CURLOPT_PROXY_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    // Nobody is there to be asked for the passphrase of a key.
    curl_set(handle, CURLOPT_KEYPASSWD, "");
    curl_set(handle, CURLOPT_SSL_VERIFYPEER, options.insecure ? 0L : 1L);
    curl_set(handle, CURLOPT_SSL_VERIFYHOST, options.insecure ? 0L : 2L);
    if (trust.bundle) {
        // Some distributions' libcurl adds the system's authorities where it is told of none, and
        // does so after the bundle was put in. A place where it finds nothing stops it.
        const auto& directory = trust.authorities->directory;
        set_authorities(handle, nullptr, directory.empty() ? "/dev/null" : directory.c_str());
        // Nor may it keep what points into the bundle.
        curl_set(handle, CURLOPT_CA_CACHE_TIMEOUT, 0L);
    } else if (trust.authorities) {
        set_authorities(handle, text_or_null(trust.authorities->bundle),
                        text_or_null(trust.authorities->directory));
    }
    if (!options.client_cert.empty()) {
        curl_set(handle, CURLOPT_SSLCERT, options.client_cert.c_str());
    }
    if (!options.client_key.empty()) {
        curl_set(handle, CURLOPT_SSLKEY, options.client_key.c_str());
    }
}

}  // namespace balance
