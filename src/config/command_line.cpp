// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/command_line.hpp"

#include <algorithm>

#include <boost/program_options.hpp>

#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

namespace po = boost::program_options;

// What follows the name in the same word may be a secret: "--key VALUE" in quotes.
Failure unknown_option(std::string_view word) {
    const auto name = word.substr(0, option_name_length(word));
    if (name.size() < word.size()) {
        return mistake(Message("unknown option: a word that starts with --")
                           << Foreign{std::string(name), 60},
                       "Write an option and its value as two words, or with = between them");
    }
    std::vector<std::string> names;
    for (const auto& spec : option_table()) {
        names.emplace_back(spec.name);
    }
    Message advice;
    if (const auto meant = nearest(name, names); !meant.empty()) {
        advice << "Did you mean --" << Own{meant} << "? ";
    }
    return mistake(Message("unknown option --") << Foreign{std::string(name), 60},
                   advice << "See check_balance --help");
}

Failure unknown_letter(char letter) {
    return mistake(Message("unknown option -") << Foreign{std::string(1, letter)},
                   "See check_balance --help");
}

// "-4" and "-6" are numbers where a value is due.
bool looks_like_option(const std::string& word) {
    if (word.starts_with("--")) {
        return option_named(word.substr(2, word.find('=') - 2)) != nullptr;
    }
    return word.size() == 2 && word[0] == '-' && !(word[1] >= '0' && word[1] <= '9') &&
           option_lettered(word[1]) != nullptr;
}

// The rule of monitoring-plugins: the next word, unless it begins with exactly one or two dashes.
bool is_extra_opts_value(const std::string& word) {
    const auto dashes = std::min(word.find_first_not_of('-'), word.size());
    return dashes == 0 || dashes > 2;
}

class Words {
  public:
    explicit Words(std::vector<std::string>& words) : words_(words) {}

    [[nodiscard]] std::string take() {
        std::string word = words_.front();
        words_.erase(words_.begin());
        return word;
    }
    [[nodiscard]] const std::string* next() const {
        return words_.empty() ? nullptr : &words_.front();
    }

  private:
    std::vector<std::string>& words_;
};

po::option as_option(const OptionSpec& spec) {
    po::option option;
    option.string_key = std::string(spec.name);
    return option;
}

po::option with_next_word(const OptionSpec& spec, Words& words) {
    auto option = as_option(spec);
    const auto* next = words.next();
    if (spec.takes == OptionValue::optional) {
        if (next != nullptr && is_extra_opts_value(*next)) {
            option.value.push_back(words.take());
        }
        return option;
    }
    if (next == nullptr || looks_like_option(*next)) {
        throw mistake(Message("--") << Own{std::string(spec.name)} << " needs a value",
                      Message("Write --") << Own{std::string(spec.name)} << "=VALUE");
    }
    option.value.push_back(words.take());
    return option;
}

po::option parse_long(const std::string& word, Words& words) {
    const auto equals = word.find('=');
    const auto name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
    const auto* spec = option_named(name);
    if (spec == nullptr || name.size() < 2) {
        throw unknown_option(name);
    }
    if (spec->takes == OptionValue::none) {
        if (equals != std::string::npos) {
            throw mistake(Message("--") << Own{name} << " is a switch and takes no value");
        }
        return as_option(*spec);
    }
    if (equals == std::string::npos) {
        return with_next_word(*spec, words);
    }
    auto option = as_option(*spec);
    option.value.push_back(word.substr(equals + 1));
    return option;
}

std::vector<po::option> parse_letters(const std::string& word, Words& words) {
    std::vector<po::option> options;
    for (std::size_t i = 1; i < word.size(); ++i) {
        const auto* spec = option_lettered(word[i]);
        if (spec == nullptr) {
            throw unknown_letter(word[i]);
        }
        if (spec->takes == OptionValue::none) {
            options.push_back(as_option(*spec));
            continue;
        }
        if (i + 1 == word.size()) {
            options.push_back(with_next_word(*spec, words));
        } else {
            options.push_back(as_option(*spec));
            options.back().value.push_back(word.substr(i + 1));
        }
        break;
    }
    return options;
}

std::vector<po::option> parse_style(std::vector<std::string>& arguments, std::size_t total) {
    const auto position = total - arguments.size() + 1;
    Words words(arguments);
    const auto word = words.take();
    if (word.size() > 2 && word.starts_with("--")) {
        return {parse_long(word, words)};
    }
    if (word.size() > 1 && word.front() == '-' && word != "--") {
        return parse_letters(word, words);
    }
    // A word processor makes dashes of its own.
    if (const auto misleading = misleading_character(word); !misleading.empty()) {
        throw mistake(Message("word ")
                          << position << " of the command line belongs to no option; it holds "
                          << Own{misleading},
                      "Type the command again by hand: begin options with -, quote values with '");
    }
    throw mistake(Message("word ") << position << " of the command line belongs to no option",
                  "Quote values that hold blanks; see check_balance --help");
}

void check(const GivenOption& option) {
    if (option.spec->takes == OptionValue::required && option.value.empty()) {
        throw mistake(described(option) << ": its value is empty",
                      "Give a value or leave the option out");
    }
    if (const auto control = control_character_in(option.value)) {
        throw mistake(described(option) << ": its value holds " << Own{*control});
    }
}

}  // namespace

std::vector<GivenOption> parse_command_line(const std::vector<std::string>& words) {
    // parse_style() knows the options. Boost would build a description of each, and look at all of
    // them for each word: a fifth of what our own code does in a check over plain HTTP.
    const po::options_description none;
    const auto style = [total = words.size()](std::vector<std::string>& rest) {
        return parse_style(rest, total);
    };
    const auto parsed = po::command_line_parser(words)
                            .options(none)
                            .allow_unregistered()
                            .extra_style_parser(style)
                            .run();
    std::vector<GivenOption> given;
    for (const auto& option : parsed.options) {
        const auto* spec = option_named(option.string_key);
        given.push_back({spec, option.value.empty() ? std::string() : option.value.front(), {}});
        check(given.back());
    }
    return given;
}

GivenOption parse_ini_option(const std::string& key,
                             const std::string& value,
                             const Origin& origin) {
    const auto* spec = key.size() == 1 ? option_lettered(key.front()) : option_named(key);
    const auto at_line = [&origin] {
        return Message("line ") << origin.line << " of " << Foreign{origin.file};
    };
    if (spec == nullptr) {
        const auto misleading = misleading_character(key);
        throw mistake(at_line() << ": no such option"
                                << (misleading.empty() ? Message()
                                                       : Message("; it holds ") << Own{misleading}),
                      "See check_balance --help");
    }
    GivenOption option{spec, value, origin};
    if (spec->by_hand) {
        throw bad_value(option, "it belongs on a command line, not into an ini file");
    }
    if (spec->takes == OptionValue::optional) {
        throw bad_value(option, "an ini file cannot name another one");
    }
    if (spec->takes == OptionValue::none && !value.empty()) {
        throw bad_value(option, "it is a switch and takes no value",
                        "Write the key alone, with = behind it");
    }
    check(option);
    return option;
}

}  // namespace balance
