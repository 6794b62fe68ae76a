// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// libcurl's start, once in a process, and what the libraries below it are told before.

#pragma once

namespace balance {

// Throws std::runtime_error where libcurl refuses to start.
void initialise_libcurl();

}  // namespace balance
