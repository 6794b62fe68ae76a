// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history_location.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "history/history_user.hpp"
#include "history/own_directory.hpp"

namespace balance {

namespace {

namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

// Of a path that is longer a part would be shown, which is another path.
constexpr std::size_t longest_path = 200;
constexpr auto safe_in_a_shell =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+./:@%,=";

Message shown(const fs::path& path) {
    return Message() << Foreign{path.string(), longest_path};
}

Message quoted(const fs::path& path) {
    return Message("'") << shown(path) << "'";
}

std::string octal(mode_t mode) {
    std::string text;
    for (const unsigned shift : {9U, 6U, 3U, 0U}) {
        text += static_cast<char>('0' + (mode >> shift & 7U));
    }
    return text;
}

// As it is, when it comes out of the cleaning: another path must not be part of a command.
bool can_be_told(const fs::path& path) {
    const auto& text = path.native();
    return text.size() <= longest_path && text.find("  ") == std::string::npos &&
           std::ranges::none_of(text, [](char c) {
               return static_cast<unsigned char>(c) < ' ' || c == '\x7f' ||
                      std::string_view("'|<>`\\$&").find(c) != std::string_view::npos;
           });
}

Message command(const std::string& words, const Paths& paths) {
    Message text;
    text << Own{words};
    if (!std::ranges::all_of(paths, can_be_told)) {
        return text << " it";
    }
    for (const auto& path : paths) {
        text << " " << shell_word(path);
    }
    return text;
}

// In quotes, whatever their names: where a secret in one is masked no star may stand for others.
Message command_for_all(const fs::path& directory, const Paths& files, uid_t user) {
    Message text("chown ");
    text << user;
    Paths paths{directory};
    paths.insert(paths.end(), files.begin(), files.end());
    if (!std::ranges::all_of(paths, can_be_told)) {
        return text << " it and the files of the history in it";
    }
    for (const auto& path : paths) {
        text << " " << quoted(path);
    }
    return text;
}

std::string owner_option(uid_t user) {
    return user == 0 ? "" : " -o " + std::to_string(user);
}

Message directory_of_its_own(uid_t user) {
    Message text(
        "name a file in a directory of its own with --history, make it with: install -d -m 0750");
    return text << Own{owner_option(user)} << " /var/lib/check_balance";
}

Message unreachable(const fs::path& directory, uid_t user, int error) {
    return shown(directory) << " cannot be reached by " << Own{user_words(user)} << " ("
                            << Own{std::strerror(error)} << "): " << directory_of_its_own(user);
}

bool can(const fs::path& path, int what) {
    return ::faccessat(AT_FDCWD, path.c_str(), what, AT_EACCESS) == 0;
}

class Location {
  public:
    Location(fs::path file, uid_t user)
        : file_(std::move(file)), directory_(file_.parent_path()), user_(user) {}

    [[nodiscard]] Fault fault() {
        if (auto found = fault_of_directory()) {
            return found;
        }
        if (auto found = fault_of_parts()) {
            return found;
        }
        if (auto found = fault_of_owners()) {
            return found;
        }
        if (auto found = fault_of_modes()) {
            return found;
        }
        return is_complete_ || can(directory_, W_OK)
                   ? Fault()
                   : directory_mode(" cannot be written by its user", "chmod u+rwx");
    }

  private:
    [[nodiscard]] bool is_own() const { return is_historys_own(directory_, file_); }

    [[nodiscard]] Message directory_mode(const char* what, const char* mend) const {
        return shown(directory_) << Own{what} << " (mode " << Own{octal(status_.st_mode)}
                                 << "): " << command(mend, {directory_});
    }

    [[nodiscard]] Message foreign_directory() const {
        Message text = shown(directory_);
        text << " belongs to " << Own{user_words(status_.st_uid)} << ", not to "
             << Own{user_words(user_)} << ": ";
        return is_own() ? text << command_for_all(directory_, parts_that_are_there(file_), user_)
                        : text << directory_of_its_own(user_);
    }

    [[nodiscard]] Fault fault_of_directory() {
        if (::stat(directory_.c_str(), &status_) != 0) {
            return unreachable(directory_, user_, errno);
        }
        if (!S_ISDIR(status_.st_mode)) {
            return shown(directory_) << " is not a directory: name another file with --history";
        }
        if (!can(directory_, W_OK) && errno == EROFS) {
            return shown(directory_) << " is mounted read-only: remount it, or set ReadWritePaths= "
                                        "in the systemd unit of the monitoring service to "
                                     << shown(directory_);
        }
        if (status_.st_uid != user_ && (status_.st_uid != 0 || !can(directory_, X_OK))) {
            return foreign_directory();
        }
        if ((status_.st_mode & 0022U) != 0) {
            return is_own() ? directory_mode(" can be written by others", "chmod 0750")
                            : shown(directory_)
                                  << " can be written by others: " << directory_of_its_own(user_);
        }
        return can(directory_, X_OK)
                   ? Fault()
                   : directory_mode(" cannot be entered by its user", "chmod u+rwx");
    }

