// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/spend_limit.hpp"

#include "text/ascii.hpp"

namespace balance {

namespace {

constexpr std::string_view letters = "xX";
constexpr std::string_view signs_of_a_range = "@~:";

// "5x", with an "x" somewhere.
Expected<Amount> number_of_times(std::string_view text) {
    if (text.find_first_of(signs_of_a_range) != std::string_view::npos) {
        return unexpected("a number of times is no range");
    }
    const bool is_plain = text.find_first_of("eE+") == std::string_view::npos;
    const auto times = Amount::parse(text.substr(0, text.size() - 1));
    if (text.find_first_of(letters) != text.size() - 1 || !is_plain || !times) {
        return unexpected("not a number of times");
    }
    if (*times < *Amount::parse("1")) {
        return unexpected("less than once the usual");
    }
    return *times;
}

}  // namespace

Expected<SpendLimit> SpendLimit::parse(std::string_view text) {
    const auto limit = trimmed(text);
    if (limit.find_first_of(letters) == std::string_view::npos) {
        const auto range = Range::parse_ceiling(limit);
        return range ? Expected<SpendLimit>(SpendLimit(*range)) : unexpected(range.error());
    }
    const auto times = number_of_times(limit);
    return times ? Expected<SpendLimit>(SpendLimit(*times)) : unexpected(times.error());
}

std::optional<Range> SpendLimit::where_usual(const std::optional<Amount>& usual) const {
    if (const auto* amounts = range()) {
        return *amounts;
    }
    if (!usual) {
        return std::nullopt;
    }
    const auto ceiling = product(*times(), *usual).with_decimals(usual->decimals());
    return Range::ceiling(ceiling);
}

std::string SpendLimit::text() const {
    return times() != nullptr ? times()->text() + "x" : range()->text();
}

bool SpendLimits::needs_usual() const {
    return (warning && warning->times() != nullptr) || (critical && critical->times() != nullptr);
}

Thresholds SpendLimits::where_usual(const std::optional<Amount>& usual) const {
    return {warning ? warning->where_usual(usual) : std::nullopt,
            critical ? critical->where_usual(usual) : std::nullopt};
}

Fault disorder_of(const SpendLimits& limits) {
    if (limits.warning && limits.critical && limits.warning->times() != nullptr &&
        limits.critical->times() != nullptr) {
        return *limits.critical->times() < *limits.warning->times()
                   ? Fault("fewer times are critical than are a warning")
                   : std::nullopt;
    }
    return limits.needs_usual() ? std::nullopt : disorder_of(limits.where_usual(std::nullopt));
}

}  // namespace balance
