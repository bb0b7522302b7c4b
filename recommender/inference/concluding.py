"""What the rules that fired mean together: one assessment."""

from collections.abc import Iterable, Mapping

from recommender.domain.assessment import Assessment, Because, Firing, Limit, Message, Points
from recommender.domain.rules import (
    Avoids,
    Cap,
    Favours,
    Finds,
    Limits,
    Rule,
    Sends,
    Tells,
    Triage,
)

Gathered = dict[str, list[str]]


def _named(then: Finds | Tells | Avoids) -> tuple[str, ...]:
    """Return what a conclusion names, apart from its words."""
    if isinstance(then, Avoids):
        return then.what
    return (then.finding if isinstance(then, Finds) else then.tip,)


def _rules_by_name(rules: Iterable[Rule], kind: type[Finds | Tells | Avoids]) -> Gathered:
    """Return the rules behind each name that conclusions of a kind give, in order of firing."""
    gathered: Gathered = {}
    for rule in rules:
        for name in _named(rule.then) if isinstance(rule.then, kind) else ():
            gathered.setdefault(name, []).append(rule.id)
    return gathered


def conclude(rules: Mapping[str, Rule], firings: tuple[Firing, ...]) -> Assessment:
    """Return what the firings mean together: the gravest triage, and the lowest of each cap.

    Messages stand gravest first; everything else in the order of firing or of its id.
    """
    fired = [rules[firing.rule] for firing in firings]
    sent = [(rule.then, rule.id) for rule in fired if isinstance(rule.then, Sends)]
    sent.sort(key=lambda entry: -entry[0].triage.gravity)
    return Assessment(
        triage=sent[0][0].triage if sent else Triage.PLAN,
        messages=tuple(Message(rule, then.say) for then, rule in sent),
        findings=_because(_rules_by_name(fired, Finds)),
        avoid=_because(dict(sorted(_rules_by_name(fired, Avoids).items()))),
        limits=_limits(fired),
        emphasis=_emphasis(fired),
        tips=_because(_rules_by_name(fired, Tells)),
        trace=firings,
    )


def _because(gathered: Gathered) -> tuple[Because, ...]:
    return tuple(Because(what, tuple(rules)) for what, rules in gathered.items())


def _limits(fired: list[Rule]) -> tuple[Limit, ...]:
    caps: dict[Cap, list[tuple[int, str]]] = {}
    for rule in fired:
        for cap, value in rule.then.caps if isinstance(rule.then, Limits) else ():
            caps.setdefault(cap, []).append((value, rule.id))
    return tuple(_limit(cap, caps[cap]) for cap in Cap if cap in caps)


def _limit(cap: Cap, set_by: list[tuple[int, str]]) -> Limit:
    lowest = min(value for value, _ in set_by)
    return Limit(cap, lowest, tuple(rule for value, rule in set_by if value == lowest))


def _emphasis(fired: list[Rule]) -> tuple[Points, ...]:
    points: dict[str, list[tuple[int, str]]] = {}
    for rule in fired:
        for name, number in rule.then.points if isinstance(rule.then, Favours) else ():
            points.setdefault(name, []).append((number, rule.id))
    totals = (
        Points(name, sum(number for number, _ in given), tuple(rule for _, rule in given))
        for name, given in points.items()
    )
    return tuple(sorted(totals, key=lambda entry: (-entry.points, entry.what)))