    [[nodiscard]] Fault fault_of_parts() {
        for (const auto* suffix : history_parts) {
            const auto path = part_of_history(file_, suffix);
            struct stat part {};
            if (::lstat(path.c_str(), &part) != 0) {
                const bool is_needed = std::string_view(suffix) != "-journal";
                is_complete_ = is_complete_ && !is_needed;
                if (errno != ENOENT) {
                    return shown(path) << " cannot be read: " << Own{std::strerror(errno)};
                }
            } else if (!S_ISREG(part.st_mode)) {
                return fault_of_kind(path, part.st_mode);
            } else {
                look_at(path, part);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] Message fault_of_kind(const fs::path& path, mode_t mode) const {
        const auto* kind = S_ISLNK(mode)   ? "a symbolic link"
                           : S_ISDIR(mode) ? "a directory"
                                           : "a device or a pipe";
        Message text = shown(path);
        text << " is " << Own{kind} << ", not a regular file: ";
        if (path != file_) {
            return S_ISDIR(mode) ? text << command("rmdir", {path}) : text << command("rm", {path});
        }
        return text << Own{S_ISDIR(mode)   ? "name a file in it with --history"
                           : S_ISLNK(mode) ? "name the file itself with --history"
                                           : "name another file with --history"};
    }

    void look_at(const fs::path& path, const struct stat& part) {
        if (part.st_uid != user_) {
            foreign_.push_back(path);
            first_owner_ = foreign_.size() == 1 ? part.st_uid : first_owner_;
        } else if ((part.st_mode & 0077U) != 0) {
            open_.push_back(path);
            first_open_ = open_.size() == 1 ? part.st_mode : first_open_;
        } else if ((part.st_mode & 0600U) != 0600U) {
            shut_.push_back(path);
            first_shut_ = shut_.size() == 1 ? part.st_mode : first_shut_;
        }
    }

    [[nodiscard]] Fault fault_of_owners() const {
        const bool is_foreign = status_.st_uid != user_;
        if (foreign_.empty()) {
            return is_foreign && !is_complete_ && !can(directory_, W_OK) ? foreign_directory()
                                                                         : Fault();
        }
        Message text = shown(foreign_.front());
        text << " belongs to " << Own{user_words(first_owner_)} << ", not to "
             << Own{user_words(user_)} << ": ";
        if (is_foreign && is_own()) {
            return text << command_for_all(directory_, foreign_, user_);
        }
        // Where even the history itself is another's nothing tells that this place was meant.
        if ((is_foreign && foreign_.front() == file_) || is_another_kind_of_file(file_)) {
            return text << directory_of_its_own(user_);
        }
        return text << command("chown " + std::to_string(user_), foreign_);
    }

    [[nodiscard]] Fault fault_of_modes() const {
        const bool is_open = !open_.empty();
        const auto& paths = is_open ? open_ : shut_;
        if (paths.empty()) {
            return std::nullopt;
        }
        if (is_another_kind_of_file(file_)) {
            return shown(file_) << " is no history: " << directory_of_its_own(user_);
        }
        return shown(paths.front())
               << Own{is_open ? " can be used by others" : " cannot be used by its user"}
               << " (mode " << Own{octal(is_open ? first_open_ : first_shut_)}
               << "): " << command("chmod 0600", paths);
    }

    fs::path file_;
    fs::path directory_;
    uid_t user_;
    struct stat status_ {};
    bool is_complete_ = true;
    Paths foreign_;  // of another user
    Paths open_;     // for others
    Paths shut_;     // for their user
    uid_t first_owner_ = 0;
    mode_t first_open_ = 0;
    mode_t first_shut_ = 0;
};

}  // namespace

Message shell_word(const fs::path& path) {
    const bool is_plain = path.string().find_first_not_of(safe_in_a_shell) == std::string::npos;
    return is_plain ? shown(path) : quoted(path);
}

Fault fault_of_location(const fs::path& file, uid_t user) {
    return Location(file, user).fault();
}

Message fault_of_missing_directory(const fs::path& directory, uid_t user, int error) {
    if (error == EACCES && !can(fs::absolute(directory).parent_path(), X_OK)) {
        return unreachable(directory, user, error);
    }
    Message text = shown(directory);
    text << " cannot be made: " << Own{std::strerror(error)} << ": ";
    if (error == ENOTDIR) {
        return text << "name another file with --history";
    }
    const auto making = command("install -d -m 0750" + owner_option(user), {directory});
    if (error == EROFS) {
        return text << "remount it, or set ReadWritePaths= in the systemd unit of the monitoring "
                       "service to "
                    << shown(directory) << ", once it is made: " << making;
    }
    return text << making;
}

}  // namespace balance
