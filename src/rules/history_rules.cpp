// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/history_rules.hpp"

#include <algorithm>
#include <cmath>

#include "core/duration.hpp"
#include "rules/awaited_reset.hpp"
#include "rules/range_words.hpp"
#include "rules/runway_rule.hpp"
#include "rules/shown_amount.hpp"
#include "rules/topup_deadline.hpp"
#include "text/fixed_text.hpp"

namespace balance {

namespace {

using namespace std::chrono;

Amount amount_of(long long number) {
    return *Amount::parse(std::to_string(number));
}

// An estimate: two decimals say more than it knows already, but of small amounts two digits.
Amount estimated(double value) {
    const auto exponent = value > 0 ? static_cast<int>(std::floor(std::log10(value))) : 0;
    const auto amount = Amount::restore(fixed_text(value, std::clamp(1 - exponent, 2, 30)));
    return amount ? *amount : Amount();
}

Message collecting(const Message& what, seconds collected, seconds needed, bool too_seldom) {
    // "5 of 24 h" where both are whole hours, else with a unit each.
    const bool hours_only = needed % hours(1) == seconds(0);
    Message text;
    text << what << ": collecting, ";
    if (hours_only) {
        text << duration_cast<hours>(collected).count() << " of "
             << duration_cast<hours>(needed).count() << " h";
    } else {
        text << Own{duration_text(collected)} << " of " << Own{duration_text(needed)};
    }
    return too_seldom ? text << ": check at least every three days" : text;
}

Message currency_word(const std::string& currency) {
    return currency.empty() ? Message() : Message(" ") << Foreign{currency, 12};
}

// A night or a quiet morning is nothing to tell.
constexpr hours quiet_to_tell(24);

// What a reader would otherwise wonder about: why the money goes faster than its usual spend, and
// how little the estimate may rest on.
Message remarks(const Runway& runway, sys_seconds now, const WallClock& clock) {
    Message text;
    if (runway.burst) {
        text << ", but " << estimated(runway.burst->spent) << " was spent in the last "
             << runway.burst->hours << " h";
    }
    if (runway.quiet_for >= quiet_to_tell) {
        text << Own{" (after " + duration_text(runway.quiet_for) + " with less than usual)"};
    }
    if (runway.monthly_rise) {
        const auto begin = floor<seconds>(*runway.monthly_rise);
        text << Own{begin <= now ? " (in this month's rise)"
                                 : " (with the monthly rise, " + clock.text(begin, now) + ")"};
    }
    if (runway.too_far_apart) {
        text << " (checks are too far apart for an estimate by the hour)";
    } else if (runway.basis != Runway::Basis::hour_of_week) {
        text << Own{" (from " + duration_text(runway.rests_on) + " of history)"};
    }
    return text;
}

Message runway_sentence(const Runway& runway, const AccountFacts& facts, const WallClock& clock) {
    if (runway.basis == Runway::Basis::collecting) {
        return collecting("runway", runway.collected, runway.needed, runway.too_seldom);
    }
    if (!runway.lasts && runway.uncertain) {
        return "runway: unknown, the spending is too irregular";
    }
    if (!runway.lasts) {
        return runway.per_day > 0 ? Message("lasts more than a year") : Message("nothing is spent");
    }
    const auto now = floor<seconds>(facts.now);
    if (*runway.lasts <= seconds(0)) {
        return runway.per_day > 0
                   ? Message("is used up, at ") << estimated(runway.per_day) << " a day"
                   : Message("is used up");
    }
    Message text("empties in ");
    if (runway.uncertain) {
        return text << "about " << Own{duration_text(*runway.lasts)}
                    << ", uncertain as the spending is irregular, on average "
                    << estimated(runway.per_day) << " a day" << remarks(runway, now, clock);
    }
    return text << Own{duration_text(*runway.lasts)} << ", about "
                << Own{clock.text(clock.nearest_hour(now + *runway.lasts), now)} << ", at "
                << estimated(runway.per_day) << " a day" << remarks(runway, now, clock);
}

// None without top-up hours, and where nothing is left or the end is not known.
std::optional<TopupDeadline> topup_deadline(const Runway& runway,
                                            SampleTime now,
                                            const HistorySettings& settings,
                                            const Calendar& calendar) {
    if (!settings.topup_hours || !runway.lasts || *runway.lasts <= seconds(0)) {
        return std::nullopt;
    }
    return TopupDeadline(runway, floor<seconds>(now), *settings.topup_hours, calendar);
}

void judge_runway(const AccountFacts& facts,
                  const HistorySettings& settings,
                  const Calendar& calendar,
                  PerfdataThresholds style,
                  Findings wanted,
                  HistoryFindings& judged) {
    const auto reset = AwaitedReset::of(facts, calendar.clock.zone);
    const auto runway = reset ? reset->judged(facts.runway_alert.state) : *facts.runway;
    const RunwayRule rule{settings.runway.warning, settings.runway.critical};
    const bool ends_behind = reset && reset->comes_first();
    const auto deadline =
        ends_behind ? std::nullopt : topup_deadline(runway, facts.now, settings, calendar);
    const auto alert = deadline
                           ? deadline->judge(rule, facts.now, facts.balance, facts.runway_alert)
                           : rule.judge(runway, facts.now, facts.balance, facts.runway_alert);
    judged.runway_alert = alert;
    const auto state = alert.state;
    if (wanted == Findings::states_only) {
        judged.findings.push_back({state, {}});
        return;
    }
    auto sentence = runway_sentence(runway, facts, calendar.clock);
    sentence << (ends_behind ? reset->words(calendar.clock)
                 : deadline  ? deadline->words()
                             : Message());
    if (const auto threshold =
            state == State::critical ? settings.runway.critical : settings.runway.warning;
        threshold && state != State::ok && !(deadline && deadline->is_over())) {
        const auto judged_time =
            state == State::critical ? runway.surely_lasts : runway.likely_lasts;
        const auto shown = deadline ? deadline->left() : runway.lasts.value_or(seconds::max());
        const bool is_below = shown < *threshold || (judged_time && *judged_time < *threshold);
        sentence << Own{shown < *threshold ? ", less than "
                        : is_below         ? ", likely within "
                                           : ", was below "}
                 << Own{duration_text(*threshold)};
        if (!is_below && !deadline && !ends_behind) {
            sentence << "; clears above " << Own{duration_text(clears_above(*threshold))};
        }
    }
    judged.findings.push_back({state, sentence});
    if (runway.lasts) {
        auto perfdata = judged_perfdata("runway", amount_of(runway.lasts->count()),
                                        settings.runway.as_floors(), style);
        perfdata.unit = "s";
        judged.perfdata.push_back(std::move(perfdata));
    }
}

// What is there so far can only grow: a ceiling that is passed counts already.
Thresholds ceilings_of(const Thresholds& thresholds) {
    const auto ceiling = [](const std::optional<Range>& range) {
        return range && !range->inside() && range->end()
                   ? std::optional(Range::ceiling(*range->end()))
                   : std::nullopt;
    };
    return {ceiling(thresholds.warning), ceiling(thresholds.critical)};
}

// None while it is not known. It is an estimate, and so are the levels that are made of it.
std::optional<Amount> usual_spend(const AccountFacts& facts) {
    const auto usual = facts.usual_spend ? facts.usual_spend->spend : std::nullopt;
    const auto amount = usual ? estimated(*usual) : Amount();
    return Amount() < amount ? std::optional(amount) : std::nullopt;
}

// "12 times the usual 26.00, above 10x"; never rounded up.
Message times_usual(const Amount& spent, const Amount& usual, const SpendLimit& limit) {
    const auto times = spent.estimate() / usual.estimate();
    const auto decimals = std::max(times < 10 ? 1 : 0, limit.times()->decimals());
    const auto step = std::pow(10.0, decimals);
    return Message() << Own{fixed_text(std::floor(times * step) / step, decimals)}
                     << " times the usual " << usual << ", above " << Own{limit.text()};
}

// None where all is known.
std::optional<Message> spend_collecting(const AccountFacts& facts, seconds window) {
    const auto& usual = facts.usual_spend;
    if (usual && usual->collected < usual->needed) {
        return collecting("spend", usual->collected, usual->needed, usual->too_seldom);
    }
    const auto covered = duration_cast<seconds>(facts.spend->covered);
    return covered < window ? std::optional(collecting("spend", covered, window, false))
                            : std::nullopt;
}

void judge_spend(const AccountFacts& facts,
                 const HistorySettings& settings,
                 PerfdataThresholds style,
                 Findings wanted,
                 HistoryFindings& judged) {
    const auto& spend = *facts.spend;
    const auto usual = usual_spend(facts);
    const auto limits = settings.spend.where_usual(usual);
    const bool complete = spend.covered >= settings.spend_window;
    const auto thresholds = complete ? limits : ceilings_of(limits);
    const auto state = thresholds.state_of(spend.amount);
    if (wanted == Findings::states_only) {
        judged.findings.push_back({state, {}});
        return;
    }
    judged.perfdata.push_back(judged_perfdata("spend", spend.amount, limits, style));
    const auto* crossed = thresholds.crossed_by(spend.amount);
    if (crossed == nullptr) {
        if (const auto text = spend_collecting(facts, settings.spend_window)) {
            judged.findings.push_back({State::ok, *text});
        }
        return;
    }
    const auto& limit =
        state == State::critical ? *settings.spend.critical : *settings.spend.warning;
    Message text("spent ");
    text << shown_amount(spend.amount, facts.currency, thresholds) << currency_word(facts.currency)
         << " in " << Own{duration_text(settings.spend_window)} << ", "
         << (limit.times() != nullptr ? times_usual(spend.amount, *usual, limit)
                                      : violation(*crossed, spend.amount));
    judged.findings.push_back({state, text});
}

void judge_topups(const AccountFacts& facts,
                  const HistorySettings& settings,
                  PerfdataThresholds style,
                  HistoryFindings& judged) {
    const auto count = amount_of(static_cast<long long>(*facts.topups));
    const bool complete = facts.topups_covered >= settings.topups_window;
    const auto thresholds = complete ? settings.topups : ceilings_of(settings.topups);
    judged.perfdata.push_back(judged_perfdata("topups", count, settings.topups, style));
    if (const auto* crossed = thresholds.crossed_by(count)) {
        Message text;
        text << count << Own{*facts.topups == 1 ? " top-up in " : " top-ups in "}
             << Own{duration_text(settings.topups_window)} << ", " << violation(*crossed, count);
        judged.findings.push_back({thresholds.state_of(count), text});
    }
}

void judge_staleness(const AccountFacts& facts,
                     const HistorySettings& settings,
                     HistoryFindings& judged) {
    const auto unchanged = duration_cast<seconds>(facts.now - facts.changed);
    const auto add = [&](State state, seconds limit) {
        Message text("unchanged for ");
        text << Own{duration_text(unchanged)} << ", longer than " << Own{duration_text(limit)};
        judged.findings.push_back({state, text});
    };
    if (settings.stale.critical && unchanged > *settings.stale.critical) {
        add(State::critical, *settings.stale.critical);
    } else if (settings.stale.warning && unchanged > *settings.stale.warning) {
        add(State::warning, *settings.stale.warning);
    }
}

}  // namespace

HistoryFindings judge_history(const AccountFacts& facts,
                              const HistorySettings& settings,
                              const Calendar& calendar,
                              PerfdataThresholds style,
                              Findings wanted) {
    HistoryFindings judged;
    if (facts.runway && settings.runway.is_given()) {
        judge_runway(facts, settings, calendar, style, wanted, judged);
    }
    if (facts.spend && settings.spend.is_given()) {
        judge_spend(facts, settings, style, wanted, judged);
    }
    if (facts.topups && settings.topups.is_given()) {
        judge_topups(facts, settings, style, judged);
    }
    if (settings.stale.is_given()) {
        judge_staleness(facts, settings, judged);
    }
    return judged;
}

}  // namespace balance
