"""What an edit of the content does to everybody: exactly, and by the population that it states."""

from dataclasses import dataclass

from recommender.analysis.rule_diff import TRIAGE_EFFECT, Effect, FormChange, RuleChange, RuleDiff
from recommender.analysis.shares import Sorted
from recommender.content.language import LanguageError, Names, parse_condition
from recommender.domain.conditions import Answers, Condition
from recommender.domain.content import Content
from recommender.domain.errors import AnswersError
from recommender.domain.rules import Triage
from recommender.service.weighing import Weighing


@dataclass(frozen=True)
class ChangedShares:
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
    moved: ChangedShares | None
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

    Raises AnswersError where `only` is not a condition.
    """
    contract = condition_of(new, only) if only else None
    diff = RuleDiff(old, new, (contract,) if contract else ())
    return EditEffects(
        rules=tuple(diff.rules()),
        form=diff.form,
        effects=diff.effects,
        moved=_moved(diff) if new.population else None,
        outside=diff.outside(contract) if contract else None,
    )


def _moved(diff: RuleDiff) -> ChangedShares:
    """Return how many drawn people move; the two contents decide of the same people."""
    totals = [0.0, 0.0, 0.0]
    if not any(effect.what == TRIAGE_EFFECT for effect in diff.effects):
        # nobody needs to be drawn where nobody can move
        return ChangedShares(*totals)
    weighing = Weighing(diff.new)
    everybody = sum(kind.share for kind in weighing.population.kinds)
    for kind, crowd in weighing.crowds():
        before, after = (Sorted(content, crowd).triages() for content in (diff.old, diff.new))
        ways = [
            (one.gravity - other.gravity, before[one] & after[other])
            for one in Triage
            for other in Triage
        ]
        graver = sum(people.bit_count() for step, people in ways if step < 0)
        milder = sum(people.bit_count() for step, people in ways if step > 0)
        lost = sum(
            (before[one] & after[other]).bit_count()
            for one in Triage
            for other in Triage
            if other.allows_week and not one.allows_week
        )
        weight = kind.share / everybody / crowd.size
        totals = [
            total + weight * moved
            for total, moved in zip(totals, (graver, milder, lost), strict=True)
        ]
    return ChangedShares(*totals)
