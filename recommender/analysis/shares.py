"""Where a crowd is sent: who gets each triage, and whom a single rule sends there."""

from collections.abc import Mapping

from recommender.analysis.crowd import NO_PEOPLE, Crowd, People, Truths
from recommender.domain.content import Content
from recommender.domain.rules import Rule, Sends, Triage


class Sorted:
    """A crowd sorted by what the rules of one content decide of each person."""

    def __init__(self, content: Content, crowd: Crowd) -> None:
        self._rules = content.rules
        self._fires = Truths(content, crowd).fires()
        self._everybody = crowd.everybody

    def triages(self) -> Mapping[Triage, People]:
        """Return who gets each triage."""
        found: dict[Triage, People] = {}
        graver = NO_PEOPLE
        for triage in Triage:
            reached = graver
            for rule in self._sending(triage):
                reached |= self._fires[rule.id]
            reached = self._everybody if triage is Triage.PLAN else reached
            found[triage] = reached & ~graver
            graver = reached
        return found

    def carried(self) -> Mapping[str, People]:
        """Return for each triage rule those whose triage would be milder without it."""
        found: dict[str, People] = {}
        graver = NO_PEOPLE
        for triage in Triage:
            once = twice = graver
            rules = self._sending(triage)
            for rule in rules:
                twice |= once & self._fires[rule.id]
                once |= self._fires[rule.id]
            found |= {rule.id: self._fires[rule.id] & ~twice & ~graver for rule in rules}
            graver = once
        return found

    def _sending(self, triage: Triage) -> list[Rule]:
        return [
            rule
            for rule in self._rules
            if isinstance(rule.then, Sends) and rule.then.triage is triage
        ]
