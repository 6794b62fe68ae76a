// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The curves as an SVG: a small panel a kind, false alerts a year to the right (a logarithmic axis;
// what is below its beginning lies on it), the share announced upwards. The dot is the threshold of
// 3 d.

#pragma once

#include <string>
#include <vector>

#include "curves.hpp"

namespace bench {

// Throws std::runtime_error if the file cannot be written.
void draw_curves(const std::vector<CurvePanel>& panels, const std::string& file);

}  // namespace bench
