"""Generated conditions say what `holds` says, and let nothing of a content become code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.domain.conditions import (
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
    findings_read,
    questions_read,
)
from recommender.domain.content import Content
from recommender.domain.generating import make_tests
from recommender.domain.known import known_of
from recommender.domain.truth import Truth
from tests.domain.random_conditions import FINDINGS, conditions, situations

YES, UNKNOWN, NO = (True, False), (False, False), (False, True)


def surely(condition: Condition, situation: Situation) -> tuple[bool, ...]:
    """Return whether the generated test takes the condition for surely yes, and for surely no."""
    tests = make_tests([(condition, Truth.YES), (condition, Truth.NO)])
    return tests(known_of(situation), situation.findings)


def held(condition: Condition, situation: Situation) -> tuple[bool, ...]:
    """Return the same by the reference meaning."""
    truth = condition.holds(situation)
    return truth is Truth.YES, truth is Truth.NO


@pytest.mark.crowd
@settings(max_examples=150)
@given(data=st.data())
def test_a_generated_condition_is_yes_and_no_exactly_when_it_holds_so(
    content: Content, data: st.DataObject
) -> None:
    condition = data.draw(conditions(content.questionnaire))
    names, findings = questions_read(condition), findings_read(condition)
    situation = data.draw(situations(content.questionnaire, names, findings))

    assert surely(condition, situation) == held(condition, situation)


@settings(max_examples=40)
@given(data=st.data())
def test_many_conditions_are_tested_at_once_as_each_is_alone(
    content: Content, data: st.DataObject
) -> None:
    many = data.draw(st.lists(conditions(content.questionnaire), max_size=8))
    names = {name for condition in many for name in questions_read(condition)}
    situation = data.draw(situations(content.questionnaire, sorted(names), FINDINGS))
    wanted = [(condition, truth) for condition in many for truth in (Truth.YES, Truth.NO)]

    at_once = make_tests(wanted)(known_of(situation), situation.findings)

    alone = [answer for condition in many for answer in surely(condition, situation)]
    assert list(at_once) == alone


class IsEven(Comparison):
    """A comparison that the generator does not know."""

    def accepts(self, value: Value) -> bool:
        return isinstance(value, int) and value % 2 == 0


class IsNotYes(IsYes):
    """A comparison that looks like one that the generator knows."""

    def accepts(self, value: Value) -> bool:
        return value is not True


EVERY_VALUE: tuple[Value, ...] = (True, False, 0, 1, 2, 3, 4, "two", "", (), ("two",), ("a", "two"))
EVERY_SITUATION = (
    Situation({}),
    Situation({}, frozenset({"it"})),
    *(Situation({"it": value}) for value in EVERY_VALUE),
    # an answer counts although the question does not apply
    *(Situation({"it": value}, frozenset({"it"})) for value in EVERY_VALUE),
)


@pytest.mark.parametrize(
    "comparison",
    [
        IsYes("it"),
        IsOneOf("it", ("two", "three")),
        IsOneOf("it", ("two",)),
        IsOneOf("it", ()),
        Includes("it", "two"),
        Includes("it", "tw"),
        Excludes("it", "two"),
        IsWithin("it", 2, 3),
        IsWithin("it", 2, None),
        IsWithin("it", None, 2),
        IsWithin("it", None, None),
        IsEven("it"),
        IsNotYes("it"),
    ],
    ids=str,
)
def test_a_comparison_says_the_same_of_every_kind_of_answer(comparison: Comparison) -> None:
    for situation in EVERY_SITUATION:
        assert surely(comparison, situation) == held(comparison, situation)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (AllOf(()), YES),
        (AnyOf(()), NO),
        (AtLeast(0, (IsYes("it"),)), YES),
        (AtLeast(3, (IsYes("it"), IsYes("that"))), NO),
        (AtLeast(2, (IsYes("it"), IsYes("it"), IsYes("it"))), UNKNOWN),
    ],
)
def test_counting_at_its_edges_is_as_it_holds(
    condition: Condition, expected: tuple[bool, bool]
) -> None:
    assert surely(condition, Situation({})) == held(condition, Situation({})) == expected


def test_an_undecided_finding_is_neither_yes_nor_no() -> None:
    assert surely(HasFinding("ill"), Situation({})) == UNKNOWN
    assert surely(HasFinding("ill"), Situation({}, findings={"ill": Truth.UNKNOWN})) == UNKNOWN


def test_no_name_or_option_of_a_content_becomes_code() -> None:
    nasty = "UNKNOWN) or __import__('os').abort() or (\n\"'"
    condition = AllOf((Includes(nasty, nasty), IsOneOf("it", (nasty,)), Not(HasFinding(nasty))))
    meant = Situation({nasty: (nasty,), "it": nasty}, findings={nasty: Truth.NO})

    assert surely(condition, meant) == YES
    assert surely(condition, Situation({nasty: ("it",), "it": nasty})) == NO


def test_a_condition_may_be_nested_as_deeply_as_the_language_can_read() -> None:
    condition: Condition = IsYes("it")
    for level in range(199):
        parts = (condition, IsYes("that"), IsWithin("age", 60, None))
        condition = AtLeast(2, parts) if level % 2 else AllOf(parts[:2])
    situation = Situation({"it": True, "that": True, "age": 40})

    assert surely(condition, situation) == held(condition, situation) == YES


def test_what_is_no_condition_is_refused() -> None:
    with pytest.raises(TypeError, match="no condition: str"):
        make_tests([("age >= 65", Truth.YES)])  # type: ignore[list-item]
