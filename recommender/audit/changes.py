"""What a clinician sees of two plans first: their differences by what they mean, each by its name.

What is told here is for reading; every difference, place by place, is `comparing`'s.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from recommender.audit.plain_words import avoided_words
from recommender.domain.content import Content
from recommender.domain.precautions import PART, completed

Data = Mapping[str, Any]
# What a rule is; which answers it read and when it fired is no change of it.
OF_A_RULE = ("title", "when", "concluded")
# What a person reads of an exercise, whatever its dose.
OF_AN_EXERCISE = ("name", "steps", "stop_signs")
# The lists of words on the page of an outcome.
OF_AN_OUTCOME = ("do_now", "call", "tell_them", "watch_for")


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
class Moved:
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
    """An exercise of a day and its doses as data; None where the day does not have it."""

    id: str
    name: str
    before: Data | None
    after: Data | None


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
class Changes:
    """The differences of two plans, grouped; `changed_rules` fire in both and say another thing."""

    outcome: OutcomeChange
    rules: Moved
    changed_rules: tuple[RuleEntry, ...]
    avoid: Moved
    limits: tuple[LimitChange, ...]
    week: WeekChange
    texts: Moved


def changes(content: Content, before: Data, after: Data) -> Changes:
    """Return how two plans differ, by the names that they and the content give."""
    rules = _rules(before), _rules(after)
    return Changes(
        outcome=OutcomeChange(_outcome(before), _outcome(after)),
        rules=_by_id(*(_titles(side) for side in rules)),
        changed_rules=_changed_rules(*rules),
        avoid=_by_id(_avoided(content, before), _avoided(content, after)),
        limits=_limits(before["limits"], after["limits"]),
        week=_week(before["week"], after["week"]),
        texts=_texts(before, after),
    )


def _outcome(plan: Data) -> Entry:
    return Entry(plan["triage"], plan["outcome"]["title"])


def _rules(plan: Data) -> dict[str, Data]:
    return {firing["rule"]: firing for firing in plan["trace"]}


def _titles(rules: Mapping[str, Data]) -> list[RuleEntry]:
    return [_rule(firing) for firing in rules.values()]


def _rule(firing: Data) -> RuleEntry:
    return RuleEntry(firing["rule"], firing["title"], firing["kind"])


def _changed_rules(before: Mapping[str, Data], after: Mapping[str, Data]) -> tuple[RuleEntry, ...]:
    return tuple(
        _rule(firing)
        for name, firing in after.items()
        if name in before and _differ(before[name], firing, OF_A_RULE)
    )


def _avoided(content: Content, plan: Data) -> list[Entry]:
    names = [entry.get("demand") or entry["exercise"] for entry in plan["avoid"]]
    return [Entry(name, avoided_words(content, name)) for name in names]


def _limits(before: Data, after: Data) -> tuple[LimitChange, ...]:
    found = (
        LimitChange(cap, before.get(cap, {}).get("value"), after.get(cap, {}).get("value"))
        for cap in dict.fromkeys((*before, *after))
    )
    return tuple(entry for entry in found if entry.before != entry.after)


def _texts(before: Data, after: Data) -> Moved:
    """Return the messages, precautions and advice that differ.

    An outcome's words count only while it is the same.
    """
    sides = [[*_messages(plan), *_advice(plan)] for plan in (before, after)]
    if before["triage"] == after["triage"]:
        sides = [
            [*_outcome_words(plan), *side]
            for plan, side in zip((before, after), sides, strict=True)
        ]
    was, now = (dict.fromkeys(side) for side in sides)
    return Moved(
        new=tuple(entry for entry in now if entry not in was),
        gone=tuple(entry for entry in was if entry not in now),
    )


def _messages(plan: Data) -> list[Entry]:
    told = [*plan["messages"], *completed(plan)[PART]]
    return [
        Entry(entry["rule"], line)
        for entry in told
        for line in (entry["say"], *entry.get("say_if", ()))
    ]


def _advice(plan: Data) -> list[Entry]:
    return [Entry(entry["tip"], f"{entry['title']}: {entry['text']}") for entry in plan["advice"]]


def _outcome_words(plan: Data) -> list[Entry]:
    return [Entry(name, line) for name in OF_AN_OUTCOME for line in plan["outcome"][name]]


def _week(before: Data | None, after: Data | None) -> WeekChange:
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


def _days(week: Data | None) -> dict[int, Data]:
    return {day["day"]: day for day in week["days"]} if week else {}


def _day(number: int, before: Data | None, after: Data | None) -> DayChange:
    was, now = _items(before), _items(after)
    shared = [name for name in was if name in now]
    doses = [
        Dosed(name, now[name]["name"], was[name]["dose"], now[name]["dose"]) for name in shared
    ]
    return DayChange(
        day=number,
        before=_session(before),
        after=_session(after),
        new=tuple(
            Dosed(name, item["name"], None, item["dose"])
            for name, item in now.items()
            if name not in was
        ),
        gone=tuple(
            Dosed(name, item["name"], item["dose"], None)
            for name, item in was.items()
            if name not in now
        ),
        dosed=tuple(entry for entry in doses if entry.before != entry.after),
        reordered=shared != [name for name in now if name in was],
    )


def _items(day: Data | None) -> dict[str, Data]:
    return {item["exercise"]: item for item in day["items"]} if day else {}


def _session(day: Data | None) -> Session | None:
    return Session(day["theme"], day["minutes"], day["rest"]) if day else None


def _is_different(day: DayChange) -> bool:
    is_other = day.before != day.after or day.reordered
    return is_other or bool(day.new or day.gone or day.dosed)


def _exercises(days: Mapping[int, Data]) -> dict[str, Data]:
    return {item["exercise"]: item for day in days.values() for item in day["items"]}


def _reworded(before: Mapping[str, Data], after: Mapping[str, Data]) -> tuple[Entry, ...]:
    return tuple(
        Entry(name, item["name"])
        for name, item in after.items()
        if name in before and _differ(before[name], item, OF_AN_EXERCISE)
    )


def _differ(before: Data, after: Data, names: Iterable[str]) -> bool:
    return any(before.get(name) != after.get(name) for name in names)


def _by_id(before: Iterable[Entry], after: Iterable[Entry]) -> Moved:
    was, now = ({entry.id: entry for entry in side} for side in (before, after))
    return Moved(
        new=tuple(entry for name, entry in now.items() if name not in was),
        gone=tuple(entry for name, entry in was.items() if name not in now),
    )
