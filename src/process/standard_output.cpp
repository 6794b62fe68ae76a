// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "process/standard_output.hpp"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>

#include <poll.h>
#include <unistd.h>

namespace balance {

namespace {

using Clock = std::chrono::steady_clock;

// False once the time is up. Where poll() itself fails, write() will tell.
bool wait_until_writable(Clock::time_point end) {
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        pollfd output{STDOUT_FILENO, POLLOUT, 0};
        const int ready = ::poll(&output, 1, std::max(0, static_cast<int>(left.count())));
        if (ready >= 0 || errno != EINTR) {
            return ready != 0;
        }
    }
}

}  // namespace

bool write_to_standard_output(std::string_view text, std::chrono::milliseconds patience) {
    const auto end = Clock::now() + patience;
    while (!text.empty()) {
        if (!wait_until_writable(end)) {
            return false;
        }
        // A pipe that is ready takes this much without blocking.
        const auto count =
            ::write(STDOUT_FILENO, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    // Some file systems only tell at the end that they are full.
    return ::close(STDOUT_FILENO) == 0;
}

void leave(int exit_code) {
#ifdef __SANITIZE_ADDRESS__
    // The leak sanitizer reports in an exit handler.
    std::exit(exit_code);
#else
    std::quick_exit(exit_code);
#endif
}

}  // namespace balance
