// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/certificate_directory.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

using namespace balance;

namespace {

class TemporaryDirectory {
  public:
    TemporaryDirectory() {
        std::string name = std::filesystem::temp_directory_path() / "check_balance_test_XXXXXX";
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory() { std::filesystem::remove_all(path_); }

    void add(const std::string& name) const { std::ofstream(path_ / name) << "x"; }
    [[nodiscard]] std::string path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a directory is hashed where one name is a hash") {
    const TemporaryDirectory directory;
    CHECK_FALSE(is_hashed_certificate_directory(directory.path()));
    for (const std::string name : {"ca.pem", "5ed36f99.1", "5ed36f9.0", "5ed36f999.0", "5ED36F99.0",
                                   "5ed36f99.0.bak", "ca-bundle.0", "5ed36f99"}) {
        directory.add(name);
    }
    CHECK_FALSE(is_hashed_certificate_directory(directory.path()));
    directory.add("5ed36f99.0");
    CHECK(is_hashed_certificate_directory(directory.path()));
}

TEST_CASE("links that lead nowhere are no certificates") {
    const TemporaryDirectory directory;
    std::filesystem::create_symlink("missing.pem", directory.path() + "/5ed36f99.0");
    CHECK_FALSE(is_hashed_certificate_directory(directory.path()));
    directory.add("missing.pem");
    CHECK(is_hashed_certificate_directory(directory.path()));
}

TEST_CASE("files that can be read are counted, no further than asked") {
    const TemporaryDirectory directory;
    for (const std::string name : {"00000001.0", "00000002.0", "00000003.0", "00000003.1"}) {
        directory.add(name);
    }
    CHECK(hashed_certificates(directory.path(), 2) == 2);
    CHECK(hashed_certificates(directory.path(), 9) == 3);
    CHECK(hashed_certificates(directory.path() + "/missing", 9) == 0);
    for (const std::string name : {"00000004.0", "00000005.0", "00000006.0"}) {
        std::filesystem::create_symlink("missing.pem", directory.path() + "/" + name);
    }
    CHECK(hashed_certificates(directory.path(), 9) == 3);
}

TEST_CASE("what is no directory is not hashed") {
    const TemporaryDirectory directory;
    directory.add("5ed36f99.0");
    CHECK_FALSE(is_hashed_certificate_directory(directory.path() + "/5ed36f99.0"));
    CHECK_FALSE(is_hashed_certificate_directory(directory.path() + "/missing"));
    CHECK_FALSE(is_hashed_certificate_directory(""));
}
