// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/ini_file.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;

namespace {

// "key=value@line ...", or "line N: reason".
std::string read(std::string_view text, std::string_view section = "sms") {
    const auto entries = parse_ini(text, section);
    if (!entries) {
        using enum IniError::Kind;
        const auto kind = entries.error().kind;
        CHECK((kind == bad_line) == (entries.error().line > 0));
        CHECK((kind == no_section) == (entries.error().reason == "no such section"));
        return "line " + std::to_string(entries.error().line) + ": " + entries.error().reason;
    }
    std::string result;
    for (const auto& entry : *entries) {
        result += (result.empty() ? "" : " ") + entry.key + "=" + entry.value + "@" +
                  std::to_string(entry.line);
    }
    return result;
}

struct Row {
    std::string_view text;
    std::string_view entries;
};

}  // namespace

TEST_CASE("an ini file is read by the rules of monitoring-plugins") {
    constexpr Row rows[] = {
        {"[sms]\na=1\n", "a=1@2"},
        {"[sms]\na=1", "a=1@2"},
        {"[sms]\r\na=1\r\nb=2\r\n", "a=1@2 b=2@3"},
        {"  [  sms\t]  \n\t a \t=\t 1 \t\n", "a=1@2"},
        {"[sms]\na=b=c\n", "a=b=c@2"},
        {"[sms]\na=\n", "a=@2"},
        {"[sms]\na=\"q\"\nb='q'\n", "a=\"q\"@2 b='q'@3"},
        {"[sms]\na=1 # no comment\nb=2;3\n", "a=1 # no comment@2 b=2;3@3"},
        {"# c\n; c\n\n[sms]\n  # c\n  ; c\na=1\n", "a=1@7"},
        {"[sms]\na=1\na=2\n", "a=1@2 a=2@3"},
        {"[sms]\na=1\n[other]\nb=2\n[sms]\nc=3\n", "a=1@2 c=3@6"},
        {"[other]\njunk\n=junk\n[sms]\na=1\n", "a=1@5"},
        {"[sms]\na=1\n[other]\njunk\n", "a=1@2"},
        {"[SMS]\nb=2\n[sms]\na=1\n", "a=1@4"},
        {"[sms]\na=[x]\n", "a=[x]@2"},
        {"[other] # comment\nb=2\n[sms]\na=1\n", "a=1@4"},
        {"[sms]\na=1\n[other] ; comment [1]\nb=2\n", "a=1@2"},
        {"[other]\n[x\n[y] z\n[sms]\na=1\n", "a=1@5"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(read(row.text) == row.entries);
    }
}

TEST_CASE("an ini file that makes no sense is refused by line number") {
    constexpr Row rows[] = {
        {"\xEF\xBB\xBF[sms]\na=1\n",
         "line 1: the file starts with a byte order mark: save it as UTF-8 without one"},
        {"\xFF\xFE[sms]\na=1\n", "line 1: the file is UTF-16: save it as UTF-8"},
        {"a=1\n[sms]\nb=2\n", "line 1: it comes before the first [section]"},
        {"\n# c\njunk\n[sms]\nb=2\n", "line 3: it comes before the first [section]"},
        {"[sms]\na=1\njunk\n", "line 3: it is no \"key = value\""},
        {"[sms]\n=1\n", "line 2: it is no \"key = value\""},
        {"[sms]\n  =1\n", "line 2: it is no \"key = value\""},
        {"[sms] # comment\na=1\n",
         "line 1: no comment may follow the ] of a section; put it on its own line"},
        {"[sms] # see [1]\na=1\n",
         "line 1: no comment may follow the ] of a section; put it on its own line"},
        {"[other]\nb=2\n[sms] ; comment\na=1\n",
         "line 3: no comment may follow the ] of a section; put it on its own line"},
        {"[sms]\na=1\n[other]\n[sms] # more\nc=3\n",
         "line 4: no comment may follow the ] of a section; put it on its own line"},
        {"[sms] a=1\n", "line 1: nothing may follow the ] of a section"},
        {"[sms]\xC2\xA0\na=1\n",
         "line 1: nothing may follow the ] of a section; it begins with a no-break space"},
        {"[sms\na=1\n", "line 1: the ] of the section is missing"},
        {"[sms]\na=1\n[other\nb=2\n", "line 3: the ] of the section is missing"},
        {"[sms]\na=1\n[b]=2\n", "line 3: nothing may follow the ] of a section"},
        {"\xC2\xA0[sms]\na=1\n",
         "line 1: it comes before the first [section]; it begins with a no-break space"},
        {"[sms]\n\xE2\x80\x8B\n",
         "line 2: it is no \"key = value\"; it begins with a zero-width space"},
        {"", "line 0: no such section"},
        {"[other]\na=1\n", "line 0: no such section"},
        {"[SMS]\na=1\n", "line 0: no such section"},
        {"[x]\n[sms\u00A0]\na=1\n", "line 0: the name in line 2 holds a no-break space"},
        {"[s\u200Bms]\na=1\n", "line 0: the name in line 1 holds a zero-width space"},
        {"[s\u200Bmx]\na=1\n", "line 0: no such section"},
        {"[sms]\n", "line 0: no such section"},
        {"[sms]\n# a=1\n[other]\nb=2\n", "line 0: no such section"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(read(row.text) == row.entries);
    }
}

TEST_CASE("a line of an ini file may be as long as it likes") {
    const std::string value(100'000, 'x');
    CHECK(read("[sms]\na=" + value + "\n") == "a=" + value + "@2");
}
