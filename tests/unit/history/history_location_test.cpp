// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A file or directory with the wrong mode or kind, or in a wrong place: what is said, and that it
// is the mend.

#include "history/history_location.hpp"

#include <cerrno>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "failure_text.hpp"
#include "history/history_user.hpp"
#include "made_history.hpp"

using namespace balance;
using test::daemon_user;
using test::elsewhere;
using test::fault_of;
using test::MadeHistory;
using test::mend;
using test::TemporaryDirectory;
namespace fs = std::filesystem;

TEST_CASE("a file that others can use is named with the command that mends it") {
    const MadeHistory made;
    for (const auto& path : {made.file, made.wal, made.index}) {
        for (const unsigned mode : {0640U, 0604U, 0620U, 0602U, 0610U, 0666U, 0777U}) {
            CAPTURE(path);
            CAPTURE(mode);
            ::chmod(path.c_str(), mode);
            const auto fault = made.fault();
            CHECK(fault.starts_with(path + " can be used by others (mode 0"));
            CHECK(fault.ends_with("): chmod 0600 " + path));
            mend(fault);
            CHECK(made.fault().empty());
        }
    }
    for (const auto& path : {made.file, made.wal, made.index}) {
        ::chmod(path.c_str(), 0644);
    }
    CHECK(made.fault() == made.file + " can be used by others (mode 0644): chmod 0600 " +
                              made.file + " " + made.wal + " " + made.index);
}

TEST_CASE("a file that its user cannot use is named with the command that mends it") {
    const MadeHistory made;
    for (const auto& path : {made.file, made.wal, made.index}) {
        for (const unsigned mode : {0400U, 0200U, 0000U, 0500U}) {
            CAPTURE(path);
            CAPTURE(mode);
            ::chmod(path.c_str(), mode);
            const auto fault = made.fault();
            CHECK(fault.starts_with(path + " cannot be used by its user (mode 0"));
            mend(fault);
            CHECK(made.fault().empty());
        }
    }
}

TEST_CASE("a directory that others can write is named with the command that mends it") {
    const MadeHistory made;
    for (const unsigned mode : {0770U, 0707U, 0720U, 0702U, 01777U}) {
        CAPTURE(mode);
        ::chmod(made.state.c_str(), mode);
        const auto fault = made.fault();
        CHECK(fault.starts_with(made.state + " can be written by others (mode "));
        mend(fault);
        CHECK(made.fault().empty());
    }
    for (const unsigned mode : {0750U, 0755U, 0700U}) {
        CAPTURE(mode);
        ::chmod(made.state.c_str(), mode);
        CHECK(made.fault().empty());
    }
}

TEST_CASE("a directory that holds other things too is not changed for the history") {
    const MadeHistory made;
    static_cast<void>(made.directory.write("state/other", ""));
    ::chmod(made.state.c_str(), 01777);
    const auto fault = made.fault();
    CHECK(fault.starts_with(made.state +
                            " can be written by others: name a file in a directory of its own with "
                            "--history, make it with: install -d -m 0750 "));
    CHECK(fault.ends_with(" /var/lib/check_balance"));
    if (::geteuid() == 0) {
        made.give({made.state}, 12345);
        CHECK(made.told(daemon_user) ==
              made.state +
                  " belongs to user 12345, not to user 65534: name a file in a directory of its "
                  "own with --history, make it with: install -d -m 0750 -o 65534 "
                  "/var/lib/check_balance");
    }
}

TEST_CASE("a directory that is not seen to be the history's own is in no command") {
    if (::geteuid() != 0) {
        return;  // Only root gives files away.
    }
    TemporaryDirectory directory;
    REQUIRE(::mkdir(directory.path("state").c_str(), 0755) == 0);
    const auto state = directory.path("state");
    std::string file = state + "/history.sqlite";
    SUBCASE("it is empty, as many of a system's are") {}
    SUBCASE("it holds a name that begins like the history's") {
        static_cast<void>(directory.write("state/hosts", "127.0.0.1 localhost"));
        file = state + "/h";
    }
    SUBCASE("it holds a copy beside the history") {
        static_cast<void>(directory.write("state/history.sqlite", ""));
        static_cast<void>(directory.write("state/history.sqlite.old", ""));
    }
    SUBCASE("it holds no history, but what was beside one") {
        static_cast<void>(directory.write("state/history.sqlite-wal", ""));
    }
    SUBCASE("the file in it is something else") {
        static_cast<void>(directory.write("state/history.sqlite", "password=fake"));
    }
    SUBCASE("a directory has the history's name") {
        fs::create_directory(file);
    }
    const auto told = [&] { return test::text_of(fault_of_location(file, daemon_user)); };
    REQUIRE(::chown(state.c_str(), 12345, 0) == 0);
    CHECK(told() == state + " belongs to user 12345, not to user 65534: " + elsewhere);
    REQUIRE(::chown(state.c_str(), daemon_user, 0) == 0);
    ::chmod(state.c_str(), 01777);
    CHECK(told() == state + " can be written by others: " + elsewhere);
}

