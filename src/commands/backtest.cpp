// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/backtest.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "commands/backtest_svg.hpp"
#include "commands/replay.hpp"
#include "config/file.hpp"
#include "config/local_time.hpp"
#include "core/duration.hpp"
#include "core/timestamp.hpp"
#include "output/render.hpp"
#include "text/fixed_text.hpp"
#include "text/format.hpp"

namespace balance {

namespace {

constexpr std::size_t max_file_bytes = 64UL * 1024 * 1024;

SampleFile read_samples(const GivenOption& option) {
    const auto content = read_file(option.value, FileKind::any, max_file_bytes);
    if (!content) {
        throw bad_value(option, Message("cannot be read: ") << Own{content.error().reason});
    }
    auto samples = parse_sample_file(content->bytes);
    if (!samples) {
        throw bad_value(option, samples.error());
    }
    return std::move(samples).value();
}

std::string left_out_line(std::size_t lines) {
    return lines == 0 ? ""
                      : format("left out: {} {} without a balance\n", lines,
                               lines == 1 ? "line" : "lines");
}

std::string change_line(const StateChange& change, const TimeZone& zone) {
    const auto moment = std::chrono::floor<std::chrono::seconds>(change.time);
    return format("{} {} {}\n", timestamp_text(moment, zone), name_of(change.state),
                  render(change.sentence, Masker()));
}

// Two significant digits are enough of a suggestion.
std::string rounded_up(double value) {
    const auto exponent = static_cast<int>(std::floor(std::log10(value))) - 1;
    const double step = std::pow(10.0, exponent);
    auto text = fixed_text(std::ceil(value / step) * step, std::max(0, -exponent));
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.find_last_not_of('.') + 1);
    }
    return text;
}

std::string suggestion_line(const Replay& replay, const HistorySettings& settings) {
    if (!replay.suggestion) {
        return {};
    }
    return format(
        "suggested: --spend-warning {} --spend-critical {} (at most {} was spent in {}); 5x and "
        "10x "
        "need no figures\n",
        rounded_up(replay.suggestion->warning), rounded_up(replay.suggestion->critical),
        rounded_up(replay.suggestion->largest), duration_text(settings.spend_window));
}

std::string summary_line(const Replay& replay) {
    const auto count = [&](State state) {
        return std::ranges::count(replay.changes, state, &StateChange::state);
    };
    const auto warnings = count(State::warning);
    const auto criticals = count(State::critical);
    const auto span = replay.samples.back().time - replay.samples.front().time;
    const auto days = std::chrono::round<std::chrono::days>(span).count();
    return format("backtest: {} samples, {} d, {} alerts ({} WARNING, {} CRITICAL)\n",
                  replay.samples.size(), days, warnings + criticals, warnings, criticals);
}

}  // namespace

std::string backtest(const Options& options, const Environment& environment) {
    const auto settings = settings_from(options);
    const auto holidays = holidays_of(settings.history);
    if (!holidays) {
        throw Failure(holidays.error());
    }
    const Calendar calendar{.clock = wall_clock_of(settings.history, environment),
                            .holidays = *holidays};
    std::error_code none;
    const auto& picture = settings.backtest_svg;
    if (picture && std::filesystem::equivalent(picture->value, settings.backtest->value, none)) {
        throw bad_value(*picture, "that is the file with the samples", "Name another file");
    }
    const auto file = read_samples(*settings.backtest);
    const auto replay = replayed(file.samples, settings, calendar);
    std::string text;
    for (const auto& change : replay.changes) {
        text += change_line(change, calendar.clock.zone);
    }
    if (picture) {
        if (const auto fault =
                write_file(picture->value, backtest_svg(replay, settings, calendar.clock.zone))) {
            throw bad_value(*picture, Message("cannot be written: ") << Own{*fault});
        }
    }
    return text + left_out_line(file.without_value) + suggestion_line(replay, settings.history) +
           summary_line(replay);
}

}  // namespace balance
