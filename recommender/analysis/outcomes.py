"""What the rules conclude over all answer sets: triage, what a week leaves out, and its caps.

What several rules conclude is the sets of each of them, side by side: see `regions`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from recommender.analysis.diagram import ALL, Assignment, Node
from recommender.analysis.meanings import Sides
from recommender.analysis.ordering import questions_behind
from recommender.analysis.regions import Region
from recommender.analysis.space import AnswerSpace
from recommender.domain.rules import Avoids, Cap, Finds, Limits, Rule, Sends, Triage

# sets that together are one
Union = tuple[Node, ...]
NOBODY: Union = ()
EVERYBODY: Union = (ALL,)


class Outcomes:
    """The sets of answer sets that lead to each conclusion of one content."""

    def __init__(self, space: AnswerSpace) -> None:
        self.space = space
        self._rules = space.content.rules
        self.rules: Mapping[str, Sides] = {
            rule.id: space.meaning(rule.when) for rule in self._rules
        }

    @cached_property
    def at_least(self) -> Mapping[Triage, Union]:
        """Where the triage is surely this one or a graver one, the gravest rules first."""
        found: dict[Triage, Union] = {}
        reached = NOBODY
        for triage in Triage:
            reached = (*reached, *(self.rules[rule.id].yes for rule in self.sending(triage)))
            found[triage] = EVERYBODY if triage is Triage.PLAN else reached
        return found

    @cached_property
    def exactly(self) -> Mapping[Triage, Region]:
        """Where the triage is this one as things stand."""
        graver = NOBODY
        found: dict[Triage, Region] = {}
        for triage in Triage:
            own = self.at_least[triage]
            sent = own if triage is Triage.PLAN else own[len(graver) :]
            found[triage] = Region(outside=graver, one_of=sent)
            graver = own
        return found

    def certain(self, at: Assignment) -> Triage:
        """Return the triage of some answers, as far as it is certain; makes no node."""
        contains = self.space.diagram.contains
        return next(
            triage
            for triage in Triage
            if any(contains(node, at) for node in self.exactly[triage].one_of)
        )

    def sending(self, triage: Triage) -> tuple[Rule, ...]:
        """Return the triage rules that send to one level."""
        return tuple(
            rule
            for rule in self._rules
            if isinstance(rule.then, Sends) and rule.then.triage is triage
        )

    def rivals(self) -> Iterator[tuple[Rule, Node, Union]]:
        """Yield each triage rule, where it fires, and where another sends as far or further."""
        graver = NOBODY
        for triage in Triage:
            rules = self.sending(triage)
            nodes = [self.rules[rule.id].yes for rule in rules]
            for place, rule in enumerate(rules):
                yield rule, nodes[place], (*nodes[:place], *nodes[place + 1 :], *graver)
            graver = self.at_least[triage]

    @property
    def stopped(self) -> Union:
        """Where a stop is certain, so that no week comes."""
        return self.at_least[Triage.CLINICIAN_FIRST]

    @cached_property
    def avoided(self) -> Mapping[str, Union]:
        """Where each demand or exercise is surely left out."""
        sets: dict[str, Union] = {}
        for rule in self._rules:
            for what in rule.then.what if isinstance(rule.then, Avoids) else ():
                sets[what] = (*sets.get(what, NOBODY), self.rules[rule.id].yes)
        return sets

    @cached_property
    def limits(self) -> Mapping[Cap, Mapping[int, Union]]:
        """Where rules surely hold each cap at most at each value that one sets, lowest first."""
        sets: dict[Cap, dict[int, Union]] = {}
        for rule in self._rules:
            for cap, value in rule.then.caps if isinstance(rule.then, Limits) else ():
                values = sets.setdefault(cap, {})
                values[value] = (*values.get(value, NOBODY), self.rules[rule.id].yes)
        return {cap: _at_most(values) for cap, values in sets.items()}

    def cap_at_most(self, cap: Cap, value: int, triage: Triage) -> Union:
        """Return where, in a week of this triage, a cap is surely at most so much."""
        care = dict(self.space.content.week.care_caps)
        if triage is Triage.PLAN_WITH_CARE and care.get(cap, value + 1) <= value:
            return EVERYBODY
        lower = [found for least, found in self.limits.get(cap, {}).items() if least <= value]
        return lower[-1] if lower else NOBODY

    @cached_property
    def ended(self) -> Mapping[Triage, Region]:
        """The accepted answer sets at which each triage may be decided.

        An interview ends once nothing that is open can still matter: no triage rule graver than
        what is certain, and where a week may come no rule that shapes it. A rule that waits for
        an optional question alone may stay undecided.
        """
        found: dict[Triage, Region] = {}
        settled = self.space.accepted
        for triage in Triage:
            week = self._week_settled if triage.allows_week else ()
            found[triage] = self.exactly[triage].within(*settled, *week)
            settled = (*settled, *self._settled(self.sending(triage)))
        return found

    @cached_property
    def _week_settled(self) -> tuple[Node, ...]:
        """Sets that meet where all that shapes a week is decided, and the planner's part known."""
        shaping = [rule for rule in self._rules if not isinstance(rule.then, Sends | Finds)]
        questions = self.space.content.questionnaire.questions
        asked = (
            self.space.diagram.opposite(self.space.is_open(name))
            for name in self.space.content.week.questions
            if questions[name].is_required
        )
        return (*self._settled(shaping), *asked)

    def _settled(self, rules: Iterable[Rule]) -> tuple[Node, ...]:
        return tuple(self._decided(rule) for rule in rules)

    def _decided(self, rule: Rule) -> Node:
        """Return where a rule is decided, or waits for an optional question alone."""
        questions = self.space.content.questionnaire.questions
        behind = questions_behind(self.space.content, rule.when)
        optional = sorted(name for name in behind if not questions[name].is_required)
        waits = (self.space.is_open(name) for name in optional)
        sides = self.rules[rule.id]
        return self.space.diagram.any_of([sides.yes, sides.no, *waits])


def _at_most(values: Mapping[int, Union]) -> dict[int, Union]:
    """Return where a cap is at most each value, so also where it is at most a lower one."""
    found: dict[int, Union] = {}
    reached = NOBODY
    for value in sorted(values):
        reached = (*reached, *values[value])
        found[value] = reached
    return found
