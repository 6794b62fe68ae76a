// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/report_builder.hpp"

#include <algorithm>

#include "config/option_values.hpp"
#include "rules/range_words.hpp"
#include "rules/shown_amount.hpp"

namespace balance {

namespace {

void append_word(Message& message, const Message& word) {
    if (!message.empty() && !word.empty()) {
        message << " ";
    }
    message << word;
}

std::vector<std::string> tags_in(const std::vector<Notice>& notices) {
    std::vector<std::string> tags;
    for (const auto& notice : notices) {
        const bool is_new = std::ranges::find(tags, notice.tag) == tags.end();
        if (is_new && !notice.tag.empty()) {
            tags.push_back(notice.tag);
        }
    }
    return tags;
}

// "[insecure] [test mode] "
Message tags_of(const ReportContext& context, const std::vector<std::string>& told) {
    Message tags;
    if (context.insecure) {
        tags << "[insecure] ";
    }
    for (const auto& tag : told) {
        tags << "[" << Own{tag} << "] ";
    }
    return tags;
}

// "[insecure] alphasms main: "
Message subject(const ReportContext& context, const std::vector<std::string>& told) {
    auto tags = tags_of(context, told);
    Message name;
    name << Own{context.provider};
    if (!context.account.empty() && context.account != context.provider) {
        append_word(name, Message() << Foreign{context.account});
    }
    return name.empty() ? tags : tags << name << ": ";
}

Message judged_text(const Verdict& verdict) {
    const auto& judged = verdict.balance.figures.front();
    const auto& currency = verdict.balance.currency;
    Message message;
    message << shown_amount(judged.amount, currency, verdict.thresholds);
    append_word(message, Message() << Foreign{currency, 12});
    append_word(message, Message() << Foreign{judged.words, 30});
    return message;
}

// " (total 431.17, 400.00 on hold)"
Message other_figures(const Verdict& verdict) {
    Message message;
    const auto& figures = verdict.balance.figures;
    for (auto figure = figures.begin() + 1; figure != figures.end(); ++figure) {
        message << Own{message.empty() ? " (" : ", "}
                << shown_amount(figure->amount, verdict.balance.currency, {}) << " "
                << Foreign{figure->words.empty() ? figure->name : figure->words, 30};
    }
    return message.empty() ? message : message << ")";
}

std::vector<Perfdata> perfdata_of(const Verdict& verdict,
                                  const Settings& settings,
                                  const ReportContext& context) {
    std::vector<Perfdata> perfdata;
    for (const auto& figure : verdict.balance.figures) {
        const bool judged = perfdata.empty();
        auto label = judged && !settings.label.empty() ? settings.label : figure.name;
        perfdata.push_back(judged_perfdata(std::move(label), figure.amount,
                                           judged ? verdict.thresholds : Thresholds(),
                                           settings.perfdata_thresholds));
    }
    perfdata.insert(perfdata.end(), verdict.perfdata.begin(), verdict.perfdata.end());
    if (context.took) {
        perfdata.push_back({.label = "time",
                            .value = shown_seconds(*context.took, true),
                            .unit = "s",
                            .warning = {},
                            .critical = {},
                            .minimum = "0",
                            .maximum = settings.timeout.seconds.text()});
    }
    return perfdata;
}

}  // namespace

Report report_of(const Verdict& verdict, const Settings& settings, const ReportContext& context) {
    Report report;
    report.state = verdict.state;
    report.summary << subject(context, tags_in(verdict.balance.notices)) << judged_text(verdict);
    if (settings.simulated) {
        report.summary << " (simulated)";
    }
    if (verdict.crossed) {
        report.summary << ", "
                       << violation(*verdict.crossed, verdict.balance.figures.front().amount);
    }
    report.summary << other_figures(verdict);
    for (const auto& notice : verdict.balance.notices) {
        if (!notice.sentence.empty()) {
            report.summary << "; " << notice.sentence;
        }
    }
    for (const auto& finding : verdict.findings) {
        report.summary << "; " << finding.sentence;
    }
    report.perfdata = perfdata_of(verdict, settings, context);
    return report;
}

Report report_of(const Failure& failure, State state, const ReportContext& context) {
    Report report;
    report.state = state;
    report.summary << subject(context, failure.beside().tags) << failure.message();
    if (!failure.beside().sentences.empty()) {
        report.summary << "; " << failure.beside().sentences;
    }
    if (!failure.advice().empty()) {
        report.summary << ". " << failure.advice();
    }
    return report;
}

}  // namespace balance
