// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/byte_encoding.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include <iconv.h>

#include "text/ascii.hpp"

namespace balance {

namespace {

bool is_known(const std::string& name) {
    for (const std::string_view family : {"WINDOWS-125", "CP125", "ISO-8859-"}) {
        const auto number = name.substr(std::min(name.size(), family.size()));
        if (name.starts_with(family) && !number.empty() && number.size() <= 2 &&
            number.find_first_not_of("0123456789") == std::string::npos) {
            return true;
        }
    }
    return name == "KOI8-R" || name == "KOI8-U" || name == "IBM866" || name == "CP866";
}

class Converter {
  public:
    explicit Converter(const std::string& from) : handle_(iconv_open("UCS-4LE", from.c_str())) {}
    ~Converter() {
        if (is_open()) {
            iconv_close(handle_);
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    [[nodiscard]] bool is_open() const {
        return reinterpret_cast<std::intptr_t>(handle_) != -1;  // NOLINT: POSIX has it so
    }

    [[nodiscard]] int code_point_of(int byte) const {
        auto in = static_cast<char>(byte);
        std::array<unsigned char, 4> out{};
        auto* from = &in;
        auto* to = reinterpret_cast<char*>(out.data());  // NOLINT: iconv knows bytes as char only
        std::size_t left = 1;
        std::size_t room = out.size();
        iconv(handle_, nullptr, nullptr, nullptr, nullptr);
        if (iconv(handle_, &from, &left, &to, &room) != 0 || room != 0) {
            return -1;
        }
        return out[0] | out[1] << 8 | out[2] << 16;
    }

  private:
    iconv_t handle_;
};

}  // namespace

std::optional<ByteEncoding> byte_encoding(std::string_view name) {
    const auto known_as = upper(name);
    if (!is_known(known_as)) {
        return std::nullopt;
    }
    const Converter converter(known_as);
    if (!converter.is_open()) {
        return std::nullopt;
    }
    ByteEncoding encoding{};
    for (int byte = 0; byte < 256; ++byte) {
        encoding[static_cast<std::size_t>(byte)] = converter.code_point_of(byte);
    }
    return encoding;
}

}  // namespace balance
