// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "options.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace bench {

namespace {

std::uint64_t number(std::string_view name, const std::string& text) {
    char* end = nullptr;
    const auto value = std::strtoull(text.c_str(), &end, 10);
    if (text.empty() || *end != '\0') {
        throw std::invalid_argument(std::string(name) + " is a number, not '" + text + "'");
    }
    return value;
}

std::vector<Kind> all_kinds() {
    std::vector<Kind> kinds;
    for (const auto& name : kind_names) {
        kinds.push_back(name.kind);
    }
    return kinds;
}

std::vector<Kind> kinds_of(const std::string& list) {
    if (list == "all") {
        return all_kinds();
    }
    std::vector<Kind> kinds;
    std::istringstream keys(list);
    for (std::string key; std::getline(keys, key, ',');) {
        const auto found = std::ranges::find(kind_names, key, &KindName::key);
        if (found == kind_names.end()) {
            std::string known = " all";
            for (const auto& name : kind_names) {
                known.append(" ").append(name.key);
            }
            throw std::invalid_argument("no kind '" + key + "', there are:" + known);
        }
        kinds.push_back(found->kind);
    }
    return kinds;
}

// Those in which a drain can be told from the rest by what is shown.
std::vector<Kind> kinds_to_drain() {
    return {Kind::day_week, Kind::campaigns, Kind::auto_recharge, Kind::varying_recharge,
            Kind::growth,   Kind::steps,     Kind::irregular,     Kind::short_campaigns};
}

bool set_flag(Options& options, std::string_view name) {
    if (name == "--only-ours") {
        options.only_ours = true;
    } else if (name == "--know-holidays") {
        options.know_holidays = true;
    } else if (name == "--closures") {
        options.closures = true;
    } else if (name == "--drains") {
        options.drains = true;
    } else if (name == "--usual-spend") {
        options.usual_spend = true;
    } else if (name == "--curves") {
        options.curves = true;
    } else if (name == "--holidays-in-series") {
        options.holidays_in_series = true;
    } else {
        return false;
    }
    return true;
}

bool set_value(Options& options, std::string_view name, const std::string& value) {
    if (name == "--accounts") {
        options.accounts = static_cast<int>(number(name, value));
    } else if (name == "--seed") {
        options.first_seed = number(name, value);
    } else if (name == "--kinds") {
        options.kinds = kinds_of(value);
    } else if (name == "--svg") {
        options.svg = value;
    } else {
        return false;
    }
    return true;
}

}  // namespace

Options read_options(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    Options options;
    std::size_t positions = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--series") {
            while (i + 1 < words.size() && words[i + 1].rfind("--", 0) != 0) {
                options.series.push_back(words[++i]);
            }
        } else if (words[i].rfind("--", 0) != 0) {
            set_value(options, positions++ == 0 ? "--accounts" : "--seed", words[i]);
        } else if (!set_flag(options, words[i])) {
            if (i + 1 == words.size() || !set_value(options, words[i], words[i + 1])) {
                throw std::invalid_argument("unknown option, or one without its value: " +
                                            words[i]);
            }
            ++i;
        }
    }
    if (options.holidays_in_series && options.series.empty()) {
        throw std::invalid_argument("--holidays-in-series needs --series FILE...");
    }
    if (options.kinds.empty() && options.series.empty()) {
        options.kinds = options.drains || options.usual_spend ? kinds_to_drain() : all_kinds();
    }
    return options;
}

}  // namespace bench
