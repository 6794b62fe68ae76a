// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/ascii.hpp"

namespace balance {

namespace {

constexpr std::size_t longest_path = 240;

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ > STDERR_FILENO) {
            ::close(number_);
        }
    }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

Unexpected<FileError> failed(std::string reason) {
    return Unexpected<FileError>({FileError::Kind::other, std::move(reason)});
}

Unexpected<FileError> failed_in_the_system() {
    return failed(std::strerror(errno));
}

Unexpected<FileError> failed_to_open(int error) {
    using enum FileError::Kind;
    const auto kind = error == ENOENT || error == ENOTDIR ? missing
                      : error == EACCES                   ? denied
                                                          : other;
    return Unexpected<FileError>({kind, std::strerror(error)});
}

Expected<std::string, FileError> read_all(int descriptor, std::size_t max_bytes) {
    std::string bytes;
    std::array<char, 16384> buffer{};
    while (true) {
        const auto count = ::read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return failed_in_the_system();
        }
        if (count == 0) {
            return bytes;
        }
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
        if (bytes.size() > max_bytes) {
            return Unexpected<FileError>(
                {FileError::Kind::too_large,
                 "larger than " + std::to_string(max_bytes / 1024) + " KiB"});
        }
    }
}

// As it is, when it comes out of the cleaning: another path must not be part of a command.
bool can_be_told(const std::string& path) {
    return path.size() <= longest_path && path.find("  ") == std::string::npos &&
           std::ranges::none_of(path, [](char c) {
               return static_cast<unsigned char>(c) < ' ' || c == '\x7f' ||
                      std::string_view("'|<>`\\$&").find(c) != std::string_view::npos;
           });
}

// As a shell takes it; a path that no quotes can hold is not told.
Message pasted(const std::string& path) {
    if (!can_be_told(path)) {
        return "the file";
    }
    const bool plain = std::ranges::all_of(path, [](char c) {
        return is_alnum(c) || std::string_view("/._-+,:@%").find(c) != std::string_view::npos;
    });
    return plain ? Message() << Foreign{path, longest_path}
                 : Message("'") << Foreign{path, longest_path} << "'";
}

Message remedy(const std::string& command, const std::string& path) {
    return Message() << Own{command} << " " << pasted(path);
}

Message fault_of_owner(const FileFacts& file, unsigned user) {
    return Message("it belongs to user ")
           << file.owner << ", not to root or user " << user
           << " who runs this check: " << remedy("chown " + std::to_string(user), file.path);
}

}  // namespace

std::string octal(unsigned mode) {
    std::string text;
    for (const unsigned shift : {9U, 6U, 3U, 0U}) {
        text += static_cast<char>('0' + (mode >> shift & 7U));
    }
    return text;
}

Fault secret_file_fault(const FileFacts& file, unsigned user) {
    static constexpr unsigned forbidden = 0037;
    if (!file.regular) {
        return "it is not a regular file";
    }
    if (file.owner != 0 && file.owner != user) {
        return fault_of_owner(file, user);
    }
    if ((file.mode & forbidden) != 0) {
        return Message("its mode ")
               << Own{octal(file.mode)} << " is too open: "
               << remedy("chmod " + octal(file.mode & ~forbidden & 07777U), file.path);
    }
    return std::nullopt;
}

Fault foreign_hand_fault(const FileFacts& file, unsigned user) {
    static constexpr unsigned forbidden = 0022;
    if (file.owner != 0 && file.owner != user) {
        return fault_of_owner(file, user);
    }
    if ((file.mode & forbidden) != 0) {
        return Message("others can write to it, mode ")
               << Own{octal(file.mode)} << ": "
               << remedy("chmod " + octal(file.mode & ~forbidden & 07777U), file.path);
    }
    return std::nullopt;
}

Expected<FileContent, FileError> read_file(const std::string& path,
                                           FileKind kind,
                                           std::size_t max_bytes) {
    if (path == "-" && kind == FileKind::any) {
        auto bytes = read_all(STDIN_FILENO, max_bytes);
        if (!bytes) {
            return Unexpected<FileError>(bytes.error());
        }
        return FileContent{std::move(bytes).value(), {}, {}};
    }
    // A regular file is opened without waiting: a pipe in its place must not hold the check up.
    const int flags =
        O_RDONLY | O_CLOEXEC | O_NOCTTY | (kind == FileKind::regular ? O_NONBLOCK : 0);
    const Descriptor file(::open(path.c_str(), flags));
    if (file.number() < 0) {
        return failed_to_open(errno);
    }
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) {
        return failed_in_the_system();
    }
    const bool regular = S_ISREG(status.st_mode);
    if (S_ISDIR(status.st_mode) || (kind == FileKind::regular && !regular)) {
        return failed("it is not a regular file");
    }
    auto bytes = read_all(file.number(), max_bytes);
    if (!bytes) {
        return Unexpected<FileError>(bytes.error());
    }
    const FileFacts facts{path, regular, status.st_mode & 07777U, status.st_uid};
    return FileContent{std::move(bytes).value(), secret_file_fault(facts, ::geteuid()),
                       foreign_hand_fault(facts, ::geteuid())};
}

std::optional<std::string> write_file(const std::string& path, std::string_view bytes) {
    const Descriptor file(::open(
        path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW, 0644));
    if (file.number() < 0) {
        return std::strerror(errno);
    }
    while (!bytes.empty()) {
        const auto count = ::write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return std::strerror(errno);
        }
        bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return std::nullopt;
}

}  // namespace balance
