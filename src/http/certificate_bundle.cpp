// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/certificate_bundle.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace balance {

namespace {

constexpr std::string_view begin_mark = "-----BEGIN ";
constexpr std::size_t largest_file = 16UL << 20;
constexpr auto too_large = "larger than 16 MiB";

// As far as the longest subjects that people make.
constexpr std::size_t first_reach = 256;
constexpr std::size_t full_reach = 8192;

constexpr std::uint8_t no_digit = 0xFF;
constexpr auto digit_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    std::uint8_t value = 0;
    for (const char digit :
         std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")) {
        values[static_cast<unsigned char>(digit)] = value++;
    }
    return values;
}();

// The beginning of base64, in lines of whole groups of four digits, as all programs write it.
class Base64Beginning {
  public:
    explicit Base64Beginning(std::string_view text) : text_(text) {}

    // At least as many bytes, or up to what is no such group.
    std::string_view bytes(std::size_t wanted) {
        while (size_ < wanted && take_group()) {
        }
        return {bytes_.data(), size_};
    }

  private:
    [[nodiscard]] std::uint32_t digit(std::size_t at) const {
        return digit_values[static_cast<unsigned char>(text_[at_ + at])];
    }

    bool take_group() {
        while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
            ++at_;
        }
        if (text_.size() - at_ < 4) {
            return false;
        }
        const auto first = digit(0);
        const auto second = digit(1);
        const auto third = digit(2);
        const auto fourth = digit(3);
        if ((first | second | third | fourth) == no_digit) {
            return false;
        }
        const auto bits = first << 18 | second << 12 | third << 6 | fourth;
        bytes_[size_] = static_cast<char>(bits >> 16);
        bytes_[size_ + 1] = static_cast<char>(bits >> 8);
        bytes_[size_ + 2] = static_cast<char>(bits);
        size_ += 3;
        at_ += 4;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t size_ = 0;
    std::array<char, full_reach + 3> bytes_;  // NOLINT: written before it is read
};

std::optional<NameKey> key_of(std::string_view base64) {
    Base64Beginning beginning(base64);
    for (auto reach = first_reach; reach <= full_reach; reach *= 2) {
        if (const auto key = subject_key(beginning.bytes(reach))) {
            return key;
        }
    }
    return std::nullopt;
}

// Behind the line that begins a certificate; nothing where another thing begins.
std::optional<std::string_view> body_of(std::string_view block) {
    for (const std::string_view name :
         {"CERTIFICATE-----", "TRUSTED CERTIFICATE-----", "X509 CERTIFICATE-----"}) {
        if (block.substr(begin_mark.size()).starts_with(name)) {
            return block.substr(begin_mark.size() + name.size());
        }
    }
    return std::nullopt;
}

std::size_t next_begin(std::string_view pem, std::size_t from) {
    auto at = pem.find(begin_mark, from);
    while (at != std::string_view::npos && at > 0 && pem[at - 1] != '\n') {
        at = pem.find(begin_mark, at + 1);
    }
    return std::min(at, pem.size());
}

class Descriptor {
  public:
    explicit Descriptor(const std::string& path)
        : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

// Of a regular file: in the page cache it lies already, and a copy costs more than the index.
std::shared_ptr<const void> mapped(int file, std::size_t size) {
    void* const memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    if (memory == MAP_FAILED) {  // NOLINT: a macro of the system's
        return nullptr;
    }
    return {memory, [size](void* mapping) { ::munmap(mapping, size); }};
}

// Of a pipe, say.
Expected<std::string> read_to_its_end(int file) {
    std::string text;
    std::array<char, 16384> buffer{};
    while (text.size() <= largest_file) {
        const auto count = ::read(file, buffer.data(), buffer.size());
        if (count == 0) {
            return text;
        }
        if (count > 0) {
            text.append(buffer.data(), static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            return unexpected(std::strerror(errno));
        }
    }
    return unexpected(too_large);
}

}  // namespace

CertificateBundle::CertificateBundle(std::string pem) {
    const auto owner = std::make_shared<const std::string>(std::move(pem));
    text_ = *owner;
    memory_ = owner;
    find_blocks();
}

CertificateBundle::CertificateBundle(std::shared_ptr<const void> memory, std::size_t size)
    : memory_(std::move(memory)), text_(static_cast<const char*>(memory_.get()), size) {
    find_blocks();
}

void CertificateBundle::find_blocks() {
    auto begin = next_begin(text_, 0);
    while (begin < text_.size()) {
        const auto end = next_begin(text_, begin + begin_mark.size());
        if (const auto body = body_of(text_.substr(begin, end - begin))) {
            blocks_.push_back({begin, end - begin, key_of(*body)});
        }
        begin = end;
    }
}

Expected<CertificateBundle> CertificateBundle::read(const std::string& path) {
    const Descriptor file(path);
    struct stat facts {};
    if (file.number() < 0 || ::fstat(file.number(), &facts) != 0) {
        return unexpected(std::strerror(errno));
    }
    if (S_ISREG(facts.st_mode) && facts.st_size > 0) {
        const auto size = static_cast<std::size_t>(facts.st_size);
        if (size > largest_file) {
            return unexpected(too_large);
        }
        if (auto memory = mapped(file.number(), size)) {
            return CertificateBundle(std::move(memory), size);
        }
    }
    auto text = read_to_its_end(file.number());
    if (!text) {
        return unexpected(text.error());
    }
    return CertificateBundle(*std::move(text));
}

}  // namespace balance
