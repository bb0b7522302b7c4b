"""What an edit of the content does to everybody: exactly, and by the population that it states."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.analysis.rule_diff import Effect, FormChange, RuleChange, RuleDiff
from recommender.analysis.shares import PeopleCounter, told_apart
from recommender.content.language import LanguageError, Names, parse_condition
from recommender.domain.conditions import Answers, Condition
from recommender.domain.content import Content
from recommender.domain.errors import AnswersError


@dataclass(frozen=True)
class Moved:
    """The shares of the stated population whose triage changes, from 0 to 1."""

    graver: float
    milder: float
    stops_lost: float


@dataclass(frozen=True)
class EditEffects:
    """Everything that an edit changes.

    `moved` is None where the newer content states no population. `outside` are answers for which
    something changes though an edit contract says that nothing may.
    """

    rules: tuple[RuleChange, ...]
    form: FormChange
    effects: tuple[Effect, ...]
    moved: Moved | None
    outside: Answers | None

    @property
    def changes_nothing(self) -> bool:
        """Whether no decision changes for anybody."""
        return not self.effects


def condition_of(content: Content, text: str) -> Condition:
    """Return a condition in the words of a content; raises AnswersError where it means none."""
    names = Names(content.questionnaire.questions, frozenset(content.rules_of_finding))
    try:
        return parse_condition(text, names)
    except LanguageError as error:
        raise AnswersError({"only": f"column {error.column}: {error}"}) from None


def edit_effects(old: Content, new: Content, only: str = "") -> EditEffects:
    """Return what an edit changes; `only` is a condition outside of which nothing may change.

    Raises AnswersError where `only` is no condition.
    """
    contract = condition_of(new, only) if only else None
    population = new.population
    asked = [*told_apart(new, population)] if population else []
    diff = RuleDiff(old, new, (*asked, *([contract] if contract else ())))
    return EditEffects(
        rules=tuple(diff.rules()),
        form=diff.form,
        effects=diff.effects,
        moved=_moved(diff) if population else None,
        outside=diff.outside(contract) if contract else None,
    )


def _moved(diff: RuleDiff) -> Moved:
    totals = [0.0, 0.0, 0.0]
    for shares in _cell_shares(diff):
        totals = [total + share for total, share in zip(totals, shares, strict=True)]
    return Moved(*totals)


def _cell_shares(diff: RuleDiff) -> Iterator[list[float]]:
    """Yield the shares of all whom each cell adds."""
    population = diff.new.population
    if population is None:
        return
    counter = PeopleCounter(diff.space, population)
    nodes = [counter.within(node) for node in (diff.graver, diff.milder, diff.stops_lost)]
    if not any(nodes):
        return
    for cell in population.cells():
        yield [cell.share * share for share in counter.shares(nodes, cell)]
