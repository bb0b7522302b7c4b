"""Random conditions over a questionnaire, and random situations to hold them against."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from recommender.domain.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
    Situation,
    Value,
)
from recommender.domain.questions import Question, QuestionKind, Questionnaire
from recommender.domain.truth import Truth

FINDINGS = ("first_finding", "second_finding", "third_finding")


def values(question: Question) -> st.SearchStrategy[Value]:
    """Answers to one question."""
    match question.kind:
        case QuestionKind.YES_NO:
            return st.booleans()
        case QuestionKind.NUMBER:
            return st.integers(question.minimum, question.maximum)
        case QuestionKind.ONE:
            return st.sampled_from(question.option_ids)
    ticked = st.sets(st.sampled_from(question.option_ids), min_size=1)
    return ticked.map(lambda some: tuple(entry for entry in question.option_ids if entry in some))


def comparisons(question: Question) -> st.SearchStrategy[Comparison]:
    """Comparisons with one question."""
    match question.kind:
        case QuestionKind.YES_NO:
            return st.just(IsYes(question.id))
        case QuestionKind.NUMBER:
            edge = st.none() | st.integers(question.minimum - 1, question.maximum + 1)
            return st.builds(IsWithin, st.just(question.id), edge, edge)
        case QuestionKind.ONE:
            chosen = st.lists(st.sampled_from(question.option_ids), max_size=3).map(tuple)
            return st.builds(IsOneOf, st.just(question.id), chosen)
    option = st.sampled_from(question.option_ids)
    return st.builds(Includes, st.just(question.id), option) | st.builds(
        Excludes, st.just(question.id), option
    )


# made once: a recursive strategy that is new at each draw cannot be replayed
@cache
def conditions(questionnaire: Questionnaire) -> st.SearchStrategy[Condition]:
    """Conditions over these questions and `FINDINGS`, several layers deep."""
    compared: st.SearchStrategy[Condition] = st.sampled_from(list(questionnaire)).flatmap(
        comparisons
    )
    found: st.SearchStrategy[Condition] = st.sampled_from(FINDINGS).map(HasFinding)
    return st.recursive(compared | found | st.just(ALWAYS), _combined, max_leaves=8)


def _combined(part: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(part, min_size=1, max_size=4).map(tuple)
    counted = parts.flatmap(
        lambda some: st.integers(1, len(some)).map(lambda least: AtLeast(least, some))
    )
    return part.map(Not) | parts.map(AllOf) | parts.map(AnyOf) | counted


@st.composite
def situations(
    draw: st.DrawFn, questionnaire: Questionnaire, names: Iterable[str], findings: Iterable[str]
) -> Situation:
    """Situations in which each of these questions is answered, outside or open."""
    answers: dict[str, Value] = {}
    outside = set()
    for name in names:
        known = draw(st.sampled_from(Truth))
        if known is Truth.YES:
            answers[name] = draw(values(questionnaire.questions[name]))
        elif known is Truth.NO:
            outside.add(name)
    truths = {name: draw(st.sampled_from(Truth)) for name in findings}
    return Situation(answers, frozenset(outside), truths)


@st.composite
def later(
    draw: st.DrawFn, questionnaire: Questionnaire, names: Iterable[str], earlier: Situation
) -> Situation:
    """The same situation with some of what was open answered, set outside or decided."""
    open_names = [name for name in names if earlier.known(name) is Truth.UNKNOWN]
    undecided = [name for name, truth in earlier.findings.items() if truth is Truth.UNKNOWN]
    more = draw(situations(questionnaire, open_names, undecided))
    return replace(
        earlier,
        answers={**earlier.answers, **more.answers},
        not_applicable=earlier.not_applicable | more.not_applicable,
        findings={**earlier.findings, **more.findings},
    )
