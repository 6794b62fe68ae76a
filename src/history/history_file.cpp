// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history_file.hpp"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "history/history_location.hpp"
#include "history/history_schema.hpp"
#include "history/history_user.hpp"

namespace balance {

namespace {

namespace fs = std::filesystem;

void set_up(Database& database, const fs::path& file) {
    Transaction transaction(database);
    std::error_code none;
    if (fs::file_size(file, none) == 0) {
        // Nobody has an index of an empty file: it is that of a history that was moved away, and
        // who still has that one open must not share his with us.
        fs::remove(part_of_history(file, "-shm"), none);
    }
    create_history_tables(database);
    transaction.commit();
}

Fault fault_of_creation(const fs::path& path) {
    const int descriptor =
        ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        ::close(descriptor);
        return std::nullopt;
    }
    return errno == EEXIST ? Fault()
                           : shell_word(path) << " cannot be made: " << Own{std::strerror(errno)};
}

// Where others are about to do the same it is left to them, or to the next check.
void keep_journal_in_wal(Database& database) {
    try {
        database.run("PRAGMA journal_mode=WAL");
    } catch (const SqliteError& error) {
        if (error.kind() != SqliteError::Kind::locked) {
            throw;
        }
    }
}

struct Identity {
    std::int64_t mark;
    std::int64_t version;
    std::int64_t tables;
};

// All at one moment: another check may be about to set the file up.
Identity identity_of(Database& database) {
    auto statement = database.prepare(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)"
        " FROM pragma_application_id, pragma_user_version");
    return statement.step()
               ? Identity{statement.integer(0), statement.integer(1), statement.integer(2)}
               : Identity{};
}

// The first to open an empty file removes the WAL that another history left there. Others that are
// about to do the same find it gone, and find none when they look again.
Identity identity_at_last(Database& database) {
    try {
        return identity_of(database);
    } catch (const SqliteError& error) {
        if (error.kind() != SqliteError::Kind::overtaken) {
            throw;
        }
    }
    return identity_of(database);
}

Fault fault_of_content(Database& database, const fs::path& file) {
    auto [mark, version, tables] = identity_at_last(database);
    if (mark == 0 && version == 0 && tables == 0) {
        set_up(database, file);
        mark = history_mark;
        version = history_version;
    }
    if (mark != history_mark) {
        return shell_word(file)
               << " is another program's database: name another file with --history";
    }
    if (version > 0 && version < history_version) {
        upgrade_history_tables(database);
        version = history_version;
    }
    if (version != history_version) {
        return shell_word(file) << " was written by another version of check_balance: name another "
                                   "file with --history";
    }
    keep_journal_in_wal(database);
    return std::nullopt;
}

// SQLite removes the index first, then the WAL: who finds the index alone finds what another
// program left.
bool has_lost_its_wal(const fs::path& file) {
    std::error_code none;
    if (fs::file_size(file, none) == 0) {
        return false;
    }
    struct stat before {};
    struct stat after {};
    struct stat wal {};
    const auto index = part_of_history(file, "-shm");
    return ::lstat(index.c_str(), &before) == 0 &&
           ::lstat(part_of_history(file, "-wal").c_str(), &wal) != 0 && errno == ENOENT &&
           ::lstat(index.c_str(), &after) == 0 && before.st_ino == after.st_ino;
}

// Then others go on in the one that was removed. Whatever is written beside it damages the database
// when it is moved there.
void refuse_a_wal_that_others_still_use(Database& database, const fs::path& file) {
    std::error_code none;
    if (database.frames_in_wal() > 0 && fs::file_size(part_of_history(file, "-wal"), none) == 0) {
        throw SqliteError(SqliteError::Kind::wal_gone, "the WAL was removed while it is in use");
    }
}

Fault fault_of_directory(const fs::path& directory, uid_t user) {
    const bool is_there = ::mkdir(directory.c_str(), 0700) == 0 || errno == EEXIST;
    return is_there ? Fault() : fault_of_missing_directory(directory, user, errno);
}

// The directory as the system knows it: a link on the way is the administrator's, one in place of
// the file is not.
fs::path place_of(const fs::path& directory, const fs::path& name) {
    std::error_code failed;
    const auto real = fs::canonical(directory, failed);
    return (failed ? fs::absolute(directory) : real) / name;
}

}  // namespace

Expected<HistoryFile, Message> open_history_file(const std::string& path,
                                                 std::chrono::milliseconds patience) {
    const auto failed = [](Message reason) { return Unexpected<Message>(std::move(reason)); };
    const fs::path wanted(path);
    if (!wanted.has_filename()) {
        return failed(shell_word(wanted) << " is a directory: name a file in it with --history");
    }
    const auto directory = wanted.has_parent_path() ? wanted.parent_path() : fs::path(".");
    const auto user = history_user(directory, wanted);
    const ActingAs acting(user);
    if (!acting.works()) {
        return failed(shell_word(directory) << " belongs to " << Own{user_words(user.user)}
                                            << ", and this run cannot switch to that user: give it "
                                               "CAP_SETUID, or name another file with --history");
    }
    if (auto fault = fault_of_directory(directory, user.user)) {
        return failed(*std::move(fault));
    }
    const auto place = place_of(directory, wanted.filename());
    if (auto fault = fault_of_location(place, user.user)) {
        return failed(*std::move(fault));
    }
    if (auto fault = fault_of_creation(place)) {
        return failed(*std::move(fault));
    }
    const bool lost_its_wal = has_lost_its_wal(place);
    Database database(place.string(), Database::Create::no, patience);
    if (auto fault = fault_of_content(database, place)) {
        return failed(*std::move(fault));
    }
    if (lost_its_wal) {
        refuse_a_wal_that_others_still_use(database, place);
    }
    return HistoryFile{std::move(database), lost_its_wal};
}

}  // namespace balance
