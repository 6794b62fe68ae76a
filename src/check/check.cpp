// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/check.hpp"

#include "check/details.hpp"
#include "check/fetch.hpp"
#include "check/history_stage.hpp"
#include "check/provider_choice.hpp"
#include "check/retirement.hpp"
#include "check/transport_files.hpp"
#include "commands/explain.hpp"
#include "config/extra_opts.hpp"
#include "config/file.hpp"
#include "config/option_values.hpp"
#include "config/secret_words.hpp"
#include "formats/reply_encoding.hpp"
#include "http/proxy_choice.hpp"
#include "http/response_collector.hpp"
#include "output/render.hpp"
#include "reply/figures.hpp"
#include "request/request_builder.hpp"
#include "rules/verdict.hpp"
#include "text/ascii.hpp"
#include "text/misleading.hpp"

namespace balance {

namespace {

// Behind every deadline of our own: the process ends even where a system call does not come back.
constexpr std::chrono::milliseconds grace{150};

void learn_secrets(const Options& options, Masker& masker) {
    for (const auto& option : options.all()) {
        if (option.spec->secrecy == Secrecy::whole) {
            masker.add(option.value);
        }
        if (option.spec->secrecy == Secrecy::url) {
            learn_url_secret(option.value, masker);
        }
    }
}

}  // namespace

void Check::limit_time(const std::vector<GivenOption>& command_line) const {
    const Options options(command_line);
    const auto* timeout = options.find("timeout");
    set_last_resort(timeout == nullptr ? Timeout() : timeout_value(*timeout),
                    options.has("backtest")
                        ? Message("replaying the samples; a larger --timeout allows for more")
                        : Message("reading --extra-opts or a definition"));
}

Outcome Check::run(const std::vector<GivenOption>& command_line) {
    const auto options = with_extra_opts(command_line, world_.environment);
    learn_secrets(options, masker_);
    secret_files_ = read_secret_files(options);
    learn(secret_files_, masker_);
    configure(options);
    set_last_resort(settings_.timeout, settings_.response_file.empty()
                                           ? Message("a call to the system hangs")
                                           : Message("reading --response-file"));
    if (settings_.explain) {
        return explain(options);
    }
    Balance balance = settings_.simulated                ? simulated_balance()
                      : !settings_.response_file.empty() ? saved_balance(options)
                                                         : asked_balance(options);
    auto verdict = judge_level(std::move(balance), settings_.thresholds);
    HistoryAnswer history;
    if (request_ && !settings_.history.file.empty()) {
        set_level_as_last_resort(verdict);
        history = ask_history(verdict.balance);
        verdict = with_findings(std::move(verdict), std::move(history.findings),
                                std::move(history.perfdata));
    } else if (settings_.history.has_rules()) {
        verdict = with_findings(
            std::move(verdict),
            {{State::ok, "a rehearsal, the rules of the history are not judged"}}, {});
    }
    auto report = report_of(verdict, settings_, context_);
    if (const auto retired = provider_ ? retirement_of(provider_->definition) : Message();
        request_ && !retired.empty()) {
        report.summary << "; " << retired;
    }
    report.details = std::move(history.details);
    auto outcome = outcome_of(std::move(report));
    outcome.afterwards = std::move(history.afterwards);
    return outcome;
}

void Check::configure(const Options& options) {
    settings_ = settings_from(options);
    context_.insecure = settings_.transport.insecure;
    context_.account =
        settings_.account.empty() ? login_of(options, world_.environment) : settings_.account;
    if (!settings_.provider.empty() || !settings_.provider_file.empty()) {
        provider_ = find_definition(provider_choice(options, "provider"));
        context_.provider = provider_->definition.name;
        check_options_of_request(provider_->definition, settings_);
    }
    if (!settings_.history.file.empty() && context_.account.empty()) {
        throw mistake("--history needs a name for the account", "Give it with --account");
    }
    check_credential_options(options);
    choose_figure(options);
}

void Check::choose_figure(const Options& options) {
    if (provider_) {
        figure_ = settings_.figure.empty() ? provider_->definition.reply.figures.front().name
                                           : settings_.figure;
    }
    if (provider_ && provider_->definition.figure(figure_) == nullptr) {
        std::vector<std::string> names;
        for (const auto& figure : provider_->definition.reply.figures) {
            names.push_back(figure.name);
        }
        throw bad_value(*options.find("metric"),
                        Message() << Own{provider_->definition.name} << " has no such figure"
                                  << Own{it_holds(foreign_letter_in(settings_.figure))},
                        Message("It has ") << Own{listed(names, "and")});
    }
    const bool taken = provider_ && settings_.label != figure_ &&
                       provider_->definition.figure(settings_.label) != nullptr;
    if (taken) {
        throw mistake(Message("--label: another figure is called ") << Own{settings_.label},
                      "Choose another label");
    }
}

void Check::set_last_resort(const Timeout& timeout, const Message& place) const {
    Report report;
    report.state = settings_.failure_states.state_of(FailureKind::unreachable);
    report.summary << "no answer within " << timeout.seconds << " s (" << place << ")";
    world_.set_last_resort(world_.start + timeout.duration + grace, report.state,
                           render(report, masker_));
}

void Check::choose_proxy(const Url& url) {
    if (settings_.proxy_from_environment) {
        const auto choice = proxy_from_environment(
            url.scheme, [this](std::string_view name) { return world_.environment.get(name); });
        learn_url_secret(choice.proxy, masker_);
        // The usual variables may leave the scheme out.
        const bool has_scheme = choice.proxy.find("://") != std::string::npos;
        const auto fault = choice.proxy.empty()
                               ? std::string()
                               : proxy_fault((has_scheme ? "" : "http://") + choice.proxy);
        if (!fault.empty()) {
            throw mistake(Message("--proxy env: the environment's proxy: ") << Own{fault});
        }
        settings_.transport.proxy = choice.proxy;
        settings_.transport.no_proxy = choice.no_proxy;
    }
}

// A history that does not answer, on a dead file server, must not hide what the level says.
void Check::set_level_as_last_resort(const Verdict& level) const {
    const auto rules = settings_.history.has_rules() ? State::unknown : State::ok;
    const auto report =
        report_of(with_findings(level, {{rules, "history unavailable: it does not answer"}}, {}),
                  settings_, context_);
    world_.set_last_resort(world_.start + settings_.timeout.duration + grace, report.state,
                           render(report, masker_));
}

HistoryAnswer Check::ask_history(const Balance& balance) const {
    const SeriesKey key{.provider = context_.provider,
                        .account = masker_.mask(context_.account),
                        .figure = figure_,
                        .currency = masker_.mask(balance.currency)};
    if (key.account == Masker::mask_text) {
        return without_history(settings_.history,
                               Message("the account's name is a secret, give another one with "
                                       "--account (")
                                   << Foreign{settings_.history.file, 200} << ")");
    }
    // What is left when others' locks were waited for has to do for the report.
    static constexpr std::chrono::milliseconds reserve{100};
    const Deadline deadline(world_.start, settings_.timeout.duration - reserve);
    return consult_history(settings_, key, balance.figures.front().amount,
                           {world_.wall_clock(), deadline.remaining(world_.now())});
}

Outcome Check::explain(const Options& options) {
    if (!provider_) {
        throw mistake("--explain needs a provider", "Name one with --provider");
    }
    const auto credentials = read_credentials(options, secret_files_, world_.environment, masker_);
    auto completed = completed_settings(provider_->definition, settings_);
    settings_ = std::move(completed.settings);
    choose_proxy(base_url(provider_->definition, settings_));
    std::string output;
    for (const auto& line : explanation(*provider_, settings_, credentials,
                                        {figure_, context_.account, completed.missing}, masker_)) {
        output += render(line, masker_) + "\n";
    }
    return {exit_code(State::unknown), output};
}

Balance Check::simulated_balance() const {
    const auto* rule = provider_ ? provider_->definition.figure(figure_) : nullptr;
    return {.figures = {{figure_, rule == nullptr ? "" : rule->words, *settings_.simulated}},
            .currency = settings_.currency};
}

Balance Check::saved_balance(const Options& options) {
    const auto& file = *options.find("response-file");
    const auto content = read_file(file.value, FileKind::any, ResponseCollector::max_body_bytes);
    if (!content && content.error().too_large) {
        throw Failure(FailureKind::malformed, Message("the saved reply is ")
                                                  << Own{content.error().reason});
    }
    if (!content) {
        throw bad_value(file, Message("cannot be read: ") << Own{content.error().reason});
    }
    response_ = HttpResponse{.status = 200,
                             .asked = {},
                             .content_type = {},
                             .location = {},
                             .retry_after = {},
                             .body = reply_as_utf8(content->bytes, "")};
    learn_secrets_in(provider_->definition.reply, *response_, masker_);
    return read(*response_, ReplyOrigin::file);
}

void Check::check_transport(const Options& options) {
    check_transport_files(options);
    choose_proxy(base_url(provider_->definition, settings_));
}

const HttpResponse& Check::send(HttpRequest request, const ReplyRules& rules) {
    for (const auto& secret : request.derived_secrets) {
        masker_.add(secret);
    }
    request_ = std::move(request);
    response_.reset();
    auto answer = ask(world_, *request_, rules, settings_);
    context_.took = context_.took.value_or(std::chrono::milliseconds(0)) + answer.took;
    response_ = std::move(answer.response);
    learn_secrets_in(rules, *response_, masker_);
    return *response_;
}

Balance Check::asked_balance(const Options& options) {
    const auto credentials = read_credentials(options, secret_files_, world_.environment, masker_);
    const auto& definition = provider_->definition;
    // Both requests are complete but for the token before anything is sent.
    auto request =
        build_request(definition, settings_, credentials, definition.token ? "to-come" : "");
    check_transport(options);
    const auto origin = settings_.url ? ReplyOrigin::own_url : ReplyOrigin::provider;
    if (definition.token) {
        const auto token = read_token(
            *definition.token,
            send(build_token_request(definition, settings_, credentials), definition.token->reply),
            origin);
        masker_.add(token);
        request = build_request(definition, settings_, credentials, token);
    }
    return read(send(std::move(request), definition.reply), origin);
}

Balance Check::read(const HttpResponse& response, ReplyOrigin origin) const {
    const auto& rules = provider_->definition.reply;
    return read_figures(rules, checked_reply(rules, response, origin),
                        {figure_, settings_.currency});
}

Outcome Check::outcome_of(Report report) const {
    for (auto& detail :
         details_of(settings_, provider_ ? &*provider_ : nullptr, request_ ? &*request_ : nullptr,
                    response_ ? &*response_ : nullptr, world_.client.trace())) {
        report.details.push_back(std::move(detail));
    }
    return {exit_code(report.state), render(report, masker_)};
}

Outcome Check::outcome_of(const Failure& failure) const {
    const auto usual = settings_.failure_states.state_of(failure.kind());
    const auto state = failure.kind() == FailureKind::configuration
                           ? usual
                           : worst_of(usual, failure.beside().at_least);
    const auto retired = provider_ && failure.kind() != FailureKind::configuration
                             ? retirement_of(provider_->definition)
                             : Message();
    return outcome_of(
        report_of(retired.empty() ? failure : with_retirement(failure, retired), state, context_));
}

}  // namespace balance
