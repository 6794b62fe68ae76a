// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/pattern.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <re2/re2.h>

namespace balance {

namespace {

constexpr std::size_t max_groups = 2;
// Linear is not fast enough where each byte meets thousands of states.
constexpr int max_program = 2000;

re2::RE2::Options engine_options() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(4 << 20);
    return options;
}

re2::StringPiece piece_of(std::string_view text) {
    return {text.data(), text.size()};
}

std::string text_of(const re2::StringPiece& piece) {
    return {piece.data(), piece.size()};
}

std::optional<std::string> fault_of_groups(const re2::RE2& engine) {
    const auto& names = engine.NamedCapturingGroups();
    const bool known_names = std::ranges::all_of(names, [](const auto& group) {
        return group.first == "value" || group.first == "currency";
    });
    if (!known_names) {
        return "its named groups may be called value and currency";
    }
    if (names.empty()
            ? engine.NumberOfCapturingGroups() > 1
            : !names.contains("value") ||
                  static_cast<std::size_t>(engine.NumberOfCapturingGroups()) != names.size()) {
        return "it may have one group, or two that are named value and currency; use (?:...) to "
               "group without capturing";
    }
    return std::nullopt;
}

}  // namespace

class Pattern::Engine {
  public:
    explicit Engine(std::string_view text) : engine_(piece_of(text), engine_options()) {}

    [[nodiscard]] std::optional<std::string> fault() const {
        if (!engine_.ok()) {
            return engine_.error();
        }
        return engine_.ProgramSize() > max_program ? std::optional("it repeats too much")
                                                   : fault_of_groups(engine_);
    }

    [[nodiscard]] std::vector<Match> find_all(std::string_view text) const {
        std::vector<Match> matches;
        if (text.size() > max_text) {
            return matches;
        }
        std::array<re2::StringPiece, 1 + max_groups> groups;
        std::size_t at = 0;
        while (at <= text.size() && matches.size() < max_matches &&
               engine_.Match(piece_of(text), at, text.size(), re2::RE2::UNANCHORED, groups.data(),
                             1 + engine_.NumberOfCapturingGroups())) {
            matches.push_back({groups[0].empty(), text_of(groups.at(value_group())),
                               currency_group() == 0 ? "" : text_of(groups.at(currency_group()))});
            const auto end =
                static_cast<std::size_t>(groups[0].data() - text.data()) + groups[0].size();
            at = end + (groups[0].empty() ? 1 : 0);
        }
        return matches;
    }

  private:
    [[nodiscard]] std::size_t group_named(const std::string& name) const {
        const auto& names = engine_.NamedCapturingGroups();
        const auto found = names.find(name);
        return found == names.end() ? 0 : static_cast<std::size_t>(found->second);
    }
    [[nodiscard]] std::size_t value_group() const {
        const auto named = group_named("value");
        return named != 0 ? named : static_cast<std::size_t>(engine_.NumberOfCapturingGroups());
    }
    [[nodiscard]] std::size_t currency_group() const { return group_named("currency"); }

    re2::RE2 engine_;
};

Expected<Pattern> Pattern::parse(std::string_view text) {
    if (text.empty() || text.size() > max_bytes) {
        return unexpected("a pattern has 1 to " + std::to_string(max_bytes) + " bytes");
    }
    auto engine = std::make_shared<const Engine>(text);
    if (const auto fault = engine->fault()) {
        return unexpected(*fault);
    }
    return Pattern(std::string(text), std::move(engine));
}

std::vector<Pattern::Match> Pattern::find_all(std::string_view text) const {
    return engine_->find_all(text);
}

}  // namespace balance
