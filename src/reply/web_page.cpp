// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/web_page.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

// As much of a body as is looked at: a title stands at the front.
constexpr std::size_t looked_at = 32UL * 1024;

// The elements that pages, and error messages of web servers, begin with; and what the access
// points of public networks answer.
constexpr std::array<std::string_view, 37> elements = {"html",
                                                       "head",
                                                       "body",
                                                       "title",
                                                       "meta",
                                                       "link",
                                                       "style",
                                                       "script",
                                                       "noscript",
                                                       "base",
                                                       "center",
                                                       "div",
                                                       "table",
                                                       "form",
                                                       "font",
                                                       "span",
                                                       "iframe",
                                                       "frameset",
                                                       "main",
                                                       "section",
                                                       "h1",
                                                       "h2",
                                                       "h3",
                                                       "h4",
                                                       "h5",
                                                       "h6",
                                                       "hr",
                                                       "p",
                                                       "br",
                                                       "b",
                                                       "strong",
                                                       "ul",
                                                       "ol",
                                                       "img",
                                                       "svg",
                                                       "pre",
                                                       "wispaccessgatewayparam"};

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void skip_space(std::string_view& text) {
    const auto* end = std::ranges::find_if_not(text, is_space);
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
}

// Without what may stand before the first element: blanks and invisible characters, comments, an
// XML declaration.
std::string_view first_element(std::string_view text) {
    while (true) {
        text = without_hidden_ends(text);
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

// The name of the element that a text begins with, in lower case and without its prefix; "" for
// none.
std::string element_name(std::string_view text) {
    if (!text.starts_with('<')) {
        return {};
    }
    text.remove_prefix(1);
    const auto is_of_name = [](char c) { return is_alnum(c) || c == ':'; };
    const auto* end = std::ranges::find_if_not(text, is_of_name);
    const auto name = lower(text.substr(0, static_cast<std::size_t>(end - text.begin())));
    return name.substr(name.find(':') + 1);
}

bool has_html_doctype(const std::string& text) {
    static constexpr std::string_view doctype = "<!doctype";
    if (!text.starts_with(doctype)) {
        return false;
    }
    auto rest = std::string_view(text).substr(doctype.size());
    skip_space(rest);
    return rest.starts_with("html");
}

bool is_blank_text(std::string_view text) {
    return std::ranges::all_of(text, is_space);
}

// Whether the definition reads markup: its own figures stand in this reply.
bool holds_figures(const ReplyRules& rules, const ReplyDocument& document) {
    return std::ranges::any_of(rules.figures, [&](const FigureRule& figure) {
        return std::ranges::any_of(figure.places, [&](const Place& place) {
            const bool knows_markup =
                !place.whole_body || place.pattern->text().find('<') != std::string::npos;
            return knows_markup && !find_all(document, {place}).empty();
        });
    });
}

bool looks_like_page(const ReplyDocument& document, const std::string& content_type) {
    const auto body = first_element(document.body);
    const auto small = lower(body.substr(0, looked_at));
    const auto name = element_name(small);
    if (name == "html" || name == "wispaccessgatewayparam" || has_html_doctype(small)) {
        return true;
    }
    // An XML reply may call its root as it likes.
    if (std::holds_alternative<JsonValue>(document.content)) {
        return false;
    }
    if (std::ranges::find(elements, name) != elements.end()) {
        return true;
    }
    const bool says_html = lower(content_type).starts_with("text/html");
    // A server's warnings may stand before the page.
    const bool has_page = small.find("<html") != std::string::npos;
    return document.fault && !is_blank_text(body) && (says_html || has_page);
}

}  // namespace

std::optional<WebPage> web_page_in(const ReplyRules& rules,
                                   const ReplyDocument& document,
                                   const std::string& content_type) {
    const auto front = std::string_view(document.body).substr(0, looked_at);
    if (is_bot_protection(front)) {
        return WebPage{folded(front), true};
    }
    if (!looks_like_page(document, content_type) || holds_figures(rules, document)) {
        return std::nullopt;
    }
    return WebPage{title_of(document.body.substr(0, looked_at))};
}

}  // namespace balance
