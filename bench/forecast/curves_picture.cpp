// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "curves_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <stdexcept>

namespace bench {

namespace {

constexpr int columns = 4;
constexpr int width = 190;
constexpr int height = 130;
constexpr int gap_x = 40;
constexpr int gap_y = 44;
constexpr int top = 74;
constexpr int left = 44;
constexpr double lowest = 0.03;
constexpr double highest = 300;
constexpr std::array<const char*, 8> colours = {"#1f6feb", "#b0b0b0", "#c99b2e", "#e0742b",
                                                "#8a5fbf", "#4aa36c", "#d0517a", "#3aa6b9"};

double x_of(double false_a_year) {
    const auto part =
        std::log(std::clamp(false_a_year, lowest, highest) / lowest) / std::log(highest / lowest);
    return std::round(part * width * 10) / 10;
}

double y_of(double announced) {
    return std::round((100 - announced) * height * 0.1) / 10;
}

void draw_axes(std::ostream& out) {
    out << "<rect width=\"" << width << "\" height=\"" << height
        << "\" fill=\"none\" stroke=\"#999\"/>\n";
    for (const auto* mark : {"0.1", "1", "10", "100"}) {
        const auto x = x_of(std::stod(mark));
        out << "<path class=\"g\" d=\"M" << x << " 0V" << height << "\"/><text x=\"" << x
            << "\" y=\"" << height + 12 << "\" text-anchor=\"middle\">" << mark << "</text>\n";
    }
    for (const int mark : {0, 50, 100}) {
        out << "<path class=\"g\" d=\"M0 " << y_of(mark) << "H" << width
            << "\"/><text x=\"-4\" y=\"" << y_of(mark) + 3 << "\" text-anchor=\"end\">" << mark
            << "%</text>\n";
    }
}

void draw_curve(std::ostream& out, const Curve& curve, std::size_t index) {
    const auto* colour = colours[index % colours.size()];
    out << "<polyline stroke=\"" << colour << "\" stroke-width=\"" << (index == 0 ? 3 : 1.2)
        << "\" points=\"";
    for (const auto& point : curve.points) {
        out << x_of(point.false_a_year) << ',' << y_of(point.announced) << ' ';
    }
    out << "\"/>";
    const auto at = std::ranges::find(curve_thresholds, 3.0) - curve_thresholds.begin();
    const auto& point = curve.points[static_cast<std::size_t>(at)];
    out << "<circle cx=\"" << x_of(point.false_a_year) << "\" cy=\"" << y_of(point.announced)
        << "\" r=\"" << (index == 0 ? 4 : 2.5) << "\" fill=\"" << colour << "\"/>\n";
}

void draw_legend(std::ostream& out, const CurvePanel& panel) {
    out << "<text x=\"" << left
        << "\" y=\"20\" class=\"t\">Share announced a day ahead, over false "
           "alerts a year, as the threshold varies (dot: 3 d)</text>\n";
    for (std::size_t i = 0; i < panel.curves.size(); ++i) {
        const auto x = left + static_cast<int>(i % 4) * 215;
        const auto y = 38 + static_cast<int>(i / 4) * 15;
        out << "<path stroke=\"" << colours[i % colours.size()] << "\" stroke-width=\""
            << (i == 0 ? 4 : 2) << "\" d=\"M" << x << ' ' << y - 3 << "h20\"/><text x=\"" << x + 26
            << "\" y=\"" << y << "\">" << panel.curves[i].rule << "</text>\n";
    }
}

}  // namespace

void draw_curves(const std::vector<CurvePanel>& panels, const std::string& file) {
    std::ofstream out(file);
    const auto rows = (static_cast<int>(panels.size()) + columns - 1) / columns;
    const auto full_width = left + columns * (width + gap_x);
    const auto full_height = top + rows * (height + gap_y);
    out << "<!--\nSPDX-FileCopyrightText: The check_balance authors\nSPDX-License-Identifier: "
           "MIT\n-->\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        << full_width << ' ' << full_height << "\" width=\"" << full_width << "\" height=\""
        << full_height
        << "\" role=\"img\">\n<title>False alerts and announced run-outs, by rule and kind of "
           "account</title>\n<style>text{font:10px "
           "sans-serif;fill:#333}.t{font-size:12px;font-weight:bold}"
           ".g{stroke:#8884}.page{fill:#fff}polyline{fill:none;stroke-linejoin:round}@media("
           "prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#0d1117}}</style>\n"
           "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n";
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const auto& panel = panels[i];
        if (i == 0) {
            draw_legend(out, panel);
        }
        const auto column = static_cast<int>(i) % columns;
        const auto row = static_cast<int>(i) / columns;
        out << "<g transform=\"translate(" << left + column * (width + gap_x) << ','
            << top + 14 + row * (height + gap_y) << ")\">\n<text y=\"-7\" class=\"t\">"
            << panel.name << "</text>\n";
        draw_axes(out);
        for (auto c = panel.curves.size(); c > 0; --c) {
            draw_curve(out, panel.curves[c - 1], c - 1);
        }
        out << "</g>\n";
    }
    out << "</svg>\n";
    if (!out.flush()) {
        throw std::runtime_error(file + " cannot be written");
    }
}

}  // namespace bench
