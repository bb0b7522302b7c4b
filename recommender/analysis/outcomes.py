"""What the rules conclude over all answer sets: triage, what a week leaves out, and its caps."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Node
from recommender.analysis.meanings import Sides
from recommender.analysis.ordering import questions_behind
from recommender.analysis.space import AnswerSpace
from recommender.domain.rules import Avoids, Cap, Finds, Limits, Rule, Sends, Triage


class Outcomes:
    """The sets of answer sets that lead to each conclusion of one content."""

    def __init__(self, space: AnswerSpace) -> None:
        self.space = space
        self._rules = space.content.rules
        self._ends: dict[Triage, Node] = {}
        self.rules: Mapping[str, Sides] = {
            rule.id: space.meaning(rule.when) for rule in self._rules
        }

    @cached_property
    def at_least(self) -> Mapping[Triage, Node]:
        """Where the triage is surely this one or a graver one."""
        found: dict[Triage, Node] = {}
        reached = EMPTY
        for triage in Triage:
            sent = self.space.diagram.any_of(
                self.rules[rule.id].yes for rule in self.sending(triage)
            )
            reached = self.space.diagram.either(reached, sent)
            found[triage] = ALL if triage is Triage.PLAN else reached
        return found

    @cached_property
    def exactly(self) -> Mapping[Triage, Node]:
        """Where the triage is this one as things stand."""
        graver = EMPTY
        found: dict[Triage, Node] = {}
        for triage in Triage:
            found[triage] = self.space.diagram.but_not(self.at_least[triage], graver)
            graver = self.at_least[triage]
        return found

    def certain(self, at: Assignment) -> Triage:
        """Return the triage of some answers, as far as it is certain; makes no node."""
        contains = self.space.diagram.contains
        return next(triage for triage in Triage if contains(self.at_least[triage], at))

    def sending(self, triage: Triage) -> tuple[Rule, ...]:
        """Return the triage rules that send to one level."""
        return tuple(
            rule
            for rule in self._rules
            if isinstance(rule.then, Sends) and rule.then.triage is triage
        )

    def rivals(self) -> Iterator[tuple[Rule, Node, Node]]:
        """Yield each triage rule, where it fires, and where another sends as far or further."""
        diagram = self.space.diagram
        graver = EMPTY
        for triage in Triage:
            rules = self.sending(triage)
            nodes = [self.rules[rule.id].yes for rule in rules]
            for place, rule in enumerate(rules):
                others = [graver, *nodes[:place], *nodes[place + 1 :]]
                yield rule, nodes[place], diagram.any_of(others)
            graver = self.at_least[triage]

    @cached_property
    def week(self) -> Node:
        """Where no stop is certain, so that a week may come."""
        return self.space.diagram.opposite(self.at_least[Triage.CLINICIAN_FIRST])

    @cached_property
    def avoided(self) -> Mapping[str, Node]:
        """Where each demand or exercise is surely left out."""
        sets: dict[str, list[Node]] = {}
        for rule in self._rules:
            for what in rule.then.what if isinstance(rule.then, Avoids) else ():
                sets.setdefault(what, []).append(self.rules[rule.id].yes)
        return {what: self.space.diagram.any_of(nodes) for what, nodes in sets.items()}

    @cached_property
    def limits(self) -> Mapping[Cap, Mapping[int, Node]]:
        """Where rules surely hold each cap at most at each value that one sets, lowest first."""
        sets: dict[Cap, dict[int, list[Node]]] = {}
        for rule in self._rules:
            for cap, value in rule.then.caps if isinstance(rule.then, Limits) else ():
                sets.setdefault(cap, {}).setdefault(value, []).append(self.rules[rule.id].yes)
        return {cap: self._at_most(values) for cap, values in sets.items()}

    def _at_most(self, values: Mapping[int, list[Node]]) -> dict[int, Node]:
        found: dict[int, Node] = {}
        reached = EMPTY
        for value in sorted(values):
            reached = self.space.diagram.any_of([reached, *values[value]])
            found[value] = reached
        return found

    def cap_at_most(self, cap: Cap, value: int, triage: Triage) -> Node:
        """Return where, in a week of this triage, a cap is surely at most so much."""
        care = dict(self.space.content.week.care_caps)
        if triage is Triage.PLAN_WITH_CARE and care.get(cap, value + 1) <= value:
            return ALL
        lower = [node for least, node in self.limits.get(cap, {}).items() if least <= value]
        return lower[-1] if lower else EMPTY

    def ends(self, triage: Triage) -> Node:
        """Return the accepted answer sets at which this triage may be decided."""
        node = self._ends.get(triage)
        if node is None:
            node = self._ends[triage] = self.space.diagram.all_of(self.ended[triage])
        return node

    @cached_property
    def ended(self) -> Mapping[Triage, tuple[Node, ...]]:
        """The sets that meet where each triage may be decided: they are soon searched together.

        An interview ends once nothing that is open can still matter: no triage rule graver than
        what is certain, and where a week may come no rule that shapes it. A rule that waits for
        an optional question alone may stay undecided.
        """
        found: dict[Triage, tuple[Node, ...]] = {}
        settled = [*self.space.accepted]
        for triage in Triage:
            week = [self._week_settled] if triage.allows_week else []
            found[triage] = (self.exactly[triage], *settled, *week)
            settled.append(self._settled(self.sending(triage)))
        return found

    @cached_property
    def _week_settled(self) -> Node:
        """Where every rule that shapes a week is decided, and what the planner reads is known."""
        shaping = [rule for rule in self._rules if not isinstance(rule.then, Sends | Finds)]
        questions = self.space.content.questionnaire.questions
        asked = (
            self.space.diagram.opposite(self.space.is_open(name))
            for name in self.space.content.week.questions
            if questions[name].is_required
        )
        return self.space.diagram.all_of([self._settled(shaping), *asked])

    def _settled(self, rules: Iterable[Rule]) -> Node:
        return self.space.diagram.all_of(self._decided(rule) for rule in rules)

    def _decided(self, rule: Rule) -> Node:
        """Return where a rule is decided, or waits for an optional question alone."""
        questions = self.space.content.questionnaire.questions
        behind = questions_behind(self.space.content, rule.when)
        optional = sorted(name for name in behind if not questions[name].is_required)
        waits = (self.space.is_open(name) for name in optional)
        sides = self.rules[rule.id]
        return self.space.diagram.any_of([sides.yes, sides.no, *waits])
