// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/report.hpp"

#include "output/cleaning.hpp"
#include "output/render.hpp"

namespace balance {

namespace {

// Shorter than this a sentence says nothing.
constexpr std::size_t least_text = 40;

std::string cut_to(std::string text, std::size_t max_bytes) {
    static constexpr std::string_view dots = "...";
    if (text.size() <= max_bytes) {
        return text;
    }
    return std::string(shortened(text, max_bytes - dots.size())).append(dots);
}

// Whole metrics only: the last ones are left out where absurdly long numbers leave no room.
std::string perfdata_text(const std::vector<Perfdata>& perfdata, std::size_t room) {
    std::string text;
    for (const auto& metric : perfdata) {
        const auto next = (text.empty() ? " | " : " ") + metric.text();
        if (text.size() + next.size() > room) {
            break;
        }
        text += next;
    }
    return text;
}

}  // namespace

std::string render(const Report& report, const Masker& masker) {
    const std::string head = "BALANCE " + std::string(name_of(report.state)) + ": ";
    const std::size_t room = max_first_line - head.size();
    const std::string metrics = perfdata_text(report.perfdata, room - least_text);
    std::string output =
        head + cut_to(render(report.summary, masker), room - metrics.size()) + metrics + "\n";
    for (const auto& detail : report.details) {
        if (output.size() + least_text > max_output) {
            break;
        }
        output += cut_to(render(detail, masker), max_output - output.size() - 1) + "\n";
    }
    return output;
}

}  // namespace balance
