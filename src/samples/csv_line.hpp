// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// One line of a CSV as its fields: without the blanks around them, and without the quotes around a
// field that begins with one. A separator between quotes is none. Two quotes inside of quotes stay
// two, and no field goes on in the next line.

#pragma once

#include <string_view>
#include <vector>

namespace balance {

struct CsvField {
    std::string_view text;  // a part of the line
    bool is_quoted;
};

// None where a quote is not closed, or something stands behind one that is.
[[nodiscard]] std::vector<CsvField> csv_fields(std::string_view line, char separator);

}  // namespace balance
