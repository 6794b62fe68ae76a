// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/backtest_svg.hpp"

#include <algorithm>
#include <cmath>

#include "core/timestamp.hpp"
#include "text/format.hpp"

namespace balance {

namespace {

constexpr double left_edge = 70;
constexpr double width = 1000;
constexpr double panel_height = 220;
constexpr double first_top = 50;
constexpr double second_top = first_top + panel_height + 50;
constexpr double page_width = left_edge + width + 50;
constexpr double page_height = second_top + panel_height + 50;

// Seconds and values as places on the page.
class Panel {
  public:
    Panel(const Replay& replay, double top, double low, double high)
        : begin_(replay.samples.front().time),
          length_(std::max(1.0, seconds_between(begin_, replay.samples.back().time))),
          top_(top),
          low_(low),
          high_(high > low ? high : low + 1) {}

    [[nodiscard]] double x(SampleTime time) const {
        return left_edge + width * seconds_between(begin_, time) / length_;
    }
    [[nodiscard]] double y(double value) const {
        const double share = (std::clamp(value, low_, high_) - low_) / (high_ - low_);
        return top_ + panel_height * (1 - share);
    }
    [[nodiscard]] std::string frame(const std::string& title) const {
        return format(R"(<text x="{:.1f}" y="{:.1f}" font-weight="bold">{}</text>
<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="none" stroke="#999"/>
)",
                      left_edge, top_ - 8, title, left_edge, top_, width, panel_height) +
               label(high_) + label(low_);
    }
    [[nodiscard]] std::string level(double value, const std::string& colour) const {
        if (value < low_ || value > high_) {
            return {};
        }
        return format(R"(<line x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}" stroke="{}" )"
                      "stroke-dasharray=\"6 4\"/>\n",
                      left_edge, left_edge + width, y(value), y(value), colour) +
               label(value);
    }

  private:
    static double seconds_between(SampleTime from, SampleTime to) {
        return std::chrono::duration<double>(to - from).count();
    }
    [[nodiscard]] std::string label(double value) const {
        return format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{:.4g}</text>\n",
                      left_edge - 6, y(value) + 4, value);
    }

    SampleTime begin_;
    double length_;
    double top_;
    double low_;
    double high_;
};

const char* colour_of(State state) {
    return state == State::critical ? "#ff5566" : "#ffaa44";
}

// A band for each time in which a rule alerted.
std::string bands(const Replay& replay, const Panel& panel) {
    std::string text;
    for (std::size_t i = 0; i < replay.changes.size(); ++i) {
        const auto& change = replay.changes[i];
        if (change.state == State::ok) {
            continue;
        }
        const auto end =
            i + 1 < replay.changes.size() ? replay.changes[i + 1].time : replay.samples.back().time;
        const double from = panel.x(change.time);
        text += format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}" )"
                       "fill-opacity=\"0.35\"/>\n",
                       from, first_top, std::max(1.0, panel.x(end) - from),
                       second_top + panel_height - first_top, colour_of(change.state));
    }
    return text;
}

// One line through the values; not more points than the page can show, the extremes kept.
template <class Value>
std::string line_of(const Replay& replay, const Panel& panel, Value value) {
    std::string text;
    bool open = false;
    double column = -1;
    double least = 0;
    double most = 0;
    const auto flush = [&] {
        if (open) {
            text += format("{:.1f},{:.1f} {:.1f},{:.1f} ", column, most, column, least);
        }
    };
    for (const auto& sample : replay.samples) {
        const std::optional<double> here = value(sample);
        if (!here) {
            continue;
        }
        const double x = std::floor(panel.x(sample.time));
        const double y = panel.y(*here);
        if (!open || x > column) {
            flush();
            open = true;
            column = x;
            least = most = y;
        }
        least = std::max(least, y);
        most = std::min(most, y);
    }
    flush();
    return format(R"(<polyline fill="none" stroke="#1166aa" stroke-width="1.5" points="{}"/>)",
                  text) +
           "\n";
}

std::string levels_of(const Panel& panel, const Thresholds& thresholds) {
    std::string text;
    const auto add = [&](const std::optional<Range>& range, State state) {
        const auto bound = range && range->start() ? range->start()
                           : range                 ? range->end()
                                                   : std::optional<Amount>();
        text += bound ? panel.level(bound->estimate(), colour_of(state)) : "";
    };
    add(thresholds.warning, State::warning);
    add(thresholds.critical, State::critical);
    return text;
}

std::string balance_panel(const Replay& replay, const Settings& settings) {
    const auto [least, most] = std::ranges::minmax(replay.samples, {}, &ReplayedSample::balance);
    const Panel panel(replay, first_top, std::min(0.0, least.balance), most.balance);
    return bands(replay, panel) + panel.frame("balance") + levels_of(panel, settings.thresholds) +
           line_of(replay, panel,
                   [](const ReplayedSample& sample) { return std::optional(sample.balance); });
}

std::string runway_panel(const Replay& replay, const Settings& settings) {
    static constexpr double day = 24 * 3600;
    const auto& levels = settings.history.runway;
    const auto longest = levels.warning ? levels.warning : levels.critical;
    if (!longest) {
        return {};
    }
    // Beyond a few times the threshold nobody looks.
    const double most = 5 * std::chrono::duration<double>(*longest).count() / day;
    const Panel panel(replay, second_top, 0, most);
    const auto level = [&](const std::optional<std::chrono::seconds>& bound, State state) {
        return bound ? panel.level(std::chrono::duration<double>(*bound).count() / day,
                                   colour_of(state))
                     : std::string();
    };
    return panel.frame("runway, days") + level(levels.warning, State::warning) +
           level(levels.critical, State::critical) +
           line_of(replay, panel, [](const ReplayedSample& sample) {
               return sample.runway
                          ? std::optional(std::chrono::duration<double>(*sample.runway).count() /
                                          day)
                          : std::nullopt;
           });
}

// Days below the panels.
std::string time_axis(const Replay& replay, const TimeZone& zone) {
    static constexpr int steps = 4;
    static constexpr std::size_t date_length = 10;
    const auto begin = replay.samples.front().time;
    const auto length = replay.samples.back().time - begin;
    std::string text;
    for (int step = 0; step <= steps; ++step) {
        const auto moment = std::chrono::floor<std::chrono::seconds>(begin + length * step / steps);
        text += format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n",
                       left_edge + width * step / steps, second_top + panel_height + 20,
                       timestamp_text(moment, zone).substr(0, date_length));
    }
    return text;
}

std::string period(const Replay& replay, const TimeZone& zone) {
    const auto text = [&zone](SampleTime time) {
        return timestamp_text(std::chrono::floor<std::chrono::seconds>(time), zone);
    };
    return text(replay.samples.front().time) + " to " + text(replay.samples.back().time);
}

}  // namespace

std::string backtest_svg(const Replay& replay, const Settings& settings, const TimeZone& zone) {
    return format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:.1f} {:.1f}" )"
                  R"(font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
<text x="{:.1f}" y="20">check_balance backtest, {}</text>
{}{}{}</svg>
)",
                  page_width, page_height, left_edge, period(replay, zone),
                  balance_panel(replay, settings), runway_panel(replay, settings),
                  time_axis(replay, zone));
}

}  // namespace balance
