// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/perfdata.hpp"

namespace balance {

namespace {

std::string threshold_text(const std::optional<Range>& range, PerfdataThresholds style) {
    if (!range || style == PerfdataThresholds::none) {
        return {};
    }
    return style == PerfdataThresholds::bound ? range->bound_text() : range->text();
}

}  // namespace

std::string Perfdata::text() const {
    std::string result = label + "=" + value.text() + unit;
    std::string fields;
    for (const auto& field : {warning, critical, minimum, maximum}) {
        fields += ";" + field;
    }
    fields.erase(fields.find_last_not_of(';') + 1);
    return result + fields;
}

Perfdata judged_perfdata(std::string label,
                         const Amount& value,
                         const Thresholds& thresholds,
                         PerfdataThresholds style) {
    return {.label = std::move(label),
            .value = value,
            .unit = {},
            .warning = threshold_text(thresholds.warning, style),
            .critical = threshold_text(thresholds.critical, style),
            .minimum = {},
            .maximum = {}};
}

}  // namespace balance
