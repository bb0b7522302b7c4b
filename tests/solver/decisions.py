"""What the rules decide, told to the solver: triage, what a week leaves out, and its caps."""

from collections.abc import Iterator
from functools import cache

import z3

from recommender.domain.content import Content
from recommender.domain.promises import (
    Assurance,
    NeverHolds,
    TriageWithin,
    WeekAvoids,
    WeekCapped,
)
from recommender.domain.rules import Avoids, Cap, Finds, Limits, Sends, Triage
from tests.solver.interview import Waiting
from tests.solver.meanings import Meanings


class Decisions:
    """What one content decides for the unknown answer set; `is_sent` to at least some triage."""

    def __init__(self, content: Content, meanings: Meanings) -> None:
        self.is_sent = cache(self._is_sent)
        self._content = content
        self._fires = {rule.id: meanings.of(rule.when).yes for rule in content.rules}
        self._waiting = Waiting(content, meanings)

    @property
    def has_week(self) -> z3.BoolRef:
        """Whether the triage allows a week."""
        return z3.And(*[z3.Not(self.is_sent(level)) for level in Triage if not level.allows_week])

    def is_avoided(self, what: str) -> z3.BoolRef:
        """Return whether a rule leaves this demand or exercise out."""
        return z3.Or(
            *[
                self._fires[rule.id]
                for rule in self._content.rules
                if isinstance(rule.then, Avoids) and what in rule.then.what
            ]
        )

    def is_capped(self, cap: Cap, most: int) -> z3.BoolRef:
        """Return whether a rule, or the care of a gentle week, holds a cap at most this high."""
        by_rules = [
            self._fires[rule.id]
            for rule in self._content.rules
            if isinstance(rule.then, Limits)
            and any(limited is cap and value <= most for limited, value in rule.then.caps)
        ]
        care = dict(self._content.week.care_caps)
        is_gentle = z3.And(self.has_week, self.is_sent(Triage.PLAN_WITH_CARE))
        by_care = [is_gentle] if cap in care and care[cap] <= most else []
        return z3.Or(*by_rules, *by_care)

    def speaks_of(self, then: Assurance) -> z3.BoolRef:
        """Return whether an assurance is about this person at all."""
        return self.has_week if isinstance(then, WeekAvoids | WeekCapped) else z3.BoolVal(val=True)

    def keeps(self, then: Assurance) -> z3.BoolRef:
        """Return whether what an assurance says is so."""
        match then:
            case TriageWithin(mildest=mildest, gravest=gravest):
                too_grave = [
                    self.is_sent(level) for level in Triage if level.gravity > gravest.gravity
                ]
                return z3.And(self.is_sent(mildest), z3.Not(z3.Or(*too_grave)))
            case WeekAvoids(what=what):
                return z3.And(*[self.is_avoided(name) for name in what])
            case WeekCapped(caps=caps):
                return z3.And(*[self.is_capped(cap, most) for cap, most in caps])
            case NeverHolds():
                return z3.BoolVal(val=False)
        raise TypeError(f"no assurance: {then}")

    def waits(self) -> Iterator[z3.BoolRef]:
        """Yield for all that can still change something whether an answer to it is missing.

        A triage rule changes something while it is graver than what is certain, all else while a
        week is possible. Findings do so through the rules that read them.
        """
        for rule in self._content.rules:
            waiting = self._waiting.for_condition(rule.when)
            match rule.then:
                case Sends(triage=triage):
                    yield z3.And(waiting, z3.Not(self.is_sent(triage)))
                case Finds():
                    continue
                case _:
                    yield z3.And(waiting, self.has_week)
        for name in self._content.week.questions:
            yield z3.And(self._waiting.for_question(name), self.has_week)

    def _is_sent(self, least: Triage) -> z3.BoolRef:
        """Return whether the triage is at least this grave."""
        sending = [
            self._fires[rule.id]
            for rule in self._content.rules
            if isinstance(rule.then, Sends) and rule.then.triage.gravity >= least.gravity
        ]
        return z3.Or(z3.BoolVal(least is Triage.PLAN), *sending)
