// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/report_builder.hpp"

#include <algorithm>

#include "check/range_words.hpp"
#include "check/shown_amount.hpp"
#include "config/option_values.hpp"

namespace balance {

namespace {

void append_word(Message& message, const Message& word) {
    if (!message.empty() && !word.empty()) {
        message << " ";
    }
    message << word;
}

// "[insecure] [test mode] "
Message tags_of(const ReportContext& context, const std::vector<Notice>& notices) {
    Message tags;
    if (context.insecure) {
        tags << "[insecure] ";
    }
    for (const auto& notice : notices) {
        if (!notice.tag.empty()) {
            tags << "[" << Own{notice.tag} << "] ";
        }
    }
    return tags;
}

// "[insecure] alphasms main: "
Message subject(const ReportContext& context, const std::vector<Notice>& notices = {}) {
    auto tags = tags_of(context, notices);
    Message name;
    name << Own{context.provider};
    if (!context.account.empty() && context.account != context.provider) {
        append_word(name, Message() << Foreign{context.account});
    }
    return name.empty() ? tags : tags << name << ": ";
}

Message judged_text(const Evaluation& evaluation) {
    const auto& judged = evaluation.balance.figures.front();
    const auto& currency = evaluation.balance.currency;
    Message message;
    message << shown_amount(judged.amount, currency, evaluation.thresholds);
    append_word(message, Message() << Foreign{currency, 12});
    append_word(message, Message() << Foreign{judged.words, 30});
    return message;
}

// " (total 431.17, 400.00 on hold)"
Message other_figures(const Evaluation& evaluation) {
    Message message;
    const auto& figures = evaluation.balance.figures;
    for (auto figure = figures.begin() + 1; figure != figures.end(); ++figure) {
        message << Own{message.empty() ? " (" : ", "}
                << shown_amount(figure->amount, evaluation.balance.currency, {}) << " "
                << Foreign{figure->words.empty() ? figure->name : figure->words, 30};
    }
    return message.empty() ? message : message << ")";
}

std::vector<Perfdata> perfdata_of(const Evaluation& evaluation,
                                  const Settings& settings,
                                  const ReportContext& context) {
    std::vector<Perfdata> perfdata;
    for (const auto& figure : evaluation.balance.figures) {
        const bool judged = perfdata.empty();
        auto label = judged && !settings.label.empty() ? settings.label : figure.name;
        perfdata.push_back(judged_metric(std::move(label), figure.amount,
                                         judged ? evaluation.thresholds : Thresholds(),
                                         settings.perfdata_thresholds));
    }
    perfdata.insert(perfdata.end(), evaluation.metrics.begin(), evaluation.metrics.end());
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

Report report_of(const Evaluation& evaluation,
                 const Settings& settings,
                 const ReportContext& context) {
    Report report;
    report.state = evaluation.state;
    report.summary << subject(context, evaluation.balance.notices) << judged_text(evaluation);
    if (settings.simulated) {
        report.summary << " (simulated)";
    }
    if (evaluation.crossed) {
        report.summary << ", "
                       << violation(*evaluation.crossed, evaluation.balance.figures.front().amount);
    }
    report.summary << other_figures(evaluation);
    for (const auto& notice : evaluation.balance.notices) {
        if (!notice.sentence.empty()) {
            report.summary << "; " << notice.sentence;
        }
    }
    for (const auto& finding : evaluation.findings) {
        report.summary << "; " << finding.sentence;
    }
    report.perfdata = perfdata_of(evaluation, settings, context);
    return report;
}

Report report_of(const Failure& failure, State state, const ReportContext& context) {
    Report report;
    report.state = state;
    report.summary << subject(context) << failure.message();
    if (!failure.advice().empty()) {
        report.summary << ". " << failure.advice();
    }
    return report;
}

}  // namespace balance
