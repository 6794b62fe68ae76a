// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A CSV of balances over time, for a backtest: a header, then one sample a line, in the order of
// the times. samples/sample_columns.hpp says which columns count, samples/sample_fields.hpp how
// times and balances are written, samples/sample_series.hpp what the other columns may hold.
//
// Blank lines, lines of empty fields, CR LF, a byte order mark, UTF-16, quotes around a field and a
// first line "sep=;" are fine, as spreadsheets write them. A line with a time and without a balance
// is left out and counted. What can be read in two ways is refused. So is
// "1.234", unless commas separate the fields and it is not quoted, or another balance shows that
// the point is a decimal point.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/expected.hpp"
#include "core/message.hpp"
#include "samples/sample.hpp"

namespace balance {

struct SampleFile {
    std::vector<Sample> samples;    // at least one, without their sums
    std::size_t without_value = 0;  // lines that were left out
};

// The error names the line.
[[nodiscard]] Expected<SampleFile, Message> parse_sample_file(std::string_view text);

}  // namespace balance
