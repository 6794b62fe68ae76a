// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whose the history is: the user that runs the check. A run by hand as root, over a directory that
// belongs to somebody else, acts as that user while it has to do with the files: what it makes is
// his, what he could not do fails, and no link that he puts in the way leads root anywhere.
//
// It looks no name up: a user is a number here.

#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

namespace balance {

struct HistoryUser {
    uid_t user;
    gid_t group;
};

// The database is several files, this and what SQLite puts beside it.
[[nodiscard]] std::filesystem::path part_of_history(const std::filesystem::path& file,
                                                    const char* suffix);
inline constexpr const char* history_parts[] = {"", "-wal", "-shm", "-journal"};

// The directory's owner where root runs the check, or the files' where it is root's; of a directory
// that is not there yet the owner of the one above.
[[nodiscard]] HistoryUser history_user(const std::filesystem::path& directory,
                                       const std::filesystem::path& file);

// "root", "user 998".
[[nodiscard]] std::string user_words(uid_t user);

// As this user while it lives, as far as files go.
class ActingAs {
  public:
    explicit ActingAs(const HistoryUser& user);
    ActingAs(const ActingAs&) = delete;
    ActingAs& operator=(const ActingAs&) = delete;
    ~ActingAs();

    // False where the system does not allow it.
    [[nodiscard]] bool works() const { return works_; }

  private:
    bool changed_;
    bool works_ = true;
    uid_t user_before_ = 0;
    gid_t group_before_ = 0;
};

}  // namespace balance
