// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Words of a command line become options or a Failure, and no secret among them is told.

#include <cstdint>

#include "config/command_line.hpp"
#include "config/secret_words.hpp"
#include "config/settings.hpp"
#include "invariant.hpp"
#include "output/render.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

void check_secrets(const std::vector<std::string>& words) {
    for (const auto& secret : find_secret_words(words)) {
        require(secret.word < words.size(), "a secret stands in a word");
        require(secret.length > 0, "a secret has a length");
        require(secret.offset + secret.length <= words[secret.word].size(), "inside its word");
    }
}

void check_options(const std::vector<GivenOption>& given) {
    for (const auto& option : given) {
        require(option.spec != nullptr, "an option of the table");
        require(option.spec->takes != OptionValue::none || option.value.empty(),
                "a switch has no value");
        require(option.spec->takes != OptionValue::required || !option.value.empty(),
                "a value where one is needed");
        if (option.spec->secrecy == Secrecy::whole && option.value.size() > 12) {
            require(render(described(option), Masker()).find(option.value) == std::string::npos,
                    "a secret is not quoted");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<std::string> words;
    for (const auto& word : fuzz::pieces(fuzz::text_of(data, size))) {
        words.emplace_back(word.c_str());
    }
    check_secrets(words);
    try {
        const auto given = parse_command_line(words);
        check_options(given);
        const auto settings = settings_from(Options(given));
        require(settings.timeout.duration.count() > 0, "a timeout above 0");
        require(!disorder_of(settings.thresholds), "thresholds in order");
    } catch (const Failure& failure) {
        require(failure.kind() == FailureKind::configuration, "a mistake of configuration");
        require(!render(failure.message(), Masker()).empty(), "a mistake is named");
    }
    return 0;
}
