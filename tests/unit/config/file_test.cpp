// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/file.hpp"

#include <chrono>
#include <filesystem>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "failure_text.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;
using test::text_of;

namespace {

constexpr std::size_t limit = 1024;

std::string fault_of_mode(unsigned mode) {
    return text_of(secret_file_fault({"/etc/x.key", true, mode, 1000}, 1000));
}

}  // namespace

TEST_CASE("a secret file's mode lets nobody in but its owner and a reading group") {
    for (const unsigned mode : {0400U, 0440U, 0600U, 0640U, 0700U, 0740U, 0500U}) {
        CAPTURE(octal(mode));
        CHECK(fault_of_mode(mode).empty());
    }
    struct Row {
        unsigned mode;
        std::string_view shown;
        std::string_view remedy;
    };
    constexpr Row rows[] = {
        {0644, "mode 0644", "chmod 0640"}, {0604, "mode 0604", "chmod 0600"},
        {0660, "mode 0660", "chmod 0640"}, {0620, "mode 0620", "chmod 0600"},
        {0650, "mode 0650", "chmod 0640"}, {0610, "mode 0610", "chmod 0600"},
        {0601, "mode 0601", "chmod 0600"}, {0602, "mode 0602", "chmod 0600"},
        {0777, "mode 0777", "chmod 0740"}, {0666, "mode 0666", "chmod 0640"},
        {0444, "mode 0444", "chmod 0440"}, {04644, "mode 4644", "chmod 4640"},
    };
    for (const auto& row : rows) {
        CAPTURE(octal(row.mode));
        CHECK(contains(fault_of_mode(row.mode), row.shown));
        CHECK(fault_of_mode(row.mode).ends_with(std::string(row.remedy) + " /etc/x.key"));
    }
}

TEST_CASE("a secret file belongs to its user or to root") {
    const auto fault = [](bool regular, unsigned owner, unsigned user) {
        return text_of(secret_file_fault({"/etc/x.key", regular, 0600, owner}, user));
    };
    CHECK(fault(true, 0, 1000).empty());
    CHECK(fault(true, 1000, 1000).empty());
    CHECK(fault(true, 0, 0).empty());
    CHECK(fault(true, 1001, 1000) ==
          "it belongs to user 1001, not to root or user 1000 who runs this check: chown 1000 "
          "/etc/x.key");
    CHECK(contains(fault(true, 1001, 0), "chown 0 /etc/x.key"));
    CHECK(contains(fault(false, 1000, 1000), "not a regular file"));
}

TEST_CASE("the remedy for a file can be pasted into a shell") {
    CHECK(text_of(secret_file_fault({"/etc/my key", true, 0644, 0}, 1000))
              .ends_with("chmod 0640 '/etc/my key'"));
    for (const std::string path : {"/etc/o'key", "/etc/$key", "/etc/`key`", "/etc/a  b", "/etc/\tk",
                                   "/etc/a|b", "/etc/a\\b"}) {
        CAPTURE(path);
        CHECK(text_of(secret_file_fault({path, true, 0644, 0}, 1000))
                  .ends_with("chmod 0640 the file"));
        CHECK(text_of(secret_file_fault({path, true, 0600, 7}, 1000))
                  .ends_with("chown 1000 the file"));
    }
    CHECK(text_of(foreign_hand_fault({"/etc/d/x.json", true, 0666, 0}, 1000))
              .ends_with("others can write to it, mode 0666: chmod 0644 /etc/d/x.json"));
    CHECK(text_of(foreign_hand_fault({"/etc/d/x.json", true, 0644, 7}, 1000))
              .ends_with("chown 1000 /etc/d/x.json"));
}

TEST_CASE("a file is read whole and with its secret fault") {
    const test::TemporaryDirectory directory;
    const auto safe = read_file(directory.write("safe", "a\nb"), FileKind::regular, limit);
    REQUIRE(safe.has_value());
    CHECK(safe->bytes == "a\nb");
    CHECK_FALSE(safe->secret_fault.has_value());

    const auto open = read_file(directory.write("open", "a", 0644), FileKind::regular, limit);
    REQUIRE(open.has_value());
    CHECK(contains(text_of(open->secret_fault), "0644"));
}

TEST_CASE("a symbolic link is judged by what it leads to") {
    const test::TemporaryDirectory directory;
    std::filesystem::create_symlink(directory.write("safe", "a"), directory.path("to_safe"));
    std::filesystem::create_symlink(directory.write("open", "a", 0644), directory.path("to_open"));
    const auto safe = read_file(directory.path("to_safe"), FileKind::regular, limit);
    REQUIRE(safe.has_value());
    CHECK_FALSE(safe->secret_fault.has_value());
    const auto open = read_file(directory.path("to_open"), FileKind::regular, limit);
    REQUIRE(open.has_value());
    CHECK(contains(text_of(open->secret_fault), "0644"));
}

TEST_CASE("what is no regular file is refused at once") {
    const test::TemporaryDirectory directory;
    const auto fifo = directory.path("fifo");
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    const auto link = directory.path("to_fifo");
    std::filesystem::create_symlink(fifo, link);
    const auto start = std::chrono::steady_clock::now();
    for (const auto& path : {fifo, link, directory.path(""), std::string("/dev/zero"),
                             std::string("/dev/null"), directory.path("missing")}) {
        CAPTURE(path);
        CHECK_FALSE(read_file(path, FileKind::regular, limit).has_value());
    }
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("a file that is larger than its bound is refused") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("file", std::string(limit, 'x'));
    CHECK(read_file(file, FileKind::any, limit).has_value());
    CHECK_FALSE(read_file(file, FileKind::any, limit - 1).has_value());
    const auto endless = read_file("/dev/zero", FileKind::any, limit);
    REQUIRE_FALSE(endless.has_value());
    CHECK(endless.error().kind == FileError::Kind::too_large);
    CHECK(endless.error().reason == "larger than 1 KiB");
}

TEST_CASE("a file that is not there is told from one that cannot be read") {
    const test::TemporaryDirectory directory;
    const auto kind_of = [](const std::string& path) {
        const auto content = read_file(path, FileKind::regular, limit);
        REQUIRE_FALSE(content.has_value());
        return content.error().kind;
    };
    const auto file = directory.write("file", "a");
    CHECK(kind_of(directory.path("missing")) == FileError::Kind::missing);
    CHECK(kind_of(file + "/below") == FileError::Kind::missing);
    CHECK(kind_of(directory.path("")) == FileError::Kind::other);
}
