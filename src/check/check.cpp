// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/check.hpp"

#include "check/details.hpp"
#include "check/fetch.hpp"
#include "check/retirement.hpp"
#include "check/transport.hpp"
#include "config/extra_opts.hpp"
#include "config/file.hpp"
#include "config/known_secrets.hpp"
#include "config/local_time.hpp"
#include "config/option_values.hpp"
#include "formats/reply_encoding.hpp"
#include "http/response_collector.hpp"
#include "output/render.hpp"
#include "reply/figures.hpp"
#include "request/request_builder.hpp"

namespace balance {

namespace {

// Behind every deadline of our own: the process ends even where a system call does not come back.
constexpr std::chrono::milliseconds grace{150};

// Nobody schedules one: it may take as long as years of samples take.
constexpr std::chrono::minutes for_a_backtest{10};

}  // namespace

void Check::limit_time(const Options& command_line) const {
    const auto* timeout = command_line.find(Option::timeout);
    const bool replays = command_line.has(Option::backtest);
    set_last_resort(timeout != nullptr ? timeout_value(*timeout)
                    : replays          ? Timeout(for_a_backtest)
                                       : Timeout(),
                    replays ? Message("replaying the samples; raise --timeout")
                            : Message("reading --extra-opts or a definition"));
}

void Check::prepare(const std::vector<GivenOption>& command_line) {
    const auto options = with_extra_opts(command_line, world_.environment);
    credentials_.emplace(learned_credentials(options, world_.environment, masker_));
    set_up(setup_, options, world_.environment);
    set_last_resort(setup_.settings.timeout, setup_.settings.response_file
                                                 ? Message("reading --response-file")
                                                 : Message("a call to the system hangs"));
}

const Credentials& Check::credentials() const {
    const auto& credentials = credentials_.value();
    if (!credentials) {
        throw Failure(credentials.error());
    }
    return credentials.value();
}

Outcome Check::run() {
    const auto& settings = setup_.settings;
    auto verdict = judge_level(balance(), settings.thresholds);
    HistoryAnswer history;
    if (request_ && !settings.history.file.empty()) {
        set_level_as_last_resort(verdict);
        history = ask_history(verdict.balance);
        verdict = with_findings(std::move(verdict), std::move(history.findings),
                                std::move(history.perfdata));
    } else if (settings.history.has_rules()) {
        verdict = with_findings(
            std::move(verdict),
            {{State::ok, "this is a rehearsal: the history rules are not judged"}}, {});
    }
    auto report = report_of(verdict, settings, context());
    if (const auto retired = retirement(); request_ && !retired.empty()) {
        report.summary << "; " << retired;
    }
    report.details = std::move(history.details);
    auto outcome = outcome_of(std::move(report));
    outcome.afterwards = std::move(history.afterwards);
    return outcome;
}

void Check::set_last_resort(const Timeout& timeout, const Message& place) const {
    Report report;
    report.state = setup_.settings.failure_states.state_of(FailureKind::unreachable);
    report.summary << "no answer within " << timeout.seconds << " s (" << place << ")";
    world_.set_last_resort(world_.start + timeout.duration + grace, report.state,
                           render(report, masker_));
}

// A history that does not answer, on a dead file server, must not hide what the level says.
void Check::set_level_as_last_resort(const Verdict& level) const {
    const auto& settings = setup_.settings;
    const auto rules = settings.history.has_rules() ? State::unknown : State::ok;
    const auto report =
        report_of(with_findings(level, {{rules, "history unavailable: it does not answer"}}, {}),
                  settings, context());
    world_.set_last_resort(world_.start + settings.timeout.duration + grace, report.state,
                           render(report, masker_));
}

Balance Check::balance() {
    if (setup_.settings.simulated) {
        return simulated_balance();
    }
    return setup_.settings.response_file ? saved_balance() : asked_balance();
}

Balance Check::simulated_balance() const {
    const auto* rule =
        setup_.provider ? setup_.provider->definition.figure(setup_.figure) : nullptr;
    const auto& settings = setup_.settings;
    return {.figures = {{setup_.figure, rule == nullptr ? "" : rule->words, *settings.simulated}},
            .currency = settings.currency};
}

Balance Check::saved_balance() {
    const auto& file = *setup_.settings.response_file;
    auto content = read_file(file.value, FileKind::any, ResponseCollector::max_body_bytes);
    if (!content && content.error().kind == FileError::Kind::too_large) {
        throw Failure(FailureKind::malformed, Message("the saved reply is ")
                                                  << Own{content.error().reason});
    }
    if (!content) {
        throw bad_value(file, Message("cannot be read: ") << Own{content.error().reason});
    }
    HttpResponse response;
    response.status = 200;
    response.body = reply_as_utf8(std::move(content).value().bytes, "");
    reply_ = reply_of(std::move(response), setup_.provider->definition.reply);
    learn_secrets_in(setup_.provider->definition.reply, reply_->document, masker_);
    return read(ReplyOrigin::file);
}

Balance Check::asked_balance() {
    const auto& definition = setup_.provider->definition;
    const auto& settings = setup_.settings;
    // Both requests are complete but for the token before anything is sent.
    auto request =
        build_request(definition, settings, credentials(), definition.token ? "to-come" : "");
    check_transport_files(settings);
    const auto transport =
        transport_of(settings, base_url(definition, settings).scheme, world_.environment);
    const auto origin = settings.url ? ReplyOrigin::own_url : ReplyOrigin::provider;
    if (definition.token) {
        send(build_token_request(definition, settings, credentials()), definition.token->reply,
             transport);
        const auto token = read_token(*definition.token, *reply_, origin);
        request = build_request(definition, settings, credentials(), token);
    }
    send(std::move(request), definition.reply, transport);
    return read(origin);
}

void Check::send(HttpRequest request, const ReplyRules& rules, const TransportOptions& transport) {
    for (const auto& secret : request.derived_secrets) {
        masker_.add(secret);
    }
    request_ = std::move(request);
    reply_.reset();
    auto answer = fetch(world_, *request_, rules, setup_.settings, transport);
    took_ = took_.value_or(std::chrono::milliseconds(0)) + answer.took;
    reply_ = std::move(answer.reply);
    learn_secrets_in(rules, reply_->document, masker_);
}

Balance Check::read(ReplyOrigin origin) const {
    const auto& rules = setup_.provider->definition.reply;
    check_reply(rules, *reply_, origin);
    return read_figures(rules, reply_->document, {setup_.figure, setup_.settings.currency});
}

HistoryAnswer Check::ask_history(const Balance& balance) const {
    const auto& settings = setup_.settings;
    const SeriesKey key{.provider = setup_.provider->definition.name,
                        .account = masker_.mask(setup_.account),
                        .figure = setup_.figure,
                        .currency = masker_.mask(balance.currency)};
    if (key.account == Masker::mask_text) {
        return without_history(
            settings.history,
            Message("the account name is one of the secrets: give another name with --account (")
                << Foreign{settings.history.file, 200} << ")");
    }
    // What is left when others' locks were waited for has to do for the report.
    static constexpr std::chrono::milliseconds reserve{100};
    const Deadline deadline(world_.start, settings.timeout.duration - reserve);
    auto calendar = setup_.calendar;
    auto holidays = holidays_of(settings.history);
    if (holidays) {
        calendar.holidays = *holidays;
    }
    auto answer = consult_history(settings, key, balance.figures.front().amount, calendar,
                                  {world_.wall_clock(), deadline.remaining(world_.now())});
    if (!holidays) {
        const auto& failure = holidays.error();
        answer.findings.push_back(
            {State::unknown, Message() << failure.message() << ". " << failure.advice()});
    }
    return answer;
}

ReportContext Check::context() const {
    return {.provider = setup_.provider ? setup_.provider->definition.name : "",
            .account = setup_.account,
            .insecure = setup_.settings.transport.insecure,
            .took = took_};
}

Message Check::retirement() const {
    return setup_.provider ? retirement_of(setup_.provider->definition) : Message();
}

Outcome Check::outcome_of(Report report) const {
    for (auto& detail : details_of(setup_.settings, setup_.provider ? &*setup_.provider : nullptr,
                                   request_ ? &*request_ : nullptr,
                                   reply_ ? &reply_->response : nullptr, world_.client.trace())) {
        report.details.push_back(std::move(detail));
    }
    return {exit_code(report.state), render(report, masker_)};
}

Outcome Check::outcome_of(const Failure& failure) const {
    const auto usual = setup_.settings.failure_states.state_of(failure.kind());
    if (failure.kind() == FailureKind::configuration) {
        return outcome_of(report_of(failure, usual, context()));
    }
    const auto state = worst_of(usual, failure.beside().at_least);
    const auto retired = retirement();
    return outcome_of(
        report_of(retired.empty() ? failure : with_retirement(failure, retired), state, context()));
}

}  // namespace balance
