// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A metric is written as fields that read back as its value and its thresholds.
//
// The input: value, byte 1, warning, byte 1, critical.

#include <cstdint>

#include "invariant.hpp"
#include "output/perfdata.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

std::vector<std::string> fields_of(std::string text) {
    std::vector<std::string> fields;
    for (auto at = text.find(';'); at != std::string::npos; at = text.find(';')) {
        fields.push_back(text.substr(0, at));
        text.erase(0, at + 1);
    }
    fields.push_back(text);
    return fields;
}

std::optional<Range> range_of(const std::string& text) {
    auto range = Range::parse(text);
    return range ? std::optional<Range>(*range) : std::nullopt;
}

void check_threshold(const std::vector<std::string>& fields,
                     std::size_t index,
                     const std::optional<Range>& range,
                     PerfdataThresholds style) {
    const auto field = index < fields.size() ? fields[index] : std::string();
    require(!range || style == PerfdataThresholds::none || !field.empty(), "a threshold is told");
    require(range.has_value() || field.empty(), "no threshold is told where there is none");
    if (!range || field.size() > 30) {
        return;
    }
    if (style == PerfdataThresholds::range) {
        require(range_of(field) == range, "a range reads back");
    } else if (style == PerfdataThresholds::bound && field.find(':') == std::string::npos) {
        const auto bound = Amount::parse(field);
        const bool is_end = !range->start() && range->end() && bound && *range->end() == *bound;
        const bool is_start = range->start() && !range->end() && bound && *range->start() == *bound;
        require(!range->inside() && (is_end || is_start), "a bound is the floor or the ceiling");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parts = fuzz::pieces(fuzz::text_of(data, size));
    const auto value = Amount::parse(parts.front());
    if (parts.size() != 3 || !value) {
        return 0;
    }
    const Thresholds thresholds{range_of(parts[1]), range_of(parts[2])};
    for (const auto style :
         {PerfdataThresholds::bound, PerfdataThresholds::range, PerfdataThresholds::none}) {
        const auto text = judged_perfdata("balance", *value, thresholds, style).text();
        require(text.find_first_not_of("balnce=;@~:-.0123456789") == std::string::npos, "plain");
        require(!text.ends_with(";"), "no empty fields at the end");
        const auto fields = fields_of(text);
        require(fields.size() <= 3, "value, warning, critical");
        require(fields.front() == "balance=" + value->text(), "the exact value");
        check_threshold(fields, 1, thresholds.warning, style);
        check_threshold(fields, 2, thresholds.critical, style);
    }
    return 0;
}
