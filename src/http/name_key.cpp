// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/name_key.hpp"

#include "text/ascii.hpp"

namespace balance {

namespace {

constexpr unsigned char integer = 0x02;
constexpr unsigned char object_identifier = 0x06;
constexpr unsigned char sequence = 0x30;
constexpr unsigned char set = 0x31;
constexpr unsigned char version = 0xA0;

// Texts with one byte for each character of ASCII.
bool is_plain_text(unsigned char tag) {
    constexpr unsigned char utf8 = 0x0C;
    constexpr unsigned char printable = 0x13;
    constexpr unsigned char teletex = 0x14;
    constexpr unsigned char ia5 = 0x16;
    return tag == utf8 || tag == printable || tag == teletex || tag == ia5;
}

// Reads elements one behind the other. The first that is not as it should be ends the reading.
class DerReader {
  public:
    explicit DerReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
    [[nodiscard]] unsigned char next_tag() const { return is_at_end() ? 0 : byte_at(0); }

    // Steps into an element, whose end may lie beyond the bytes that are there.
    bool enter(unsigned char tag) { return header(tag).has_value(); }

    std::optional<std::string_view> content(unsigned char tag) {
        const auto length = header(tag);
        if (!length || *length > rest_.size()) {
            return std::nullopt;
        }
        const auto found = rest_.substr(0, *length);
        rest_.remove_prefix(*length);
        return found;
    }

    bool skip(unsigned char tag) { return content(tag).has_value(); }

  private:
    [[nodiscard]] unsigned char byte_at(std::size_t at) const {
        return static_cast<unsigned char>(rest_[at]);
    }

    std::optional<std::size_t> header(unsigned char tag) {
        if (rest_.size() < 2 || byte_at(0) != tag) {
            return std::nullopt;
        }
        std::size_t length = byte_at(1);
        std::size_t size = 2;
        if (length >= 0x80) {
            const auto digits = length - 0x80;
            // None: the length is not told, which is BER.
            if (digits == 0 || digits > 3 || rest_.size() < size + digits) {
                return std::nullopt;
            }
            for (length = 0; size < 2 + digits; ++size) {
                length = length << 8 | byte_at(size);
            }
        }
        rest_.remove_prefix(size);
        return length;
    }

    std::string_view rest_;
};

// FNV-1a
class Hash {
  public:
    void add(char byte) {
        value_ ^= static_cast<unsigned char>(byte);
        value_ *= 0x100000001B3;
    }
    [[nodiscard]] NameKey value() const { return value_; }

  private:
    NameKey value_ = 0xCBF29CE484222325;
};

// `name`: without its own header.
std::optional<NameKey> key_of_parts(std::string_view name) {
    Hash hash;
    DerReader parts(name);
    while (!parts.is_at_end()) {
        const auto part = parts.content(set);
        DerReader attributes(part.value_or(""));
        const auto attribute = attributes.content(sequence);
        if (!attribute || !attributes.is_at_end()) {
            return std::nullopt;
        }
        DerReader pair(*attribute);
        const auto type = pair.content(object_identifier);
        const auto tag = pair.next_tag();
        const auto value = pair.content(tag);
        if (!type || !value || !is_plain_text(tag) || !pair.is_at_end()) {
            return std::nullopt;
        }
        for (const char byte : *type) {
            hash.add(byte);
        }
        // Other bytes are written differently in different types, or do not count.
        for (const char byte : *value) {
            if (is_alnum(byte)) {
                hash.add(lower(byte));
            }
        }
    }
    return hash.value();
}

}  // namespace

std::optional<NameKey> name_key(std::string_view name) {
    DerReader reader(name);
    const auto parts = reader.content(sequence);
    return parts && reader.is_at_end() ? key_of_parts(*parts) : std::nullopt;
}

std::optional<NameKey> subject_key(std::string_view certificate) {
    DerReader reader(certificate);
    if (!reader.enter(sequence) || !reader.enter(sequence) ||
        (reader.next_tag() == version && !reader.skip(version)) || !reader.skip(integer)) {
        return std::nullopt;
    }
    constexpr int algorithm_issuer_and_validity = 3;
    for (int i = 0; i < algorithm_issuer_and_validity; ++i) {
        if (!reader.skip(sequence)) {
            return std::nullopt;
        }
    }
    const auto subject = reader.content(sequence);
    return subject ? key_of_parts(*subject) : std::nullopt;
}

}  // namespace balance
