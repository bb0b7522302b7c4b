"""Random conditions as text, each with a meaning of its own that does not use our code.

Truths are 0 for no, 1 for unknown and 2 for yes, so that `and` is the least, `or` the greatest
and `not` what is missing to 2.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from recommender.domain.conditions import Situation, Value
from recommender.domain.questions import (
    NONE_OF_THESE,
    NOT_SURE,
    Question,
    QuestionKind,
    Questionnaire,
)
from recommender.domain.truth import Truth
from tests.domain.random_conditions import FINDINGS

NUMBER = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}
# How tightly a construct binds: an atom, then not, and, or.
ATOM, NOT, AND, OR = range(4)


@dataclass(frozen=True)
class Written:
    """A condition as text, what it reads, and what it means."""

    text: str
    binds: int
    questions: frozenset[str]
    findings: frozenset[str]
    truth: Callable[[Situation], int]

    def within(self, binds: int) -> str:
        """The text, in brackets where it binds less tightly than what stands around it."""
        return self.text if self.binds <= binds else f"({self.text})"


def written_conditions(questionnaire: Questionnaire) -> st.SearchStrategy[Written]:
    compared = st.sampled_from(list(questionnaire)).flatmap(_comparison)
    return st.recursive(compared | st.sampled_from(FINDINGS).map(_found), _combined, max_leaves=8)


def _found(name: str) -> Written:
    return Written(
        name, ATOM, frozenset(), frozenset({name}), lambda now: NUMBER[now.findings[name]]
    )


def _leaf(text: str, question: Question, accepts: Callable[[Value], bool]) -> Written:
    def truth(situation: Situation) -> int:
        if question.id in situation.answers:
            return 2 if accepts(situation.answers[question.id]) else 0
        return 0 if question.id in situation.not_applicable else 1

    return Written(text, ATOM, frozenset({question.id}), frozenset(), truth)


def _comparison(question: Question) -> st.SearchStrategy[Written]:
    match question.kind:
        case QuestionKind.YES_NO:
            return st.just(_leaf(question.id, question, lambda value: value is True))
        case QuestionKind.NUMBER:
            return _of_a_number(question)
        case QuestionKind.ONE:
            return _of_one(question)
    return _of_many(question)


def _word(option: str, *, is_quoted: bool) -> str:
    return f"'{option}'" if is_quoted or not option.isidentifier() else option


@st.composite
def _of_one(draw: st.DrawFn, question: Question) -> Written:
    some = draw(st.lists(st.sampled_from(question.option_ids), min_size=1, max_size=3))
    first = some[0]
    words = [_word(option, is_quoted=draw(st.booleans())) for option in some]
    forms: list[tuple[str, Callable[[Value], bool]]] = [
        (f"{question.id} == {words[0]}", lambda value: value == first),
        (f"'{first}' == {question.id}", lambda value: value == first),
        (f"{question.id} != {words[0]}", lambda value: value != first),
        (f"{question.id} in ({', '.join(words)},)", lambda value: value in some),
        (f"{question.id} not in [{', '.join(words)}]", lambda value: value not in some),
    ]
    text, accepts = draw(st.sampled_from(forms))
    return _leaf(text, question, accepts)


@st.composite
def _of_many(draw: st.DrawFn, question: Question) -> Written:
    option = draw(st.sampled_from(question.option_ids))
    word = _word(option, is_quoted=draw(st.booleans()))
    is_in = draw(st.booleans())
    text = f"{word} {'in' if is_in else 'not in'} {question.id}"
    here = _leaf(text, question, lambda value: (option in _ticked(value)) is is_in)
    if not question.which or option == NONE_OF_THESE:
        return here
    list_of_which = replace(question, id=question.which)
    named = _leaf(text, list_of_which, lambda value: option in _ticked(value))
    if option != NOT_SURE:
        return _ticked_at_last(here, named, is_in=is_in)
    # whoever is not sure is asked which one, and only that answer says whether they still are not
    return named if is_in else _ticked_at_last(_leaf(text, question, bool), named, is_in=False)


def _ticked_at_last(here: Written, named: Written, *, is_in: bool) -> Written:
    """An option of a list that counts also where it is named when asked which one it is."""
    if is_in:
        return _joined(
            here.text, ATOM, [here, named], lambda now: max(here.truth(now), named.truth(now))
        )
    return _joined(
        here.text, ATOM, [here, named], lambda now: min(here.truth(now), 2 - named.truth(now))
    )


def _ticked(value: Value) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


@st.composite
def _of_a_number(draw: st.DrawFn, question: Question) -> Written:
    numbers = st.integers(max(0, question.minimum - 1), question.maximum + 1)
    low, high = draw(numbers), draw(numbers)
    forms: list[tuple[str, Callable[[int], bool]]] = [
        (f"{question.id} < {low}", lambda value: value < low),
        (f"{question.id} <= {low}", lambda value: value <= low),
        (f"{question.id} > {low}", lambda value: value > low),
        (f"{question.id} >= {low}", lambda value: value >= low),
        (f"{question.id} == {low}", lambda value: value == low),
        (f"{question.id} != {low}", lambda value: value != low),
        (f"{low} < {question.id}", lambda value: value > low),
        (f"{low} <= {question.id}", lambda value: value >= low),
        (f"{low} > {question.id}", lambda value: value < low),
        (f"{low} >= {question.id}", lambda value: value <= low),
        (f"{low} != {question.id}", lambda value: value != low),
        (f"{low} <= {question.id} <= {high}", lambda value: low <= value <= high),
        (f"{low} < {question.id} < {high}", lambda value: low < value < high),
        (f"{low} >= {question.id} != {high}", lambda value: low >= value != high),
    ]
    text, accepts = draw(st.sampled_from(forms))
    return _leaf(text, question, lambda value: accepts(int(str(value))))


def _combined(part: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    parts = st.lists(part, min_size=2, max_size=4)
    return part.map(_not) | parts.map(_and) | parts.map(_or) | parts.flatmap(_at_least)


def _joined(
    text: str, binds: int, parts: list[Written], truth: Callable[[Situation], int]
) -> Written:
    questions = frozenset[str]().union(*(part.questions for part in parts))
    findings = frozenset[str]().union(*(part.findings for part in parts))
    return Written(text, binds, questions, findings, truth)


def _not(part: Written) -> Written:
    return _joined(f"not {part.within(NOT)}", NOT, [part], lambda now: 2 - part.truth(now))


def _and(parts: list[Written]) -> Written:
    text = " and ".join(part.within(AND) for part in parts)
    return _joined(text, AND, parts, lambda now: min(part.truth(now) for part in parts))


def _or(parts: list[Written]) -> Written:
    text = " or ".join(part.within(OR) for part in parts)
    return _joined(text, OR, parts, lambda now: max(part.truth(now) for part in parts))


def _at_least(parts: list[Written]) -> st.SearchStrategy[Written]:
    inside = ", ".join(part.text for part in parts)

    def counted(least: int) -> Written:
        # the truth of `at least n` is the n-th greatest of the truths
        return _joined(
            f"at_least({least}, {inside})",
            ATOM,
            parts,
            lambda now: sorted((part.truth(now) for part in parts), reverse=True)[least - 1],
        )

    return st.integers(1, len(parts)).map(counted)
