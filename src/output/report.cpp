// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/report.hpp"

#include "output/cleaning.hpp"
#include "output/wording.hpp"

namespace balance {

namespace {

std::string cut_to(std::string text, std::size_t max_bytes) {
    static constexpr std::string_view dots = "...";
    if (text.size() <= max_bytes) {
        return text;
    }
    return std::string(shortened(text, max_bytes - dots.size())).append(dots);
}

std::string perfdata_text(const std::vector<Perfdata>& perfdata) {
    std::string text;
    for (const auto& metric : perfdata) {
        text += (text.empty() ? " | " : " ") + metric.text();
    }
    return text;
}

}  // namespace

std::string render(const Report& report, const Masker& masker) {
    const std::string head = "BALANCE " + std::string(name_of(report.state)) + ": ";
    const std::string metrics = perfdata_text(report.perfdata);
    const std::size_t room = max_first_line - head.size() - metrics.size();
    std::string output = head + cut_to(render(report.summary, masker), room) + metrics + "\n";
    for (const auto& detail : report.details) {
        const std::size_t left = max_output - output.size() - 1;
        if (left < 40) {
            break;
        }
        output += cut_to(render(detail, masker), left) + "\n";
    }
    return output;
}

}  // namespace balance
