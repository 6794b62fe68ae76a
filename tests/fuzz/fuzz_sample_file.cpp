// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A file of samples is read in the order of its times or refused with a line, and written plainly
// it reads back as the same.

#include <algorithm>
#include <cstdint>

#include "invariant.hpp"
#include "output/render.hpp"
#include "samples/sample_file.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

bool is_readable(const Amount& amount) {
    return Amount::parse(amount.text()).has_value();
}

std::string epoch_text(SampleTime time) {
    const auto count = time.time_since_epoch().count();
    const auto fraction = std::to_string(1000 + count % 1000).substr(1);
    return std::to_string(count / 1000) + "." + fraction;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto file = parse_sample_file(text);
    if (!file) {
        const auto reason = render(file.error(), Masker());
        require(reason.starts_with("it has no samples") || reason.starts_with("line "),
                "a refusal names the line");
        return 0;
    }
    const auto& samples = file->samples;
    require(!samples.empty(), "there is a sample");
    require(std::ranges::is_sorted(samples, {}, &Sample::time), "times never go back");
    std::string plain = "time,balance\n";
    for (const auto& sample : samples) {
        if (sample.time < SampleTime() || !is_readable(sample.balance)) {
            return 0;
        }
        plain += epoch_text(sample.time) + "," + sample.balance.text() + "\n";
    }
    const auto again = parse_sample_file(plain);
    require(again.has_value() && again->samples.size() == samples.size(),
            "written plainly it is the same");
    require(again->without_value == 0, "written plainly nothing is left out");
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto& sample = again->samples[i];
        require(sample.time == samples[i].time && sample.balance == samples[i].balance,
                "written plainly it is the same");
    }
    return 0;
}
