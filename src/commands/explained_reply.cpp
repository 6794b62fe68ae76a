// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/explained_reply.hpp"

#include "text/ascii.hpp"

namespace balance {

namespace {

Message places_text(const std::vector<Place>& places) {
    Message text;
    for (const auto& place : places) {
        text << Own{text.empty() ? "at " : " or "};
        if (place.whole_body) {
            text << "the whole text";
        } else {
            text << Foreign{place.at, 200};
        }
        if (place.pattern) {
            text << ", extracted by " << Foreign{place.pattern->text(), 200};
        }
    }
    return text;
}

Message sum_text(const std::vector<Term>& sum) {
    Message text("computed:");
    for (const auto& term : sum) {
        text << Own{term.subtracted             ? " - "
                    : text.pieces().size() == 1 ? " "
                                                : " + "}
             << Own{term.figure};
    }
    return text;
}

std::string format_words(ReplyFormat format) {
    switch (format) {
        case ReplyFormat::json:
            return "JSON";
        case ReplyFormat::xml:
            return "XML";
        case ReplyFormat::key_value:
            return "key:value text";
        case ReplyFormat::text:
            return "plain text";
    }
    return "";
}

Message scale_text(const FigureRule& figure) {
    Message text;
    if (figure.scale) {
        text << ", times " << figure.scale->usual;
        for (const auto& [code, factor] : figure.scale->of_currency) {
            text << Own{code == figure.scale->of_currency.begin()->first ? " (" : ", "} << Own{code}
                 << " " << factor;
        }
        text << Own{figure.scale->of_currency.empty() ? "" : ")"};
    }
    return text;
}

// "the value at /code is 20003 or 70051"
Message condition_text(const Condition& condition) {
    using When = Condition::When;
    if (condition.when == When::present || condition.when == When::is_missing) {
        return Message() << Own{condition.when == When::present ? "something" : "nothing"}
                         << " stands " << places_text(condition.at);
    }
    const auto* test = condition.when == When::is       ? " is "
                       : condition.when == When::is_not ? " is not "
                                                        : " has ";
    return Message("the value ") << places_text(condition.at) << Own{test}
                                 << Foreign{listed(condition.values, "or"), 200};
}

Message conditions_text(const std::vector<Condition>& conditions) {
    Message text;
    for (const auto& condition : conditions) {
        text << Own{text.empty() ? "" : " and "} << condition_text(condition);
    }
    return text;
}

// "fails (refused) if the value at /code is 20003 or 70051"
Message error_text(const ErrorRule& rule) {
    Message text("fails (");
    if (rule.kind) {
        text << Own{std::string(failure_class_names.at(static_cast<std::size_t>(*rule.kind)))};
    } else {
        text << "class by the HTTP status";
    }
    return text << ") if " << conditions_text(rule.conditions);
}

// "is at least WARNING, says [test mode] if ..."
Message notice_text(const NoticeRule& rule) {
    Message text;
    const auto add = [&text](const Message& part) {
        text << Own{text.empty() ? "" : ", "} << part;
    };
    if (!rule.voids.empty()) {
        add(Message("treats ") << Own{listed(rule.voids, "and")} << " as no amount");
    }
    if (rule.state) {
        add(Message("is at least ") << Own{std::string(name_of(*rule.state))});
    }
    if (!rule.tag.empty()) {
        add(Message("says [") << Own{rule.tag} << "]");
    }
    if (!rule.says.empty()) {
        add(Message("says \"") << Foreign{rule.says, 240} << "\"");
    }
    return text << " if " << conditions_text(rule.conditions);
}

}  // namespace

std::vector<Message> explained_reply(const ReplyRules& rules,
                                     const std::string& judged,
                                     const std::string& currency) {
    std::vector<Message> lines;
    lines.push_back(Message("It would read from the reply (")
                    << Own{format_words(rules.format)} << "):");
    for (const auto& figure : rules.figures) {
        lines.push_back(Message("  ")
                        << Own{figure.name} << Own{figure.name == judged ? " (judged) " : " "}
                        << (figure.sum.empty() ? places_text(figure.places) : sum_text(figure.sum))
                        << scale_text(figure));
    }
    for (const auto& rule : rules.errors) {
        lines.push_back(Message("  ") << error_text(rule));
    }
    for (const auto& rule : rules.notices) {
        lines.push_back(Message("  ") << notice_text(rule));
    }
    if (!rules.currency.empty()) {
        lines.push_back(Message("  the currency ") << places_text(rules.currency));
    }
    if (!currency.empty()) {
        lines.push_back(Message("  in ") << Foreign{currency});
    }
    return lines;
}

}  // namespace balance
