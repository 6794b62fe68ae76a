// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The table of --list-providers: name, credentials, category, title, and what of it is the user's
// own.

#pragma once

#include <string>

namespace balance {

// `word`: only the rows that have it, whatever the case; "": all. The header stands above. Throws a
// Failure where there is no such row.
[[nodiscard]] std::string provider_table(const std::string& directory, const std::string& word);

}  // namespace balance
