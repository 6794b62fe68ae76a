// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Writes the result. A result that could not be written whole is no result.

#pragma once

#include <chrono>
#include <string_view>

namespace balance {

// False where standard output is closed, full, broken, or not read for this long.
[[nodiscard]] bool write_to_standard_output(std::string_view text,
                                            std::chrono::milliseconds patience);

// Ends the process. The exit handlers of the libraries would only tidy memory that is gone anyway;
// in a check that runs every minute that is a tenth of a millisecond too much.
[[noreturn]] void leave(int exit_code);

}  // namespace balance
