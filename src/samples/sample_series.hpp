// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether the lines of a CSV are of one account or series, by the columns beside time and balance.
//
// A column that is called account, currency, series, name and the like has one value in all lines.
// In any other a text may not change. Numbers, dates and times may; so a column is free where all
// of its values are such, and a value that is empty says nothing.

#pragma once

#include <string_view>
#include <vector>

#include "core/fault.hpp"
#include "samples/csv_line.hpp"
#include "samples/sample_columns.hpp"

namespace balance {

class SampleSeries {
  public:
    explicit SampleSeries(const std::vector<OtherColumn>& columns);

    // The next line, whose text must outlive this. The fault is how it differs from those before.
    [[nodiscard]] Fault take(const std::vector<CsvField>& fields);

  private:
    struct Watched {
        OtherColumn column;
        std::string_view first;
        bool has_first = false;
        bool has_text = false;
    };

    static bool is_another(Watched& watched, std::string_view value);

    std::vector<Watched> columns_;
};

}  // namespace balance
