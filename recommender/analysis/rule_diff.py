"""What an edit changes: the exact sets of answer sets in which two contents decide otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from recommender.analysis.diagram import EMPTY
from recommender.analysis.nearest import nearest_to_ordinary
from recommender.analysis.outcomes import NOBODY, Outcomes, Union
from recommender.analysis.regions import Region
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import Answers, Condition
from recommender.domain.content import Content
from recommender.domain.rules import Rule, Triage

# what an effect is about that is neither left out nor capped
TRIAGE_EFFECT = "triage"


@dataclass(frozen=True)
class RuleChange:
    """One rule that an edit adds, removes or alters; texts are empty where there is no rule.

    `fires_otherwise` tells whether it fires for somebody for whom it did not, or the reverse.
    """

    rule: str
    before: str
    after: str
    fires_otherwise: bool


@dataclass(frozen=True)
class Effect:
    """One way in which decisions change, with the most ordinary answers for which they do.

    `what` is “triage”, a demand or exercise that is left out, or a cap; graver means that more
    is left out or capped.
    """

    what: str
    is_graver: bool
    regions: tuple[Region, ...]
    example: Answers


@dataclass(frozen=True)
class FormChange:
    """What the new form no longer asks or offers, and what it asks or offers for the first time."""

    gone: tuple[str, ...]
    new: tuple[str, ...]


class RuleDiff:
    """Two contents over the answer sets of the newer one's form.

    `only` is a condition in the newer content's words, outside of which nothing may change;
    `asked` are further conditions that will be asked of the space.
    """

    def __init__(self, old: Content, new: Content, asked: tuple[Condition, ...] = ()) -> None:
        self.old, self.new = old, new
        conditions = [rule.when for rule in old.rules]
        self.space = AnswerSpace(new, [*conditions, *asked])
        self._after = Outcomes(self.space)
        self._before = Outcomes(self.space.under(old))

    def rules(self) -> Iterator[RuleChange]:
        """Yield the rules that differ in what they say or when they fire, in order."""
        before, after = self.old.rules_by_id, self.new.rules_by_id
        for name in dict.fromkeys((*before, *after)):
            one, other = before.get(name), after.get(name)
            fires = (
                self._before.rules[name].yes if one else EMPTY,
                self._after.rules[name].yes if other else EMPTY,
            )
            differs = fires[0] != fires[1]
            if one is None or other is None or one.then != other.then or differs:
                yield RuleChange(name, _text(one), _text(other), differs)

    @property
    def form(self) -> FormChange:
        """What the form asks otherwise."""
        before, after = _asked(self.old), _asked(self.new)
        return FormChange(
            tuple(name for name in before if name not in after),
            tuple(name for name in after if name not in before),
        )

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """Every way in which a decision can change for people who fill in the new form."""
        changes = (
            Effect(what, is_graver, regions, self._example(regions))
            for what, is_graver, regions in self._changes()
        )
        return tuple(effect for effect in changes if effect.example)

    def outside(self, only: Condition) -> Answers | None:
        """Return answers for which something changes although they do not meet a condition."""
        allowed = self.space.meaning(only).yes
        for effect in self.effects:
            outside = [region.without(allowed) for region in effect.regions]
            if self.space.find(*outside) is not None:
                return self._example(outside)
        return None

    def _moved(self, higher: Union, lower: Union) -> Region:
        """Return who lies in some of the higher sets and in none of the lower."""
        # who is in a set that is also among the lower is surely not outside of them all
        differing = tuple(node for node in higher if node not in set(lower))
        return Region(self.space.canonical, lower, one_of=differing)

    def _changes(self) -> Iterator[tuple[str, bool, tuple[Region, ...]]]:
        before, after = self._before.at_least, self._after.at_least
        yield TRIAGE_EFFECT, True, tuple(self._moved(after[each], before[each]) for each in Triage)
        yield TRIAGE_EFFECT, False, tuple(self._moved(before[each], after[each]) for each in Triage)
        stopped = (*self._before.stopped, *self._after.stopped)
        for what, pairs in self._week_sets():
            graver = (self._moved(after, before) for before, after in pairs)
            milder = (self._moved(before, after) for before, after in pairs)
            yield what, True, tuple(region.without(*stopped) for region in graver)
            yield what, False, tuple(region.without(*stopped) for region in milder)

    def _week_sets(self) -> Iterator[tuple[str, list[tuple[Union, Union]]]]:
        """Yield what shapes a week, and the sets in which it holds before and after."""
        before, after = self._before, self._after
        for what in dict.fromkeys((*before.avoided, *after.avoided)):
            yield what, [(before.avoided.get(what, NOBODY), after.avoided.get(what, NOBODY))]
        for cap in dict.fromkeys((*before.limits, *after.limits)):
            values = sorted({*before.limits.get(cap, {}), *after.limits.get(cap, {})})
            yield (
                cap.value,
                [
                    (
                        before.cap_at_most(cap, value, Triage.PLAN),
                        after.cap_at_most(cap, value, Triage.PLAN),
                    )
                    for value in values
                ],
            )

    def _example(self, regions: Iterable[Region]) -> Answers:
        return nearest_to_ordinary(self.space, regions, self.new)


def _text(rule: Rule | None) -> str:
    return rule.when_text if rule else ""


def _asked(content: Content) -> tuple[str, ...]:
    """Return every question and every option on offer, by name."""
    return tuple(
        name
        for question in content.questionnaire
        for name in (
            question.id,
            *(f"{question.id}.{option.id}" for option in question.offered()),
        )
    )
