// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/content_coding.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>
#include <vector>

#include <zlib.h>

#include "text/ascii.hpp"

namespace balance {

namespace {

// How zlib is told what stands before and behind the compressed bytes.
constexpr int gzip_wrapped = 16 + MAX_WBITS;
constexpr int zlib_wrapped = MAX_WBITS;
constexpr int not_wrapped = -MAX_WBITS;

constexpr auto damaged = "its compressed body is damaged";

class Inflater {
  public:
    Inflater(std::string& input, int wrapping) {
        stream_.next_in = reinterpret_cast<Bytef*>(input.data());
        stream_.avail_in = static_cast<uInt>(input.size());
        if (inflateInit2(&stream_, wrapping) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { inflateEnd(&stream_); }

    // Decodes a stream to its end, or says what is wrong with it.
    [[nodiscard]] std::optional<std::string> append_to(std::string& output, std::size_t max_bytes) {
        int result = Z_OK;
        while (result == Z_OK) {
            stream_.next_out = buffer_.data();
            stream_.avail_out = static_cast<uInt>(buffer_.size());
            result = inflate(&stream_, Z_NO_FLUSH);
            if (result == Z_MEM_ERROR) {
                throw std::bad_alloc();
            }
            const auto count = buffer_.size() - stream_.avail_out;
            if (output.size() + count > max_bytes) {
                return "a body larger than 1 MiB";
            }
            output.append(reinterpret_cast<const char*>(buffer_.data()), count);
        }
        if (result == Z_STREAM_END) {
            return std::nullopt;
        }
        return result == Z_BUF_ERROR ? "its compressed body breaks off" : damaged;
    }

    [[nodiscard]] bool has_more() const { return stream_.avail_in > 0; }
    void begin_next() { inflateReset(&stream_); }

  private:
    z_stream stream_{};
    std::array<Bytef, 16384> buffer_{};
};

Expected<std::string> inflated(std::string& body, int wrapping, std::size_t max_bytes) {
    std::string output;
    Inflater inflater(body, wrapping);
    do {
        inflater.begin_next();
        if (auto fault = inflater.append_to(output, max_bytes)) {
            return unexpected(*std::move(fault));
        }
    } while (inflater.has_more() && wrapping == gzip_wrapped);
    return inflater.has_more() ? unexpected(damaged) : Expected<std::string>(std::move(output));
}

Expected<std::string> without(const std::string& coding, std::string body, std::size_t max_bytes) {
    if (body.empty()) {
        return body;
    }
    if (coding == "gzip" || coding == "x-gzip") {
        return inflated(body, gzip_wrapped, max_bytes);
    }
    if (coding == "deflate") {
        // The standard says zlib; some servers send the bare stream.
        auto wrapped = inflated(body, zlib_wrapped, max_bytes);
        auto bare = wrapped ? wrapped : inflated(body, not_wrapped, max_bytes);
        return bare ? bare : wrapped;
    }
    return unexpected("it is encoded as " + coding.substr(0, 40) + ", which was not asked for");
}

// Names that say that nothing was done, and the charset that some servers write here.
bool does_nothing(const std::string& coding) {
    static constexpr auto names =
        std::to_array<std::string_view>({"", "identity", "none", "utf-8", "utf8"});
    return std::ranges::find(names, coding) != names.end();
}

std::vector<std::string> listed_codings(std::string_view text) {
    std::vector<std::string> codings;
    while (true) {
        const auto comma = text.find(',');
        auto coding = lower(trimmed(text.substr(0, comma)));
        if (!does_nothing(coding)) {
            codings.push_back(std::move(coding));
        }
        if (comma == std::string_view::npos) {
            return codings;
        }
        text.remove_prefix(comma + 1);
    }
}

}  // namespace

Expected<std::string> decoded_body(std::string body,
                                   std::string_view codings,
                                   std::size_t max_bytes) {
    // As many as libcurl and browsers undo.
    static constexpr std::size_t max_codings = 5;
    auto listed = listed_codings(codings);
    if (listed.size() > max_codings) {
        return unexpected("it is encoded more than 5 times");
    }
    // They are listed in the order in which they were applied.
    std::ranges::reverse(listed);
    for (const auto& coding : listed) {
        auto result = without(coding, std::move(body), max_bytes);
        if (!result) {
            return result;
        }
        body = *std::move(result);
    }
    return body;
}

}  // namespace balance
