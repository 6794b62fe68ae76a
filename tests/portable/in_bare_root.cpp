// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Runs check_balance in a root that holds nothing but the program, certificates, names of hosts,
// resolv.conf and time zones, and what the tests hand over: /tmp, /run and the source tree. It
// takes the place of the program in tests.
//
// The root is made anew for each run, from what this mount namespace has in these places. That
// takes root, so the file is owned by root with the set-user-ID bit, and gives the privilege back.

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

constexpr auto root = "/mnt";
constexpr auto program = "/check_balance";
constexpr std::array handed_over = {"/etc/ssl",
                                    "/etc/pki",
                                    "/etc/ca-certificates",
                                    "/usr/share/ca-certificates",
                                    "/usr/lib/ssl",
                                    "/var/lib/ca-certificates",
                                    "/usr/local/share/ca-certificates",
                                    "/etc/hosts",
                                    "/etc/resolv.conf",
                                    "/tmp",
                                    "/run",
                                    "/usr/share/zoneinfo",
                                    "/proc",
                                    "/dev/null",
                                    "/dev/zero",
                                    BALANCE_SOURCE_DIR};

[[noreturn]] void give_up(const char* step) {
    std::fprintf(stderr, "in_bare_root: %s: %s\n", step, std::strerror(errno));
    _exit(99);
}

void need(bool is_done, const char* step) {
    if (!is_done) {
        give_up(step);
    }
}

void bind(const fs::path& from, const fs::path& to) {
    if (fs::is_directory(from)) {
        fs::create_directories(to);
    } else {
        fs::create_directories(to.parent_path());
        need(::mknod(to.c_str(), S_IFREG | 0644, 0) == 0, to.c_str());
    }
    need(::mount(from.c_str(), to.c_str(), nullptr, MS_BIND | MS_REC, nullptr) == 0, to.c_str());
}

void make_root() {
    need(::unshare(CLONE_NEWNS) == 0, "unshare");
    need(::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0, "private mounts");
    const mode_t old_mask = ::umask(022);
    need(::mount("none", root, "tmpfs", 0, "mode=0755") == 0, root);
    bind(BALANCE_PROGRAM, std::string(root) + program);
    for (const fs::path from : handed_over) {
        if (fs::exists(from)) {
            bind(from, root + from.string());
        }
    }
    ::umask(old_mask);
}

}  // namespace

int main(int /*count*/, char** words) {
    const auto user = ::getuid();
    const auto group = ::getgid();
    const auto directory = fs::current_path();
    need(::setresuid(0, 0, 0) == 0, "becoming root");
    make_root();
    need(::chroot(root) == 0 && ::chdir("/") == 0, "chroot");
    [[maybe_unused]] const int stays_in_root = ::chdir(directory.c_str());
    need(::setresgid(group, group, group) == 0 && ::setresuid(user, user, user) == 0,
         "leaving root");
    ::execv(program, words);
    give_up(program);
}
