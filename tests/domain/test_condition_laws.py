"""Laws that hold for every condition over the real questionnaire."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Not,
    Situation,
    findings_read,
    questions_read,
)
from recommender.domain.content import Content
from recommender.domain.truth import Truth
from tests.domain.random_conditions import conditions, later, situations

often = settings(max_examples=80)
Drawn = Callable[..., tuple[tuple[Condition, ...], Situation]]


@pytest.fixture(scope="module")
def drawn(content: Content) -> Drawn:
    """Draws conditions and a situation that says something of each question they read."""
    questionnaire = content.questionnaire
    any_condition = conditions(questionnaire)

    def draw(data: st.DataObject, size: int = 1) -> tuple[tuple[Condition, ...], Situation]:
        parts = tuple(data.draw(any_condition) for _ in range(size))
        whole = AllOf(parts)
        names, findings = questions_read(whole), findings_read(whole)
        return parts, data.draw(situations(questionnaire, names, findings), label="situation")

    return draw


@pytest.mark.crowd
@often
@given(data=st.data())
def test_an_answer_more_never_changes_a_yes_or_a_no(
    data: st.DataObject, drawn: Drawn, content: Content
) -> None:
    (condition,), before = drawn(data)
    names = questions_read(condition)
    after = data.draw(later(content.questionnaire, names, before), label="after")

    earlier = condition.holds(before)

    assert earlier is Truth.UNKNOWN or condition.holds(after) is earlier


@often
@given(data=st.data())
def test_a_condition_is_decided_once_everything_is_known(data: st.DataObject, drawn: Drawn) -> None:
    (condition,), before = drawn(data)
    after = Situation(
        before.answers,
        frozenset(questions_read(condition)),
        dict.fromkeys(findings_read(condition), Truth.YES),
    )

    assert condition.holds(after) is not Truth.UNKNOWN


@often
@given(data=st.data())
def test_not_all_is_any_not(data: st.DataObject, drawn: Drawn) -> None:
    parts, situation = drawn(data, 3)

    any_not = AnyOf(tuple(Not(part) for part in parts))

    assert Not(AllOf(parts)).holds(situation) is any_not.holds(situation)


@often
@given(data=st.data())
def test_not_any_is_all_not(data: st.DataObject, drawn: Drawn) -> None:
    parts, situation = drawn(data, 3)

    all_not = AllOf(tuple(Not(part) for part in parts))

    assert Not(AnyOf(parts)).holds(situation) is all_not.holds(situation)


@often
@given(data=st.data())
def test_not_not_is_nothing(data: st.DataObject, drawn: Drawn) -> None:
    (condition,), situation = drawn(data)

    assert Not(Not(condition)).holds(situation) is condition.holds(situation)


@often
@given(data=st.data())
def test_at_least_one_is_any_and_at_least_all_is_all(data: st.DataObject, drawn: Drawn) -> None:
    parts, situation = drawn(data, 3)

    ends = (AtLeast(1, parts).holds(situation), AtLeast(3, parts).holds(situation))

    assert ends == (AnyOf(parts).holds(situation), AllOf(parts).holds(situation))


@often
@given(data=st.data())
def test_at_least_two_of_three_is_any_pair(data: st.DataObject, drawn: Drawn) -> None:
    (first, second, third), situation = drawn(data, 3)
    pairs = AnyOf((AllOf((first, second)), AllOf((first, third)), AllOf((second, third))))

    counted = AtLeast(2, (first, second, third))

    assert counted.holds(situation) is pairs.holds(situation)
