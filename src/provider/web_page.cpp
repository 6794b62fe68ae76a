// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/web_page.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace balance {

namespace {

// As much of a body as is looked at: a title stands at the front.
constexpr std::size_t looked_at = 32UL * 1024;

// The elements that pages, and error messages of web servers, begin with.
constexpr std::array<std::string_view, 21> elements = {
    "html",   "head",     "body",   "title", "meta",  "link", "style",
    "script", "noscript", "center", "div",   "table", "form", "font",
    "span",   "iframe",   "h1",     "h2",    "p",     "br",   "b"};

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void skip_space(std::string_view& text) {
    const auto* end = std::ranges::find_if_not(text, is_space);
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
}

// Without what may stand before the first element: a byte order mark, blank lines, comments, an
// XML declaration.
std::string_view first_element(std::string_view text) {
    static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    while (true) {
        skip_space(text);
        const std::string_view end = text.starts_with("<!--")    ? "-->"
                                     : text.starts_with("<?xml") ? "?>"
                                                                 : "";
        const auto at = end.empty() ? std::string_view::npos : text.find(end);
        if (at == std::string_view::npos) {
            return text;
        }
        text.remove_prefix(at + end.size());
    }
}

// What Cloudflare answers to programs it takes for robots: "error code: 1020".
bool is_bot_protection(std::string_view text) {
    static constexpr std::string_view words = "error code: 1";
    text = trimmed(text.substr(0, text.find_first_of("\r\n")));
    return text.starts_with(words) && text.size() == words.size() + 3 &&
           text.find_first_not_of("0123456789", words.size()) == std::string_view::npos;
}

// White space as single blanks, none at the ends.
std::string folded(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (!is_space(c)) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    return std::string(trimmed(result));
}

// As it stands there: a key that is broken by a line end is masked whole only before it is folded.
std::string title_of(std::string_view page) {
    const auto small = lower(page);
    const auto tag = small.find("<title");
    const auto begin = small.find('>', tag);
    const auto end = small.find('<', begin);
    if (tag == std::string::npos || begin == std::string::npos || end == std::string::npos) {
        return {};
    }
    auto title = page.substr(begin + 1, end - begin - 1);
    skip_space(title);
    while (!title.empty() && is_space(title.back())) {
        title.remove_suffix(1);
    }
    return std::string(title);
}

// The name of the element that a text begins with, in lower case; "" for none.
std::string element_name(std::string_view text) {
    const auto* end =
        std::ranges::find_if_not(text.substr(std::min<std::size_t>(text.size(), 1)), is_alnum);
    const auto length = static_cast<std::size_t>(end - text.begin());
    return text.starts_with('<') ? lower(text.substr(1, length - 1)) : std::string();
}

}  // namespace

std::optional<WebPage> web_page_in(const ReplyDocument& document) {
    const auto text = std::string_view(document.body).substr(0, looked_at);
    if (is_bot_protection(text)) {
        return WebPage{folded(text)};
    }
    const auto front = first_element(text);
    const auto name = element_name(front);
    const bool is_html = name == "html" || lower(front.substr(0, 14)) == "<!doctype html";
    // An XML reply may call its root as it likes.
    const bool is_parsed = std::holds_alternative<JsonValue>(document.content);
    if (!is_html && (is_parsed || std::ranges::find(elements, name) == elements.end())) {
        return std::nullopt;
    }
    return WebPage{title_of(text)};
}

}  // namespace balance
