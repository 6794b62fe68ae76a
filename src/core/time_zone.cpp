// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/time_zone.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <new>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

#include "text/ascii.hpp"
#include "text/format.hpp"

namespace balance {

namespace {

using namespace std::chrono;

constexpr std::size_t longest_name = 100;

// Clocks that are changed and changed back within a step are not noticed. From 1970 on they were
// left for a week at least.
constexpr days step{5};
constexpr int steps = 80;

constexpr sys_seconds earliest = sys_days(year(1) / January / 1);
constexpr sys_seconds latest = sys_days(year(10'000) / January / 1);

// More than any clock is ahead of UTC or behind it.
constexpr days widest_offset{2};

// TZ as the C library sees it while this lives. tzset() compares it with what it saw last.
class SwitchedZone {
  public:
    explicit SwitchedZone(const std::string& value) {
        if (const char* before = std::getenv("TZ"); before != nullptr) {
            before_ = before;
        }
        if (::setenv("TZ", value.c_str(), 1) != 0) {
            throw std::bad_alloc();
        }
        ::tzset();
    }
    SwitchedZone(const SwitchedZone&) = delete;
    SwitchedZone& operator=(const SwitchedZone&) = delete;
    ~SwitchedZone() {
        if (before_) {
            ::setenv("TZ", before_->c_str(), 1);
        } else {
            ::unsetenv("TZ");
        }
    }

    struct Shown {
        seconds offset;
        std::string_view abbreviation;  // the C library's, until the zone is switched

        bool operator==(const Shown&) const = default;
    };

    [[nodiscard]] Shown at(sys_seconds moment) const {
        const std::time_t time = moment.time_since_epoch().count();
        std::tm local{};
        if (::localtime_r(&time, &local) == nullptr || local.tm_zone == nullptr) {
            return {};
        }
        return {seconds(local.tm_gmtoff), local.tm_zone};
    }

    // The change between two moments, of which one shows this and the other does not.
    [[nodiscard]] sys_seconds change(sys_seconds before, sys_seconds behind, Shown shown) const {
        const bool is_before = at(before) == shown;
        while (behind - before > seconds(1)) {
            const auto middle = before + (behind - before) / 2;
            ((at(middle) == shown) == is_before ? before : behind) = middle;
        }
        return behind;
    }

  private:
    std::optional<std::string> before_;
};

// A rule in TZ may call any offset UTC: "UTC-3".
std::string letters_of(const SwitchedZone::Shown& shown) {
    if (shown.offset == seconds(0)) {
        return shown.abbreviation.empty() ? "UTC" : std::string(shown.abbreviation);
    }
    if (shown.abbreviation != "UTC") {
        return std::string(shown.abbreviation);
    }
    const hh_mm_ss ahead(abs(shown.offset));
    const auto minutes = ahead.minutes().count();
    return format("{}{:02}{}", shown.offset < seconds(0) ? "-" : "+", ahead.hours().count(),
                  minutes == 0 ? "" : format("{:02}", minutes));
}

// How far the offset of `moment` holds, in such strides: to the change, or to the last stride.
sys_seconds edge(sys_seconds moment, days stride, const SwitchedZone& zone) {
    const auto shown = zone.at(moment);
    auto same = moment;
    for (int i = 0; i < steps; ++i) {
        const auto next = same + stride;
        if (zone.at(next) != shown) {
            return zone.change(std::min(same, next), std::max(same, next), shown);
        }
        same = next;
    }
    return same;
}

TimeZone::Period period_around(sys_seconds moment, const SwitchedZone& zone) {
    const auto shown = zone.at(moment);
    return {.offset = shown.offset,
            .abbreviation = letters_of(shown),
            .begin = edge(moment, -step, zone),
            .end = edge(moment, step, zone)};
}

// A path out of the database, or one with a blank in it, is no name.
bool can_be_name(std::string_view name) {
    return !name.empty() && name.size() <= longest_name && name.front() != '/' &&
           std::ranges::all_of(name, [](char c) {
               return is_alnum(c) || std::string_view("/_+-").find(c) != std::string_view::npos;
           });
}

// "CET-1CEST,M3.5.0,M10.5.0/3" or "<+03>-3": letters and a number. The rest is read by the C
// library, which takes letters without a number for another name of UTC.
bool can_be_rule(std::string_view text) {
    const std::size_t quote = text.starts_with('<') ? 1 : 0;
    const auto end = quote == 1 ? text.find('>') : text.find_first_of("0123456789+-");
    if (end == std::string_view::npos) {
        return false;
    }
    const auto letters = text.substr(quote, end - quote);
    auto number = text.substr(end + quote);
    if (number.starts_with('-') || number.starts_with('+')) {
        number.remove_prefix(1);
    }
    return letters.size() >= 3 && number.find_first_of("0123456789") == 0 &&
           std::ranges::all_of(letters, [](char c) { return is_alnum(c) || c == '+' || c == '-'; });
}

// The C library takes what it cannot read for UTC.
bool is_zone_file(const std::string& path) {
    constexpr std::string_view magic = "TZif";
    // A pipe is not waited for.
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file == -1) {
        return false;
    }
    std::array<char, magic.size()> begin{};
    const auto length = ::read(file, begin.data(), begin.size());
    ::close(file);
    return length == std::ssize(begin) && std::string_view(begin.data(), begin.size()) == magic;
}

// As TZ names it.
std::optional<std::string> zone_file(std::string_view path) {
    const std::string text(path);
    return is_zone_file(text) ? std::optional(":" + text) : std::nullopt;
}

std::optional<std::string> zone_file_named(std::string_view name) {
    return can_be_name(name) ? zone_file("/usr/share/zoneinfo/" + std::string(name)) : std::nullopt;
}

}  // namespace

class TimeZone::Zone {
  public:
    // A value of TZ.
    explicit Zone(std::string variable) : variable_(std::move(variable)) {}