TEST_CASE("a directory that cannot be listed is in no command") {
    if (::geteuid() != 0) {
        return;  // Only root gives files away.
    }
    const MadeHistory made;
    made.give({made.state}, 0);
    ::chmod(made.state.c_str(), 0710);
    const ActingAs daemon({daemon_user, daemon_user});
    REQUIRE(daemon.works());
    CHECK(made.told(daemon_user) ==
          made.state + " belongs to root, not to user 65534: " + elsewhere);
}

TEST_CASE("a file that is no history is in no command") {
    TemporaryDirectory directory;
    const auto file = directory.write("hosts", "127.0.0.1 localhost", 0644);
    const auto told = [&](uid_t user) { return test::text_of(fault_of_location(file, user)); };
    CHECK(told(::geteuid())
              .starts_with(file + " is no history: name a file in a directory of its own with "
                                  "--history, make it with: install "));
    if (::geteuid() == 0) {
        REQUIRE(::chown(fs::path(file).parent_path().c_str(), daemon_user, 0) == 0);
        CHECK(told(daemon_user) == file + " belongs to root, not to user 65534: " + elsewhere);
    }
}

TEST_CASE("a history in a directory of others' that holds other things too stays theirs") {
    if (::geteuid() != 0) {
        return;  // Only root gives files away.
    }
    const MadeHistory made;
    static_cast<void>(made.directory.write("state/other", ""));
    CHECK(made.told(daemon_user) ==
          made.file + " belongs to root, not to user 65534: " + elsewhere);
    made.give({made.file}, daemon_user);
    CHECK(made.told(daemon_user) == made.wal + " belongs to root, not to user 65534: chown 65534 " +
                                        made.wal + " " + made.index);
}

TEST_CASE("a directory that cannot be made is told with what lets it be made") {
    const auto told = [](int error) {
        return render(fault_of_missing_directory("/srv/balance", daemon_user, error), Masker());
    };
    CHECK(told(ENOENT) ==
          "/srv/balance cannot be made: No such file or directory: install -d -m 0750 -o 65534 "
          "/srv/balance");
    CHECK(told(EROFS) ==
          "/srv/balance cannot be made: Read-only file system: remount it, or set "
          "ReadWritePaths= in the systemd unit of the monitoring service to /srv/balance, once it "
          "is made: install -d -m 0750 -o 65534 /srv/balance");
    CHECK(told(ENOTDIR) ==
          "/srv/balance cannot be made: Not a directory: name another file with --history");
}

TEST_CASE("only regular files are parts of a history, and a link only on the way to it") {
    const MadeHistory made;
    const auto in_state = [&](const std::string& name) { return made.state + "/" + name; };
    fs::create_symlink(made.file, in_state("link"));
    fs::create_symlink(in_state("nothing"), in_state("dangling"));
    fs::create_directory(in_state("folder"));
    REQUIRE(::mkfifo(in_state("fifo").c_str(), 0600) == 0);
    for (const auto* name : {"link", "dangling", "folder", "fifo"}) {
        CAPTURE(name);
        const auto fault = fault_of(in_state(name));
        CHECK(fault.starts_with(in_state(name) + " is a "));
        CHECK(fault.find(", not a regular file: name ") != std::string::npos);
    }
    CHECK_FALSE(fs::exists(in_state("nothing")));
    fs::create_directory_symlink(made.state, made.directory.path("way"));
    CHECK(fault_of(made.directory.path("way/history.sqlite")).empty());
    CHECK(fault_of(made.state + "/") ==
          made.state + "/ is a directory: name a file in it with --history");
    CHECK(fault_of(made.file + "/x") ==
          made.file + " is not a directory: name another file with --history");
}

TEST_CASE("a WAL or an index that is a link or a directory is refused by its name") {
    const MadeHistory made;
    for (const auto& path : {made.wal, made.index, made.file + "-journal"}) {
        CAPTURE(path);
        fs::remove(path);
        fs::create_symlink(made.directory.path("elsewhere"), path);
        CHECK(made.fault() == path + " is a symbolic link, not a regular file: rm " + path);
        mend(made.fault());
        fs::create_directory(path);
        CHECK(made.fault() == path + " is a directory, not a regular file: rmdir " + path);
        mend(made.fault());
        CHECK(made.fault().empty());
    }
    CHECK_FALSE(fs::exists(made.directory.path("elsewhere")));
}

TEST_CASE("a path with blanks is one word of the command, one that cannot be shown is in none") {
    TemporaryDirectory directory;
    REQUIRE(::mkdir(directory.path("state").c_str(), 0700) == 0);
    const auto file = directory.write("state/my history", "", 0644);
    const auto told = [](const std::string& path) {
        return test::text_of(fault_of_location(path, ::geteuid()));
    };
    CHECK(told(file).ends_with(": chmod 0600 '" + file + "'"));
    mend(told(file));
    CHECK(told(file).empty());
    const std::string names[] = {"it's", "a$b", "a  b", "a\tb", "a|b", std::string(190, 'x')};
    for (const auto& name : names) {
        CAPTURE(name);
        CHECK(told(directory.write("state/" + name, "", 0644)).ends_with(": chmod 0600 it"));
    }
}
