// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/definition_directory.hpp"

#include <chrono>
#include <filesystem>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "failure_text.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;

namespace {

std::string failure_of(const test::TemporaryDirectory& directory, const std::string& name) {
    return test::failure_text([&] { return definition_in(directory.path(""), name); });
}

constexpr uid_t somebody_else = 65534;

}  // namespace

TEST_CASE("a provider's name is of lower-case letters and digits and two signs") {
    for (const std::string_view name :
         {"a", "7", "my-sms_2", "0123456789012345678901234567890123456789"}) {
        CAPTURE(name);
        CHECK(is_provider_name(name));
    }
    for (const std::string_view name : {"", "A", "a b", "a/b", "..", "a.b", "\xC3\xA9", "a\n",
                                        "01234567890123456789012345678901234567890"}) {
        CAPTURE(name);
        CHECK_FALSE(is_provider_name(name));
    }
}

TEST_CASE("a definition is the text of the file with its name") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write("mine.json", "{}", 0644));
    CHECK(definition_in(directory.path(""), "mine") == "{}");
    CHECK_FALSE(definition_in(directory.path(""), "other").has_value());
    CHECK_FALSE(definition_in("", "mine").has_value());
    CHECK_FALSE(definition_in(directory.path("missing"), "mine").has_value());
    CHECK_FALSE(definition_in(directory.path("mine.json"), "mine").has_value());
}

TEST_CASE("a name cannot lead out of the directory") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write("mine.json", "{}"));
    std::filesystem::create_directory(directory.path("sub"));
    for (const std::string name : {"../mine", "sub/../mine", "/etc/passwd", "", ".", "mine.json"}) {
        CAPTURE(name);
        CHECK_FALSE(definition_in(directory.path("sub"), name).has_value());
    }
}

TEST_CASE("a file that others can write is not trusted") {
    const test::TemporaryDirectory directory;
    for (const unsigned mode : {0600U, 0640U, 0644U, 0444U, 0755U}) {
        CAPTURE(mode);
        static_cast<void>(directory.write("mine.json", "{}", mode));
        CHECK(failure_of(directory, "mine") == "no failure");
        std::filesystem::remove(directory.path("mine.json"));
    }
    struct Row {
        unsigned mode;
        std::string_view fault;
    };
    constexpr Row rows[] = {
        {0664, "cannot be trusted: others can write to it, mode 0664: chmod 0644"},
        {0646, "cannot be trusted: others can write to it, mode 0646: chmod 0644"},
        {0666, "cannot be trusted: others can write to it, mode 0666: chmod 0644"},
        {0620, "cannot be trusted: others can write to it, mode 0620: chmod 0600"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.mode);
        static_cast<void>(directory.write("mine.json", "{}", row.mode));
        const auto text = failure_of(directory, "mine");
        CAPTURE(text);
        CHECK(text.starts_with("configuration: the definition " + directory.path("")));
        CHECK(contains(text, row.fault));
        std::filesystem::remove(directory.path("mine.json"));
    }
}

TEST_CASE("a file of somebody else is not trusted") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("mine.json", "{}", 0644);
    if (::geteuid() != 0 || ::chown(file.c_str(), somebody_else, somebody_else) != 0) {
        MESSAGE("only root can give a file away");
        return;
    }
    CHECK(contains(failure_of(directory, "mine"),
                   "cannot be trusted: it belongs to user 65534, not to root or user 0"));
    std::filesystem::create_symlink(file, directory.path("link.json"));
    CHECK(contains(failure_of(directory, "link"), "it belongs to user 65534"));
}

TEST_CASE("a symbolic link is judged by what it leads to") {
    const test::TemporaryDirectory directory;
    std::filesystem::create_symlink(directory.write("good", "{}", 0644), directory.path("a.json"));
    std::filesystem::create_symlink(directory.write("open", "{}", 0666), directory.path("b.json"));
    std::filesystem::create_symlink(directory.path("missing"), directory.path("c.json"));
    std::filesystem::create_symlink(directory.path("d.json"), directory.path("d.json"));
    CHECK(definition_in(directory.path(""), "a") == "{}");
    CHECK(contains(failure_of(directory, "b"), "cannot be trusted: others can write to it"));
    CHECK_FALSE(definition_in(directory.path(""), "c").has_value());
    CHECK(contains(failure_of(directory, "d"), "cannot be read: "));
}

TEST_CASE("what is no regular file or too large cannot be read and holds nothing up") {
    const test::TemporaryDirectory directory;
    REQUIRE(::mkfifo(directory.path("fifo.json").c_str(), 0600) == 0);
    std::filesystem::create_directory(directory.path("folder.json"));
    std::filesystem::create_symlink("/dev/zero", directory.path("zero.json"));
    static_cast<void>(directory.write("large.json", std::string(max_definition_bytes + 1, ' ')));
    const auto start = std::chrono::steady_clock::now();
    for (const std::string name : {"fifo", "folder", "zero"}) {
        CAPTURE(name);
        CHECK(contains(failure_of(directory, name), "cannot be read: it is not a regular file"));
    }
    CHECK(contains(failure_of(directory, "large"), "cannot be read: larger than 256 KiB"));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("the names of a directory are those of its definitions") {
    const test::TemporaryDirectory directory;
    for (const std::string_view file :
         {"b.json", "a.json", "c.txt", "d.json.bak", "Upper.json", ".json", ".hidden.json", "e"}) {
        static_cast<void>(directory.write(file, "{}"));
    }
    CHECK(names_in(directory.path("")) == std::vector<std::string>{"a", "b"});
    CHECK(names_in(directory.path("missing")).empty());
    CHECK(names_in(directory.path("e")).empty());
    CHECK(names_in("").empty());
}
