// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/time_zone.hpp"

#include <algorithm>
#include <optional>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "text/ascii.hpp"

namespace balance {

namespace {

using std::chrono::local_seconds;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr std::size_t longest_name = 100;

absl::Time absl_time(sys_seconds moment) {
    return absl::FromUnixSeconds(moment.time_since_epoch().count());
}

sys_seconds as_moment(absl::Time time) {
    return sys_seconds(seconds(absl::ToUnixSeconds(time)));
}

// A path out of the database, or one with a blank in it, is no name.
bool can_be_name(std::string_view name) {
    return !name.empty() && name.size() <= longest_name && name.front() != '/' &&
           std::ranges::all_of(name, [](char c) {
               return is_alnum(c) || std::string_view("/_+-").find(c) != std::string_view::npos;
           });
}

std::optional<absl::TimeZone> loaded(std::string_view name) {
    absl::TimeZone zone;
    return absl::LoadTimeZone(std::string(name), &zone) ? std::optional(zone) : std::nullopt;
}

}  // namespace

class TimeZone::Zone {
  public:
    explicit Zone(absl::TimeZone zone) : zone_(zone) {}

    [[nodiscard]] Period at(sys_seconds moment) const {
        const auto info = zone_.At(absl_time(moment));
        Period period{.offset = seconds(info.offset), .abbreviation = info.zone_abbr};
        absl::TimeZone::CivilTransition change;
        // The one before is strictly before.
        if (zone_.PrevTransition(absl_time(moment + seconds(1)), &change)) {
            period.begin = moment_of(change);
        }
        if (zone_.NextTransition(absl_time(moment), &change)) {
            period.end = moment_of(change);
        }
        return period;
    }

    [[nodiscard]] sys_seconds moment_of(local_seconds time) const {
        const auto civil = absl::CivilSecond(1970) + time.time_since_epoch().count();
        const auto found = zone_.At(civil);
        const bool skipped = found.kind == absl::TimeZone::TimeInfo::SKIPPED;
        return as_moment(skipped ? found.trans : found.pre);
    }

  private:
    // What the clock shows after a change never is an hour that was skipped.
    [[nodiscard]] sys_seconds moment_of(const absl::TimeZone::CivilTransition& change) const {
        return as_moment(zone_.At(change.to).trans);
    }

    absl::TimeZone zone_;
};

Expected<TimeZone> TimeZone::named(std::string_view name) {
    if (upper(name) == "UTC") {
        return TimeZone();
    }
    const auto zone = can_be_name(name) ? loaded(name) : std::nullopt;
    if (!zone) {
        return unexpected("this machine knows no such time zone");
    }
    return TimeZone(std::make_shared<const Zone>(*zone));
}

TimeZone TimeZone::of_machine(std::string_view variable) {
    if (variable.starts_with(':')) {
        variable.remove_prefix(1);
    }
    const bool is_path = variable.starts_with('/');
    const auto zone = variable.empty()                   ? loaded("/etc/localtime")
                      : is_path || can_be_name(variable) ? loaded(variable)
                                                         : std::nullopt;
    return zone ? TimeZone(std::make_shared<const Zone>(*zone)) : TimeZone();
}

TimeZone::Period TimeZone::at(sys_seconds moment) const {
    return zone_ ? zone_->at(moment) : Period{.abbreviation = "UTC"};
}

local_seconds TimeZone::local_time(sys_seconds moment) const {
    return local_seconds((moment + at(moment).offset).time_since_epoch());
}

sys_seconds TimeZone::moment_of(local_seconds time) const {
    return zone_ ? zone_->moment_of(time) : sys_seconds(time.time_since_epoch());
}

}  // namespace balance
