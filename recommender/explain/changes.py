"""What a clinician sees of two plans first: their differences by what they mean, each by its name.

What is told here is for reading; every difference, place by place, is `comparing`'s.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.exercises import Dose
from recommender.domain.plan import Plan, PlanDay, PlanFiring, PlanItem, PlanLimit, PlanWeek
from recommender.domain.rules import Cap
from recommender.explain.plain_words import avoided_words


@dataclass(frozen=True)
class Entry:
    """A rule, a demand, an exercise or a text: its id, and what it is called or says."""

    id: str
    name: str


@dataclass(frozen=True)
class RuleEntry(Entry):
    """A rule by its title, which others of another kind may have too."""

    kind: str


@dataclass(frozen=True)
class NewAndGone:
    """What only the second plan has, and what only the first has."""

    new: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class LimitChange:
    """A limit and its values in both plans; None is no limit."""

    cap: str
    before: int | str | None
    after: int | str | None


@dataclass(frozen=True)
class Session:
    """What a day is about, and how long it takes."""

    theme: str
    minutes: int
    rest: bool


@dataclass(frozen=True)
class Dosed:
    """An exercise of a day and its doses; None where the day does not have it."""

    id: str
    name: str
    before: Dose | None
    after: Dose | None


@dataclass(frozen=True)
class DayChange:
    """A day that is different: its sessions, None where there is no week, and its exercises.

    `reordered` says that those of both plans come in another order.
    """

    day: int
    before: Session | None
    after: Session | None
    new: tuple[Dosed, ...]
    gone: tuple[Dosed, ...]
    dosed: tuple[Dosed, ...]
    reordered: bool


@dataclass(frozen=True)
class WeekChange:
    """Whether each plan has a week, the days that differ, and exercises in other words."""

    before: bool
    after: bool
    days: tuple[DayChange, ...]
    reworded: tuple[Entry, ...]


@dataclass(frozen=True)
class OutcomeChange:
    """Where both plans send the person, in short and by its title."""

    before: Entry
    after: Entry


@dataclass(frozen=True)
class PlanChanges:
    """The differences of two plans, grouped; `changed_rules` fire in both and say another thing."""

    outcome: OutcomeChange
    rules: NewAndGone
    changed_rules: tuple[RuleEntry, ...]
    avoid: NewAndGone
    limits: tuple[LimitChange, ...]
    week: WeekChange
    texts: NewAndGone


def changes(content: Content, before: Plan, after: Plan) -> PlanChanges:
    """Return how two plans differ, by the names that they and the content give."""
    rules = _rules(before), _rules(after)
    return PlanChanges(
        outcome=OutcomeChange(_outcome(before), _outcome(after)),
        rules=_by_id(*(_titles(side) for side in rules)),
        changed_rules=_changed_rules(*rules),
        avoid=_by_id(_avoided(content, before), _avoided(content, after)),
        limits=_limits(before.limits, after.limits),
        week=_week(before.week, after.week),
        texts=_texts(before, after),
    )


def _outcome(plan: Plan) -> Entry:
    return Entry(plan.triage, plan.outcome.title)


def _rules(plan: Plan) -> dict[str, PlanFiring]:
    return {firing.rule: firing for firing in plan.trace}


def _titles(rules: Mapping[str, PlanFiring]) -> list[RuleEntry]:
    return [_rule(firing) for firing in rules.values()]


def _rule(firing: PlanFiring) -> RuleEntry:
    return RuleEntry(firing.rule, firing.title, firing.kind)


def _changed_rules(
    before: Mapping[str, PlanFiring], after: Mapping[str, PlanFiring]
) -> tuple[RuleEntry, ...]:
    return tuple(
        _rule(firing)
        for name, firing in after.items()
        if name in before and _of_a_rule(before[name]) != _of_a_rule(firing)
    )


def _of_a_rule(firing: PlanFiring) -> tuple[object, ...]:
    """Return what a rule is; which answers it read and when it fired is no change of it."""
    return firing.title, firing.when, firing.concluded


def _avoided(content: Content, plan: Plan) -> list[Entry]:
    return [Entry(name, avoided_words(content, name)) for name in plan.avoided]


def _limits(
    before: Mapping[Cap, PlanLimit], after: Mapping[Cap, PlanLimit]
) -> tuple[LimitChange, ...]:
    found = (
        LimitChange(cap, _value(before.get(cap)), _value(after.get(cap)))
        for cap in dict.fromkeys((*before, *after))
    )
    return tuple(entry for entry in found if entry.before != entry.after)


def _value(limit: PlanLimit | None) -> int | str | None:
    return limit.value if limit else None


def _texts(before: Plan, after: Plan) -> NewAndGone:
    """Return the messages, precautions and advice that differ.

    An outcome's words count only while it is the same.
    """
    sides = [[*_messages(plan), *_advice(plan)] for plan in (before, after)]
    if before.triage is after.triage:
        sides = [
            [*_outcome_words(plan), *side]
            for plan, side in zip((before, after), sides, strict=True)
        ]
    was, now = (dict.fromkeys(side) for side in sides)
    return NewAndGone(
        new=tuple(entry for entry in now if entry not in was),
        gone=tuple(entry for entry in was if entry not in now),
    )


def _messages(plan: Plan) -> list[Entry]:
    return [
        Entry(entry.rule, line)
        for entry in (*plan.messages, *plan.take_care)
        for line in (entry.say, *entry.say_if)
    ]


def _advice(plan: Plan) -> list[Entry]:
    return [Entry(entry.tip, f"{entry.title}: {entry.text}") for entry in plan.advice]


def _outcome_words(plan: Plan) -> list[Entry]:
    outcome = plan.outcome
    lists = {
        "do_now": outcome.do_now,
        "call": outcome.call,
        "tell_them": outcome.tell_them,
        "watch_for": outcome.watch_for,
    }
    return [Entry(name, line) for name, lines in lists.items() for line in lines]


def _week(before: PlanWeek | None, after: PlanWeek | None) -> WeekChange:
    days = _days(before), _days(after)
    compared = [
        _day(day, *(side.get(day) for side in days)) for day in sorted({*days[0], *days[1]})
    ]
    return WeekChange(
        before=before is not None,
        after=after is not None,
        days=tuple(entry for entry in compared if _is_different(entry)),
        reworded=_reworded(*(_exercises(side) for side in days)),
    )


def _days(week: PlanWeek | None) -> dict[int, PlanDay]:
    return {day.day: day for day in week.days} if week else {}


def _day(number: int, before: PlanDay | None, after: PlanDay | None) -> DayChange:
    was, now = _items(before), _items(after)
    shared = [name for name in was if name in now]
    doses = [Dosed(name, now[name].name, was[name].dose, now[name].dose) for name in shared]
    return DayChange(
        day=number,
        before=_session(before),
        after=_session(after),
        new=tuple(
            Dosed(name, item.name, None, item.dose) for name, item in now.items() if name not in was
        ),
        gone=tuple(
            Dosed(name, item.name, item.dose, None) for name, item in was.items() if name not in now
        ),
        dosed=tuple(entry for entry in doses if entry.before != entry.after),
        reordered=shared != [name for name in now if name in was],
    )


def _items(day: PlanDay | None) -> dict[str, PlanItem]:
    return {item.exercise: item for item in day.items} if day else {}


def _session(day: PlanDay | None) -> Session | None:
    return Session(day.theme, day.minutes, day.rest) if day else None


def _is_different(day: DayChange) -> bool:
    is_other = day.before != day.after or day.reordered
    return is_other or bool(day.new or day.gone or day.dosed)


def _exercises(days: Mapping[int, PlanDay]) -> dict[str, PlanItem]:
    return {item.exercise: item for day in days.values() for item in day.items}


def _reworded(before: Mapping[str, PlanItem], after: Mapping[str, PlanItem]) -> tuple[Entry, ...]:
    return tuple(
        Entry(name, item.name)
        for name, item in after.items()
        if name in before and _words(before[name]) != _words(item)
    )


def _words(item: PlanItem) -> tuple[object, ...]:
    """Return what a person reads of an exercise, whatever its dose."""
    return item.name, item.steps, item.stop_signs, item.take_care


def _by_id(before: Iterable[Entry], after: Iterable[Entry]) -> NewAndGone:
    was, now = ({entry.id: entry for entry in side} for side in (before, after))
    return NewAndGone(
        new=tuple(entry for name, entry in now.items() if name not in was),
        gone=tuple(entry for name, entry in was.items() if name not in now),
    )
