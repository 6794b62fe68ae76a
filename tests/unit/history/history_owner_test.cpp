// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whose the files of a history are: what root made for the daemon's user, and what root makes in
// the place of another.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "made_history.hpp"

using namespace balance;
using test::daemon_user;
using test::fault_of;
using test::MadeHistory;
using test::mend;
using test::TemporaryDirectory;
namespace fs = std::filesystem;

TEST_CASE("what root made by hand is named to the daemon's user, with one command for all of it") {
    if (::geteuid() != 0) {
        return;  // Only root gives files away.
    }
    const MadeHistory made;
    struct Row {
        const char* what;
        std::vector<std::string> daemons;
        std::string fault;
    };
    const Row rows[] = {
        {"everything",
         {},
         made.file + " belongs to root, not to user 65534: chown 65534 '" + made.state + "' '" +
             made.file + "' '" + made.wal + "' '" + made.index + "'"},
        {"all files",
         {made.state},
         made.file + " belongs to root, not to user 65534: chown 65534 " + made.file + " " +
             made.wal + " " + made.index},
        {"the file alone",
         {made.state, made.wal, made.index},
         made.file + " belongs to root, not to user 65534: chown 65534 " + made.file},
        {"the WAL alone",
         {made.state, made.file, made.index},
         made.wal + " belongs to root, not to user 65534: chown 65534 " + made.wal},
        {"the index alone",
         {made.state, made.file, made.wal},
         made.index + " belongs to root, not to user 65534: chown 65534 " + made.index},
        {"one file chowned and the others not",
         {made.state, made.file},
         made.wal + " belongs to root, not to user 65534: chown 65534 " + made.wal + " " +
             made.index},
        {"the directory, which is the administrator's choice while it holds all files",
         {made.file, made.wal, made.index},
         ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        made.give({made.state, made.file, made.wal, made.index}, 0);
        made.give(row.daemons, daemon_user);
        const auto fault = made.told(daemon_user);
        CHECK(fault == row.fault);
        if (!fault.empty()) {
            mend(fault);
            CHECK(made.told(daemon_user).empty());
        }
    }
}

TEST_CASE("a directory of another user's is named with the command that mends it") {
    if (::geteuid() != 0) {
        return;  // Only root gives files away.
    }
    const MadeHistory made;
    made.give({made.state}, 12345);
    const auto fault = made.told(daemon_user);
    CHECK(fault == made.state + " belongs to user 12345, not to user 65534: chown 65534 '" +
                       made.state + "' '" + made.file + "' '" + made.wal + "' '" + made.index +
                       "'");
    mend(fault);
    CHECK(made.told(daemon_user).empty());
}

TEST_CASE("root over another user's directory makes files of that user's") {
    if (::geteuid() != 0) {
        return;  // Only root acts as others.
    }
    TemporaryDirectory directory;
    fs::permissions(directory.path(""), fs::perms(0755));
    std::string where = "his/history.sqlite";
    REQUIRE(::mkdir(directory.path("his").c_str(), 0750) == 0);
    REQUIRE(::chown(directory.path("his").c_str(), daemon_user, daemon_user) == 0);
    SUBCASE("in the directory") {}
    SUBCASE("in one that is not there yet") {
        where = "his/own/history.sqlite";
    }
    const auto file = directory.path(where);
    REQUIRE(fault_of(file).empty());
    const auto owner = [](const std::string& path) {
        struct stat status {};
        return ::lstat(path.c_str(), &status) == 0 ? status.st_uid : 0;
    };
    CHECK(owner(fs::path(file).parent_path()) == daemon_user);
    for (const auto* part : {"", "-wal", "-shm"}) {
        CHECK(owner(file + part) == daemon_user);
    }
    CHECK(::geteuid() == 0);
    CHECK(std::ofstream(directory.path("afterwards")).good());
    CHECK(owner(directory.path("afterwards")) == 0);
}

TEST_CASE("root makes nothing where the directory's owner could not make it") {
    if (::geteuid() != 0) {
        return;  // Only root acts as others.
    }
    const MadeHistory made;
    fs::permissions(made.directory.path(""), fs::perms(0700));
    for (const auto& path : {made.file, made.wal, made.index}) {
        fs::remove(path);
    }
    made.give({made.state}, daemon_user);
    CHECK(made.fault().starts_with(made.state +
                                   " cannot be reached by user 65534 (Permission denied): "));
    CHECK(fs::is_empty(made.state));
}
