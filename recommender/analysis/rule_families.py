"""Families about single rules: those that never matter, always fire, or say what others say."""

from collections.abc import Iterator

from recommender.analysis.families import Weakness
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.regions import Region
from recommender.analysis.variables import make_variables
from recommender.domain.conditions import ALWAYS, findings_read
from recommender.domain.promises import Family
from recommender.domain.questions import QuestionKind
from recommender.domain.rules import Avoids


def dead_rules(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield the rules that fire for nobody."""
    space = outcomes.space
    for rule, sides in outcomes.rules.items():
        if space.find(Region((sides.yes, *space.complete))) is None:
            yield Weakness(Family.DEAD_RULE, rule, "fires for nobody")


def always_true_rules(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield the rules that fire for everybody, but for those that say so."""
    space = outcomes.space
    for rule, sides in outcomes.rules.items():
        says_so = space.content.rules_by_id[rule].when == ALWAYS
        if not says_so and space.find(Region(space.complete, (sides.yes,))) is None:
            yield Weakness(Family.ALWAYS_TRUE_RULE, rule, "fires for everybody")


def swallowed_rules(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield the triage rules that never decide: where one fires, another sends as far."""
    space = outcomes.space
    for rule, fires, others in outcomes.rivals():
        if space.find(Region((fires, *space.complete), others)) is None:
            say = "never decides: wherever it fires, another sends as far or further"
            yield Weakness(Family.SWALLOWED_RULE, rule.id, say)


def unused_findings(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield the findings that no rule reads."""
    content = outcomes.space.content
    read = {name for rule in content.rules for name in findings_read(rule.when)}
    for finding in content.rules_of_finding:
        if finding not in read:
            yield Weakness(Family.UNUSED_FINDING, finding, "is read by no rule")


def redundant_avoids(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield each demand of a rule that other rules leave out of every such week anyway."""
    space = outcomes.space
    avoiding = [rule for rule in space.content.rules if isinstance(rule.then, Avoids)]
    for rule in avoiding:
        fires = outcomes.rules[rule.id].yes
        week = Region((fires, *space.complete), outcomes.stopped)
        for what in rule.then.what if isinstance(rule.then, Avoids) else ():
            others = (entry for entry in outcomes.avoided[what] if entry != fires)
            is_alone = outcomes.avoided[what].count(fires) == 1
            if not is_alone or space.find(week.without(*others)) is None:
                say = "changes no week: where it fires there is none, or another leaves this out"
                yield Weakness(Family.REDUNDANT_AVOID, f"{rule.id} {what}", say)


def unread_answers(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield the options that no rule and no gate reads, and those that no rule tells apart."""
    space = outcomes.space
    gates = (entry.ask_when for entry in space.content.questionnaire if entry.ask_when is not None)
    nodes = (
        *(sides.yes for sides in outcomes.rules.values()),
        *(space.meaning(gate).yes for gate in gates),
    )
    read = frozenset().union(*(space.diagram.levels_read(node) for node in nodes))
    planned = space.content.week.questions
    for level, variable in enumerate(space.variables):
        if variable.option and level not in read and variable.question.id not in planned:
            yield Weakness(Family.UNREAD_ANSWER, variable.name, "is read by no rule")
    for variable in make_variables(space.content):
        if variable.question.kind is QuestionKind.ONE:
            for group in variable.classes:
                if len(group) > 1:
                    name = f"{variable.name} {'='.join(str(value) for value in group)}"
                    yield Weakness(Family.UNREAD_ANSWER, name, "are told apart by no rule")
