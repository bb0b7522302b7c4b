"""What each condition means; an open question is unknown, one that does not apply is no."""

import pytest

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
    leaves,
    questions_read,
)
from recommender.domain.truth import Truth

COMPARISONS = [
    IsYes("q"),
    IsOneOf("q", ("fall", "lift")),
    Includes("q", "neck"),
    Excludes("q", "neck"),
    IsWithin("q", 4, 6),
    IsWithin("q", None, None),
]

every_comparison = pytest.mark.parametrize(
    "comparison", COMPARISONS, ids=lambda comparison: type(comparison).__name__
)


def _answered(value: Value) -> Situation:
    return Situation({"q": value})


@every_comparison
def test_a_missing_answer_is_unknown_not_no(comparison: Comparison) -> None:
    assert comparison.holds(Situation({})) is Truth.UNKNOWN


@every_comparison
def test_every_comparison_with_a_question_that_does_not_apply_is_no(
    comparison: Comparison,
) -> None:
    assert comparison.holds(Situation({}, frozenset({"q"}))) is Truth.NO


def test_not_of_a_comparison_that_does_not_apply_is_yes() -> None:
    outside = Situation({}, frozenset({"q"}))

    assert Not(IsOneOf("q", ("fall",))).holds(outside) is Truth.YES


def test_an_answer_counts_even_when_its_question_would_not_have_been_asked() -> None:
    situation = Situation({"q": ("neck",)}, frozenset({"q"}))

    assert Includes("q", "neck").holds(situation) is Truth.YES


@pytest.mark.parametrize(
    ("comparison", "value", "holds"),
    [
        (IsYes("q"), True, True),
        (IsYes("q"), False, False),
        (IsOneOf("q", ("fall", "lift")), "lift", True),
        (IsOneOf("q", ("fall", "lift")), "none", False),
        (IsOneOf("q", ()), "none", False),
        (Includes("q", "neck"), ("neck", "low_back"), True),
        (Includes("q", "neck"), ("low_back",), False),
        (Excludes("q", "neck"), ("low_back",), True),
        (Excludes("q", "neck"), ("neck", "low_back"), False),
        (IsWithin("q", 4, 6), 3, False),
        (IsWithin("q", 4, 6), 4, True),
        (IsWithin("q", 4, 6), 6, True),
        (IsWithin("q", 4, 6), 7, False),
        (IsWithin("q", None, 6), -100, True),
        (IsWithin("q", None, 6), 7, False),
        (IsWithin("q", 4, None), 100, True),
        (IsWithin("q", 4, None), 3, False),
    ],
)
def test_an_answer_is_compared(comparison: Comparison, value: Value, holds: bool) -> None:
    assert comparison.holds(_answered(value)) is (Truth.YES if holds else Truth.NO)


@pytest.mark.parametrize(
    "comparison", [Includes("q", "neck"), Excludes("q", "neck"), IsWithin("q", 0, 9), IsYes("q")]
)
def test_an_answer_of_another_kind_never_satisfies(comparison: Comparison) -> None:
    assert comparison.holds(_answered("neck")) is Truth.NO


def test_what_all_comparisons_share_compares_nothing_by_itself() -> None:
    with pytest.raises(NotImplementedError):
        Comparison("q").holds(_answered(1))


@pytest.mark.parametrize("truth", Truth)
def test_a_finding_has_the_truth_that_its_rules_gave_it(truth: Truth) -> None:
    assert HasFinding("older").holds(Situation({}, findings={"older": truth})) is truth


def test_a_finding_that_nobody_decided_is_unknown() -> None:
    assert HasFinding("older").holds(Situation({})) is Truth.UNKNOWN


SITUATION = Situation(
    {}, findings={"yes": Truth.YES, "no": Truth.NO, "open": Truth.UNKNOWN, "also": Truth.YES}
)
A_YES, A_NO, OPEN, ALSO = (
    HasFinding("yes"),
    HasFinding("no"),
    HasFinding("open"),
    HasFinding("also"),
)


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (Not(A_YES), Truth.NO),
        (Not(A_NO), Truth.YES),
        (Not(OPEN), Truth.UNKNOWN),
        (AllOf((A_YES, ALSO)), Truth.YES),
        (AllOf((A_YES, OPEN)), Truth.UNKNOWN),
        (AllOf((A_NO, OPEN)), Truth.NO),
        (AnyOf((A_NO, OPEN)), Truth.UNKNOWN),
        (AnyOf((A_YES, OPEN)), Truth.YES),
        (AnyOf((A_NO, A_NO)), Truth.NO),
        (AtLeast(2, (A_YES, ALSO, OPEN)), Truth.YES),
        (AtLeast(2, (A_YES, A_NO, OPEN)), Truth.UNKNOWN),
        (AtLeast(2, (A_YES, A_NO, A_NO)), Truth.NO),
    ],
)
def test_parts_are_combined(condition: Condition, truth: Truth) -> None:
    assert condition.holds(SITUATION) is truth


TREE = AllOf(
    (
        Not(IsYes("b")),
        AnyOf((HasFinding("y"), IsYes("a"))),
        AtLeast(1, (IsYes("b"), HasFinding("x"), HasFinding("y"))),
    )
)


def test_leaves_come_from_left_to_right_with_repeats() -> None:
    expected = (
        IsYes("b"),
        HasFinding("y"),
        IsYes("a"),
        IsYes("b"),
        HasFinding("x"),
        HasFinding("y"),
    )

    assert tuple(leaves(TREE)) == expected


def test_each_question_read_is_named_once_in_order() -> None:
    assert questions_read(TREE) == ("b", "a")


def test_each_finding_read_is_named_once_in_order() -> None:
    assert findings_read(TREE) == ("y", "x")


@pytest.mark.parametrize(
    ("situation", "known"),
    [
        (Situation({"q": 1}), Truth.YES),
        (Situation({"q": False}), Truth.YES),
        (Situation({"q": 1}, frozenset({"q"})), Truth.YES),
        (Situation({}, frozenset({"q"})), Truth.NO),
        (Situation({}), Truth.UNKNOWN),
    ],
)
def test_a_situation_says_whether_an_answer_is_known(situation: Situation, known: Truth) -> None:
    assert situation.known("q") is known
