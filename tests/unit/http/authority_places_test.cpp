// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/authority_places.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <doctest/doctest.h>

#include "temporary_directory.hpp"

using namespace balance;

namespace {

// The files of a distribution, below a directory of the test.
class System {
  public:
    void file(const std::string& path, const std::string& content = "x") {
        make_directory_of(path);
        std::ofstream(root() + path) << content;
    }
    void link(const std::string& target, const std::string& path) {
        make_directory_of(path);
        std::filesystem::create_symlink(target, root() + path);
    }
    void hashed(const std::string& directory, int count) {
        for (int i = 0; i < count; ++i) {
            file(directory + "/" + std::to_string(10'000'000 + i) + ".0");
        }
    }
    [[nodiscard]] std::optional<Authorities> found() const {
        return find_authorities(known_authority_places(), root());
    }
    [[nodiscard]] std::string root() const { return directory_.path("root"); }

  private:
    void make_directory_of(const std::string& path) {
        std::filesystem::create_directories(std::filesystem::path(root() + path).parent_path());
    }
    test::TemporaryDirectory directory_;
};

struct Layout {
    std::string name;
    std::function<void(System&)> make;
    std::string directory;
    std::string bundle;
};

const std::string red_hat = "/etc/pki/ca-trust/extracted/pem/";

const Layout layouts[] = {
    {"Debian, Ubuntu and Gentoo",
     [](System& system) {
         system.hashed("/etc/ssl/certs", 140);
         system.file("/etc/ssl/certs/ca-certificates.crt");
     },
     "/etc/ssl/certs", ""},
    {"Red Hat 7 to 9",
     [](System& system) {
         system.file(red_hat + "tls-ca-bundle.pem");
         system.link("../../ca-trust/extracted/pem/tls-ca-bundle.pem",
                     "/etc/pki/tls/certs/ca-bundle.crt");
         system.link("../pki/tls/certs", "/etc/ssl/certs");
     },
     "", red_hat + "tls-ca-bundle.pem"},
    {"Red Hat 9 with an authority that was linked by hand",
     [](System& system) {
         system.file(red_hat + "tls-ca-bundle.pem");
         system.hashed("/etc/pki/tls/certs", 1);
         system.link("../pki/tls/certs", "/etc/ssl/certs");
     },
     "/etc/ssl/certs", red_hat + "tls-ca-bundle.pem"},
    {"Red Hat 10 and Fedora 41",
     [](System& system) {
         system.file(red_hat + "tls-ca-bundle.pem");
         system.hashed(red_hat + "directory-hash", 140);
         system.link("../pki/tls/certs", "/etc/ssl/certs");
         system.file("/etc/pki/tls/certs/ca-bundle.crt");
     },
     red_hat + "directory-hash", ""},
    {"Fedora 42",
     [](System& system) {
         system.file(red_hat + "tls-ca-bundle.pem");
         system.hashed(red_hat + "directory-hash", 140);
         system.hashed("/etc/pki/tls/certs", 140);
         system.link("../pki/tls/certs", "/etc/ssl/certs");
     },
     "/etc/ssl/certs", ""},
    {"SUSE",
     [](System& system) {
         system.hashed("/var/lib/ca-certificates/pem", 140);
         system.link("../../var/lib/ca-certificates/pem", "/etc/ssl/certs");
         system.file("/var/lib/ca-certificates/ca-bundle.pem");
         system.link("../../var/lib/ca-certificates/ca-bundle.pem", "/etc/ssl/ca-bundle.pem");
     },
     "/etc/ssl/certs", ""},
    {"SUSE in a small image",
     [](System& system) { system.file("/var/lib/ca-certificates/ca-bundle.pem"); }, "",
     "/var/lib/ca-certificates/ca-bundle.pem"},
    {"Alpine",
     [](System& system) {
         system.hashed("/etc/ssl/certs", 140);
         system.file("/etc/ssl/certs/ca-certificates.crt");
         system.link("certs/ca-certificates.crt", "/etc/ssl/cert.pem");
     },
     "/etc/ssl/certs", ""},
    {"Alpine with the bundle alone",
     [](System& system) {
         system.file("/etc/ssl/certs/ca-certificates.crt");
         system.link("certs/ca-certificates.crt", "/etc/ssl/cert.pem");
     },
     "", "/etc/ssl/certs/ca-certificates.crt"},
    {"Arch",
     [](System& system) {
         system.hashed("/etc/ca-certificates/extracted/cadir", 140);
         for (int i = 0; i < 140; ++i) {
             const auto name = std::to_string(10'000'000 + i) + ".0";
             system.link("../../ca-certificates/extracted/cadir/" + name, "/etc/ssl/certs/" + name);
         }
         system.file("/etc/ca-certificates/extracted/tls-ca-bundle.pem");
     },
     "/etc/ssl/certs", ""},
    {"Arch whose links were lost",
     [](System& system) {
         system.file("/etc/ca-certificates/extracted/tls-ca-bundle.pem");
         system.link("../../ca-certificates/gone.pem", "/etc/ssl/certs/10000000.0");
     },
     "", "/etc/ca-certificates/extracted/tls-ca-bundle.pem"},
    {"an empty bundle before a filled one",
     [](System& system) {
         system.file("/etc/ssl/certs/ca-certificates.crt", "");
         system.file("/etc/ssl/cert.pem");
     },
     "", "/etc/ssl/cert.pem"},
    {"a directory in the place of a bundle",
     [](System& system) {
         system.file("/etc/ssl/certs/ca-certificates.crt/x");
         system.file("/etc/ssl/ca-bundle.pem");
     },
     "", "/etc/ssl/ca-bundle.pem"},
    {"a few names alone", [](System& system) { system.hashed("/etc/ssl/certs", 3); },
     "/etc/ssl/certs", ""},
};

}  // namespace

TEST_CASE("the authorities of each distribution are found where it keeps them") {
    for (const auto& layout : layouts) {
        CAPTURE(layout.name);
        System system;
        layout.make(system);
        const auto found = system.found();
        REQUIRE(found.has_value());
        const auto below_root = [&](const std::string& place) {
            return place.empty() ? "" : system.root() + place;
        };
        CHECK(found->directory == below_root(layout.directory));
        CHECK(found->bundle == below_root(layout.bundle));
        CHECK(found->is_few == (layout.name == "a few names alone"));
    }
}

TEST_CASE("where there is nothing of use, nothing is found") {
    System system;
    CHECK_FALSE(system.found().has_value());
    system.file("/etc/ssl/certs/ca-certificates.crt", "");
    system.file("/etc/ssl/certs/ca.pem");
    system.link("gone.pem", "/etc/ssl/certs/5ed36f99.0");
    CHECK_FALSE(system.found().has_value());
}

TEST_CASE("a message names all that was looked in") {
    CHECK(roots_of_known_places() ==
          "/etc/ssl, /etc/pki, /etc/ca-certificates and /var/lib/ca-certificates");
    for (const auto& place : known_authority_places()) {
        for (const auto* path : {place.directory, place.bundle}) {
            if (path != nullptr) {
                CAPTURE(path);
                CHECK(is_below_a_known_root(path));
            }
        }
    }
    CHECK_FALSE(is_below_a_known_root("/etc/sslx/certs"));
    CHECK_FALSE(is_below_a_known_root("/usr/local/etc/ssl/cert.pem"));
}
