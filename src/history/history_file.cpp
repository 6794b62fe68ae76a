// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

namespace balance {

namespace {

namespace fs = std::filesystem;

constexpr int our_mark = 0x42414C48;  // "BALH", SQLite's application_id
constexpr int our_version = 1;

std::string system_reason() {
    return std::strerror(errno);
}

std::string fault_of_directory(const fs::path& directory) {
    if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) {
        return "its directory cannot be made: " + system_reason();
    }
    struct stat status {};
    if (::stat(directory.c_str(), &status) != 0) {
        return "its directory cannot be read: " + system_reason();
    }
    if (status.st_uid != ::geteuid() && status.st_uid != 0) {
        return "its directory belongs to another user: give it a directory of its own";
    }
    if ((status.st_mode & 0022U) != 0) {
        return "its directory can be written by others: give it a directory of its own, chmod 0700";
    }
    return {};
}

// "" also where there is no file yet.
std::string fault_of_file(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) {
        return errno == ENOENT ? std::string() : system_reason();
    }
    if (!S_ISREG(status.st_mode)) {
        return "it is not a regular file";
    }
    if (status.st_uid != ::geteuid()) {
        return "it belongs to another user: run the check as that user, or use another file";
    }
    if ((status.st_mode & 0077U) != 0) {
        return "others have access to it: chmod 0600";
    }
    return {};
}

void set_up(Database& database) {
    database.run("PRAGMA journal_mode=WAL");
    Transaction transaction(database);
    database.run(
        "CREATE TABLE IF NOT EXISTS series("
        "  id INTEGER PRIMARY KEY, provider TEXT NOT NULL, account TEXT NOT NULL,"
        "  metric TEXT NOT NULL, currency TEXT NOT NULL, changed INTEGER NOT NULL,"
        "  hourly_until INTEGER NOT NULL, daily_until INTEGER NOT NULL,"
        "  UNIQUE(provider, account, metric, currency));"
        "CREATE TABLE IF NOT EXISTS states("
        "  series INTEGER NOT NULL, rule TEXT NOT NULL, state INTEGER NOT NULL,"
        "  PRIMARY KEY(series, rule)) WITHOUT ROWID;"
        "CREATE TABLE IF NOT EXISTS samples("
        "  series INTEGER NOT NULL, time INTEGER NOT NULL, amount TEXT NOT NULL,"
        "  spent TEXT NOT NULL, hidden INTEGER NOT NULL, PRIMARY KEY(series, time)) WITHOUT "
        "ROWID;");
    database.run("PRAGMA application_id=" + std::to_string(our_mark));
    database.run("PRAGMA user_version=" + std::to_string(our_version));
    transaction.commit();
}

// What a check left behind that was killed while it made the file.
void remove_remains(const fs::path& path) {
    std::error_code none;
    const auto prefix = path.filename().string() + ".new-";
    const auto old = fs::file_time_type::clock::now() - std::chrono::minutes(10);
    for (auto entry = fs::directory_iterator(path.parent_path(), none);
         !none && entry != fs::directory_iterator(); entry.increment(none)) {
        const auto written = entry->last_write_time(none);
        if (!none && written < old && entry->path().filename().string().starts_with(prefix)) {
            fs::remove(entry->path(), none);
        }
    }
}

// Set up under a name of our own, then linked to its place unless somebody was faster.
std::string fault_of_creation(const fs::path& path, std::chrono::milliseconds patience) {
    remove_remains(path);
    std::string scratch = path.string() + ".new-XXXXXX";
    const int descriptor = ::mkstemp(scratch.data());  // mode 0600
    if (descriptor < 0) {
        return "it cannot be made: " + system_reason();
    }
    ::close(descriptor);
    const auto remove_scratch = [&scratch] {
        for (const auto* part : {"", "-wal", "-shm"}) {
            ::unlink((scratch + part).c_str());
        }
    };
    bool complete = false;
    try {
        Database database(scratch, Database::Create::no, patience);
        set_up(database);
        complete = database.checkpoint();
    } catch (const SqliteError&) {
        remove_scratch();
        throw;
    }
    if (!complete) {
        remove_scratch();
        return "it cannot be made: the disk may be full";
    }
    const bool linked = ::link(scratch.c_str(), path.c_str()) == 0 || errno == EEXIST;
    const auto reason = linked ? std::string() : "it cannot be made: " + system_reason();
    remove_scratch();
    return reason;
}

std::int64_t pragma(Database& database, std::string_view sql) {
    auto statement = database.prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string fault_of_content(Database& database) {
    const auto mark = pragma(database, "PRAGMA application_id");
    const auto version = pragma(database, "PRAGMA user_version");
    if (mark == 0 && version == 0 && pragma(database, "SELECT count(*) FROM sqlite_schema") == 0) {
        set_up(database);
        return {};
    }
    if (mark != our_mark) {
        return "it is another program's database: use another file";
    }
    if (version != our_version) {
        return "it was written by another version of check_balance: use another file";
    }
    return {};
}

}  // namespace

Expected<Database> open_history_file(const std::string& path, std::chrono::milliseconds patience) {
    std::error_code none;
    const fs::path wanted(path);
    const auto directory = wanted.has_parent_path() ? wanted.parent_path() : fs::path(".");
    if (auto fault = fault_of_directory(directory); !fault.empty()) {
        return unexpected(std::move(fault));
    }
    // A link on the way is the administrator's, one in place of the file is not.
    const auto place = fs::canonical(directory, none) / wanted.filename();
    if (auto fault = fault_of_file(place); !fault.empty()) {
        return unexpected(std::move(fault));
    }
    if (!fs::exists(place, none)) {
        if (auto fault = fault_of_creation(place, patience); !fault.empty()) {
            return unexpected(std::move(fault));
        }
    }
    Database database(place.string(), Database::Create::no, patience);
    if (auto fault = fault_of_content(database); !fault.empty()) {
        return unexpected(std::move(fault));
    }
    return database;
}

}  // namespace balance
