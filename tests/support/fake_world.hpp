// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A world in which time passes only in pauses and where the test says so.

#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "commands/program.hpp"
#include "fake_http_client.hpp"
#include "variables.hpp"

namespace balance::test {

class FakeWorld {
  public:
    explicit FakeWorld(std::vector<HttpResult> results = {}, Variables variables = {})
        : client(std::move(results)),
          world{.client = client,
                .environment = Environment(in_utc(std::move(variables))),
                .start = now_,
                .now = [this] { return now_; },
                .pause =
                    [this](std::chrono::milliseconds time) {
                        pauses.push_back(time);
                        pass(time);
                    },
                .wall_clock = [this] { return wall_clock; },
                .set_last_resort =
                    [this](Deadline::Clock::time_point, State state, const std::string& line) {
                        last_resort_state = state;
                        last_resort_line = line;
                    }} {}
    FakeWorld(const FakeWorld&) = delete;
    FakeWorld& operator=(const FakeWorld&) = delete;
    ~FakeWorld() = default;

    void pass(std::chrono::milliseconds time) { now_ += time; }

  private:
    // No test depends on the zone of the machine that it runs on.
    static Variables in_utc(Variables variables) {
        variables.try_emplace("TZ", "UTC");
        return variables;
    }

    Deadline::Clock::time_point now_;

  public:
    // 2026-11-20 12:00 UTC
    std::chrono::sys_time<std::chrono::milliseconds> wall_clock{
        std::chrono::milliseconds(1'795'176'000'000)};
    FakeHttpClient client;
    World world;
    std::vector<std::chrono::milliseconds> pauses;
    State last_resort_state = State::ok;
    std::string last_resort_line;
};

}  // namespace balance::test
