// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <thread>

#include "commands/program.hpp"
#include "http/curl_client.hpp"
#include "process/hardening.hpp"
#include "process/last_words.hpp"
#include "process/standard_output.hpp"

int main(int argc, char** argv) {
    using namespace balance;
    const auto start = Deadline::Clock::now();
    install_last_words();
    try {
        if (!harden_process()) {
            die_unknown(
                "refuses to run setuid or setgid: its caller could read files of another user "
                "through it");
        }
        const auto words = take_arguments(argc, argv);
        CurlClient client;
        World world{.client = client,
                    .environment = take_environment(),
                    .start = start,
                    .now = Deadline::Clock::now,
                    .pause = [](auto time) { std::this_thread::sleep_for(time); },
                    .wall_clock =
                        [] {
                            return std::chrono::floor<std::chrono::milliseconds>(
                                std::chrono::system_clock::now());
                        },
                    .set_last_resort = set_last_resort};
        const auto outcome = run(words, world);
        result_is_being_written();
        const int code = write_to_standard_output(outcome.output, time_left())
                             ? outcome.exit_code
                             : exit_code(State::unknown);
        result_is_out(code);
        if (outcome.afterwards) {
            outcome.afterwards();
        }
        leave(code);
    } catch (...) {
        die_unknown("internal error: the check could not even start");
    }
}
