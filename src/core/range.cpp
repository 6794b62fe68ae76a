// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/range.hpp"

#include "text/ascii.hpp"

namespace balance {

namespace {

Expected<Amount> bound(std::string_view text) {
    auto amount = Amount::parse(text);
    if (!amount) {
        return unexpected(amount.error() == AmountFault::not_a_number ? "its bounds must be numbers"
                                                                      : words_of(amount.error()));
    }
    return std::move(amount).value();
}

}  // namespace

Range::Range(std::optional<Amount> start, std::optional<Amount> end, bool inside)
    : start_(std::move(start)), end_(std::move(end)), inside_(inside) {}

Expected<Range> Range::parse(std::string_view text) {
    auto rest = trimmed(text);
    const bool inside = !rest.empty() && rest.front() == '@';
    if (inside) {
        rest.remove_prefix(1);
    }
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos) {
        auto number = bound(rest);
        if (!number) {
            return unexpected(number.error());
        }
        return inside
                   ? (*number < Amount() ? Expected<Range>(unexpected("its start is above its end"))
                                         : Range(Amount(), *number, true))
                   : Range(*number, std::nullopt, false);
    }
    const auto start_text = rest.substr(0, colon);
    const auto end_text = rest.substr(colon + 1);
    if (start_text.empty() && end_text.empty()) {
        return unexpected("it has neither start nor end");
    }
    std::optional<Amount> start = Amount();
    if (start_text == "~") {
        start.reset();
    } else if (!start_text.empty()) {
        auto number = bound(start_text);
        if (!number) {
            return unexpected(number.error());
        }
        start = *number;
    }
    std::optional<Amount> end;
    if (!end_text.empty()) {
        auto number = bound(end_text);
        if (!number) {
            return unexpected(number.error());
        }
        end = *number;
    }
    if (start && end && *start > *end) {
        return unexpected("its start is above its end");
    }
    return Range(start, end, inside);
}

Expected<Range> Range::parse_ceiling(std::string_view text) {
    const auto number = Amount::parse(trimmed(text));
    return number ? Expected<Range>(ceiling(*number)) : parse(text);
}

Range Range::ceiling(const Amount& end) {
    return Range(std::nullopt, end, false);
}

bool Range::alerts_on(const Amount& value) const {
    const bool outside = (start_ && value < *start_) || (end_ && value > *end_);
    return outside != inside_;
}

std::string Range::text() const {
    return (inside_ ? "@" : "") + (start_ ? start_->text() : "~") + ":" +
           (end_ ? end_->text() : "");
}

std::string Range::bound_text() const {
    const bool one_sided = start_.has_value() != end_.has_value();
    if (inside_ || !one_sided) {
        return text();
    }
    return start_ ? start_->text() : end_->text();
}

}  // namespace balance
