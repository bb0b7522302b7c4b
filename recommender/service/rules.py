"""One rule of today's content: how often it fired, and what became of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from recommender.domain.cases import CaseFilter, CaseOrder
from recommender.domain.content import Content
from recommender.domain.errors import NotFoundError
from recommender.domain.rules import Rule
from recommender.service.rule_history import RuleHistory, RuleVersion
from recommender.service.system import System
from recommender.storage.case_store import CaseStore

_WEEKS = 26
# all cases would take seconds, for a list that is looked at often
_NEWEST = 1000


@dataclass(frozen=True)
class Rules:
    """The rules of today's content; threads may share it."""

    content: Content
    cases: CaseStore
    versions: RuleHistory
    system: System

    def find(self, rule_id: str) -> Rule:
        """Return a rule of today's content; raises NotFoundError."""
        rule = self.content.rules_by_id.get(rule_id)
        if rule is None:
            raise NotFoundError(f"no rule {rule_id!r} in today's content")
        return rule

    def fired_by_week(self, rule_id: str) -> tuple[tuple[str, int], ...]:
        """Return in how many cases a rule fired in each of the last weeks, by their Mondays."""
        counted: Counter[date] = Counter()
        last = _monday(self.system.now().date())
        weeks = [last - timedelta(weeks=ago) for ago in reversed(range(_WEEKS))]
        for day, cases in self.cases.fired_by_day(rule_id, weeks[0].isoformat()):
            counted[_monday(date.fromisoformat(day))] += cases
        return tuple((week.isoformat(), counted[week]) for week in weeks)

    def fired_lately(self) -> tuple[Mapping[str, int], int]:
        """Return in how many of the newest cases each rule fired, and how many cases those are."""
        page = self.cases.page(CaseFilter(), CaseOrder.NEWEST, size=_NEWEST)
        counted = Counter(rule for entry in page.entries for rule in entry.fired)
        return counted, len(page.entries)

    def history(self, rule_id: str) -> tuple[RuleVersion, ...]:
        """Return what became of a rule in each kept content version, the oldest first."""
        return self.versions.of(rule_id)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