    [[nodiscard]] const Period& at(sys_seconds moment) const {
        if (!last_ || moment < last_->begin || moment >= last_->end) {
            const SwitchedZone here(variable_);
            last_ = period_around(std::clamp(moment, earliest, latest), here);
        }
        return *last_;
    }

  private:
    std::string variable_;
    mutable std::optional<Period> last_;
};

Expected<TimeZone> TimeZone::named(std::string_view name) {
    if (upper(name) == "UTC") {
        return TimeZone();
    }
    auto file = zone_file_named(name);
    if (!file) {
        return unexpected("this machine knows no such time zone");
    }
    return TimeZone(std::make_shared<const Zone>(std::move(*file)));
}

TimeZone TimeZone::of_machine(std::string_view variable) {
    if (variable.starts_with(':')) {
        variable.remove_prefix(1);
    }
    if (upper(variable) == "UTC") {
        return {};
    }
    auto zone = variable.empty()            ? zone_file("/etc/localtime")
                : variable.starts_with('/') ? zone_file(variable)
                                            : zone_file_named(variable);
    if (!zone && can_be_rule(variable)) {
        zone = variable;
    }
    return zone ? TimeZone(std::make_shared<const Zone>(std::move(*zone))) : TimeZone();
}

TimeZone::Period TimeZone::at(sys_seconds moment) const {
    return zone_ ? zone_->at(moment) : Period{.abbreviation = "UTC"};
}

local_seconds TimeZone::local_time(sys_seconds moment) const {
    const auto offset = zone_ ? zone_->at(moment).offset : seconds(0);
    return local_seconds((moment + offset).time_since_epoch());
}

sys_seconds TimeZone::moment_of(local_seconds time) const {
    const sys_seconds utc(time.time_since_epoch());
    auto period = at(utc - widest_offset);
    // What a period does not show any more is shown, or jumped over, later.
    while (utc - period.offset >= period.end && period.end < latest) {
        period = at(period.end);
    }
    return std::max(utc - period.offset, period.begin);
}

}  // namespace balance
