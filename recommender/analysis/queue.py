"""Which cases to review next: some by chance, some with a rare rule, some at the edge of one."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.cases import CaseEntry
from recommender.domain.reviews import Verdict
from recommender.domain.rules import Triage


class Why(StrEnum):
    """Why a case is in the queue."""

    RANDOM = "random"
    RARE_RULE = "rare_rule"
    EDGE = "edge"
    SECOND_OPINION = "second_opinion"


@dataclass(frozen=True)
class Queued:
    """A case to review, why, and the rule that made it so, if one did."""

    entry: CaseEntry
    why: Why
    rule: str = ""


def make_queue(
    entries: Sequence[CaseEntry],
    seen: Collection[str],
    sends: Mapping[str, Triage],
    *,
    seed: str,
    size: int,
) -> tuple[Queued, ...]:
    """Return cases that a reviewer has not seen, the four kinds in turn, each case once.

    `sends` says where rules send: near one that sends somebody away a case is at the edge.
    The same seed gives the same queue.
    """
    fired = Counter(rule for entry in entries for rule in entry.fired)
    fresh = [entry for entry in entries if entry.id not in seen]
    fresh.sort(key=lambda entry: hashlib.sha256(f"{seed} {entry.id}".encode()).digest())
    kinds = [
        [Queued(entry, Why.SECOND_OPINION) for entry in fresh if _is_doubted(entry)],
        _rarest(fresh, fired, sends),
        _at_edge(fresh, {rule for rule, triage in sends.items() if not triage.allows_week}),
        [Queued(entry, Why.RANDOM) for entry in fresh],
    ]
    return _in_turn(kinds, size)


def _is_doubted(entry: CaseEntry) -> bool:
    return entry.verdicts == (Verdict.DISAGREE.value,)


def _rarest(
    fresh: Sequence[CaseEntry], fired: Counter[str], sends: Mapping[str, Triage]
) -> list[Queued]:
    """Return cases by their rarest rule; one that sends less far than the case is no reason."""
    found = []
    for entry in fresh:
        counted = [
            rule
            for rule in entry.fired
            if sends.get(rule, entry.triage).gravity >= entry.triage.gravity
        ]
        if counted:
            rarest = min(counted, key=lambda rule: (fired[rule], rule))
            found.append(Queued(entry, Why.RARE_RULE, rarest))
    return sorted(found, key=lambda queued: fired[queued.rule])


def _at_edge(fresh: Sequence[CaseEntry], grave: Collection[str]) -> list[Queued]:
    found = []
    for entry in fresh:
        near = [rule for rule in entry.near if rule in grave]
        if near and entry.triage.allows_week:
            found.append(Queued(entry, Why.EDGE, near[0]))
    return found


def _in_turn(kinds: list[list[Queued]], size: int) -> tuple[Queued, ...]:
    taken: dict[str, Queued] = {}
    waiting = [iter(kind) for kind in kinds]
    while waiting and len(taken) < size:
        for kind in tuple(waiting):
            queued = _next(kind.__next__, taken)
            if queued is None:
                waiting.remove(kind)
            else:
                taken[queued.entry.id] = queued
    return tuple(taken.values())[:size]


def _next(draw: Callable[[], Queued], taken: Collection[str]) -> Queued | None:
    try:
        while (queued := draw()).entry.id in taken:
            pass
    except StopIteration:
        return None
    return queued
