"""From a recommendation to the plan that is kept, shown and compared."""

from collections.abc import Sequence
from dataclasses import replace

from recommender.domain.assessment import Because, Firing
from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.plan import (
    Plan,
    PlanAvoid,
    PlanDay,
    PlanEmphasis,
    PlanFiring,
    PlanItem,
    PlanLeftOut,
    PlanLimit,
    PlanMessage,
    PlanNeed,
    PlanOutcome,
    PlanTip,
    PlanWeek,
    cap_data,
    precautions,
    said_in,
)
from recommender.domain.precautions import Precaution, words_about
from recommender.domain.rules import Cap, Conclusion, Sends
from recommender.domain.week import Day, Item, LeftOut, Recommendation, Week


def make_plan(content: Content, recommendation: Recommendation, version: str) -> Plan:
    """Return the plan of a recommendation; every list has a fixed order."""
    assessment, week = recommendation.assessment, recommendation.week
    trace = tuple(
        _firing(content, order, firing) for order, firing in enumerate(assessment.trace, start=1)
    )
    planned = _week(content, week, said_in(trace)) if week else None
    return Plan(
        triage=recommendation.triage,
        outcome=_outcome(content, recommendation),
        messages=_messages(recommendation),
        precautions=precautions(trace, planned),
        findings=assessment.findings,
        avoid=tuple(_avoid(content, entry) for entry in assessment.avoid),
        limits=_limits(recommendation.caps),
        emphasis=tuple(
            PlanEmphasis(entry.points, entry.rules, programme=entry.what)
            if entry.what in content.programmes
            else PlanEmphasis(entry.points, entry.rules, need=entry.what)
            for entry in assessment.emphasis
        ),
        week=planned,
        left_out=tuple(_left_out(content, entry) for entry in week.left_out) if week else (),
        advice=tuple(_tip(content, entry) for entry in recommendation.advice),
        trace=trace,
        content_digest=recommendation.content_digest,
        software_version=version,
    )


def _outcome(content: Content, recommendation: Recommendation) -> PlanOutcome:
    outcome, told = content.outcomes[recommendation.triage], recommendation.told
    return PlanOutcome(outcome.title, told.do_now, outcome.call, outcome.tell_them, told.watch_for)


def _messages(recommendation: Recommendation) -> tuple[PlanMessage, ...]:
    """Return what the person is told, a stop of the planner first.

    Its reason stands where others have their rule: plans that are kept have it there, and a case
    that is replayed must come out the same to the byte. No rule may have its name.
    """
    assessment, nets = recommendation.assessment, recommendation.told.of_rules
    told = tuple(
        PlanMessage(entry.rule, entry.say, nets.get(entry.rule, ()))
        for entry in assessment.messages
    )
    if assessment.stop is None:
        return told
    return PlanMessage(assessment.stop.reason, assessment.stop.say), *told


def _avoid(content: Content, entry: Because) -> PlanAvoid:
    if entry.what in content.demands:
        return PlanAvoid(entry.rules, demand=entry.what)
    return PlanAvoid(entry.rules, exercise=entry.what)


def _limits(caps: Caps) -> dict[Cap, PlanLimit]:
    return {
        cap: PlanLimit(cap_data(cap, caps.values[cap]), caps.because(cap))
        for cap in Cap
        if cap in caps.values
    }


def _week(content: Content, week: Week, said: Sequence[Precaution]) -> PlanWeek:
    return PlanWeek(
        days=tuple(_day(day, said) for day in week.days),
        says=week.says,
        needs=tuple(
            PlanNeed(
                need=entry.need,
                name=content.needs[entry.need].name,
                points=entry.points,
                days=entry.days,
                wanted=entry.wanted,
                because=entry.rules,
                say=entry.say,
            )
            for entry in week.served
        ),
    )


def _day(day: Day, said: Sequence[Precaution]) -> PlanDay:
    return PlanDay(
        day=day.day,
        theme=day.theme,
        goal=day.goal,
        programme=day.programme,
        minutes=day.minutes,
        rest=day.is_rest,
        items=tuple(_item(item, said) for item in day.items),
    )


def _item(item: Item, said: Sequence[Precaution]) -> PlanItem:
    exercise = item.exercise
    return PlanItem(
        exercise=exercise.id,
        name=exercise.name,
        demands=exercise.demands,
        dose=item.dose,
        seconds=item.seconds,
        because=item.because,
        programme=item.programme,
        instead_of=item.instead_of or None,
        score=dict(item.score.parts),
        sources=item.sources,
        steps=exercise.steps,
        stop_signs=exercise.stop_signs,
        take_care=words_about(said, exercise),
    )


def _left_out(content: Content, entry: LeftOut) -> PlanLeftOut:
    if entry.what in content.programmes:
        return PlanLeftOut(entry.name, entry.day, entry.why, entry.rules, programme=entry.what)
    return PlanLeftOut(entry.name, entry.day, entry.why, entry.rules, exercise=entry.what)


def _tip(content: Content, entry: Because) -> PlanTip:
    tip = content.tips[entry.what]
    return PlanTip(tip.id, tip.title, tip.text, entry.rules, tip.sources)


def _firing(content: Content, order: int, firing: Firing) -> PlanFiring:
    rule = content.rules_by_id[firing.rule]
    return PlanFiring(
        order=order,
        rule=rule.id,
        kind=rule.kind,
        title=rule.title,
        when=rule.when_text,
        answers=firing.answers,
        findings=firing.findings,
        concluded=_concluded(rule.then),
    )


def _concluded(then: Conclusion) -> Conclusion:
    """Return a conclusion without its safety net: who has answered it must not read it here."""
    return replace(then, say_if=()) if isinstance(then, Sends) else then
