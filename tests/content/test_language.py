"""What each construct of the condition language means."""

import pytest

from recommender.domain.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
    Situation,
)
from recommender.domain.truth import Truth
from tests.content.small_language import NAMES, parsed

OLDER, FRAIL, WORRIED = HasFinding("older"), HasFinding("frail"), IsYes("worried")


@pytest.mark.parametrize("truth", Truth)
def test_always_holds_for_everybody_whatever_is_known(truth: Truth) -> None:
    somebody = Situation({"pain": 3}, frozenset({"where"}), {"older": truth})

    assert parsed("always") == ALWAYS
    assert ALWAYS.holds(Situation({})) is ALWAYS.holds(somebody) is Truth.YES


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("worried", WORRIED),
        ("older", OLDER),
        ("not worried", Not(WORRIED)),
        ("older and worried", AllOf((OLDER, WORRIED))),
        ("older or worried", AnyOf((OLDER, WORRIED))),
        ("older and worried and frail", AllOf((OLDER, WORRIED, FRAIL))),
        ("older or worried and frail", AnyOf((OLDER, AllOf((WORRIED, FRAIL))))),
        ("(older or worried) and frail", AllOf((AnyOf((OLDER, WORRIED)), FRAIL))),
        ("not older or frail", AnyOf((Not(OLDER), FRAIL))),
        ("not (older or frail)", Not(AnyOf((OLDER, FRAIL)))),
        ("not not older", Not(Not(OLDER))),
        ("at_least(1, older)", AtLeast(1, (OLDER,))),
        ("at_least(2, older, not worried, frail)", AtLeast(2, (OLDER, Not(WORRIED), FRAIL))),
        ("  older  ", OLDER),
    ],
)
def test_names_are_joined(text: str, condition: Condition) -> None:
    assert parsed(text) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("onset == fall", IsOneOf("onset", ("fall",))),
        ("onset == none", IsOneOf("onset", ("none",))),
        ("onset != fall", IsOneOf("onset", ("lift", "none", "6_weeks", "not_sure"))),
        ("onset in (lift, fall)", IsOneOf("onset", ("fall", "lift"))),
        ("onset in (fall,)", IsOneOf("onset", ("fall",))),
        ("onset in [fall, fall]", IsOneOf("onset", ("fall",))),
        ("onset not in (fall, lift)", IsOneOf("onset", ("none", "6_weeks", "not_sure"))),
        ("onset == '6_weeks'", IsOneOf("onset", ("6_weeks",))),
        ('onset == "fall"', IsOneOf("onset", ("fall",))),
        ("'fall' == onset", IsOneOf("onset", ("fall",))),
        ("'fall' != onset", IsOneOf("onset", ("lift", "none", "6_weeks", "not_sure"))),
        ("onset in (fall, '6_weeks')", IsOneOf("onset", ("fall", "6_weeks"))),
    ],
)
def test_one_option_is_compared(text: str, condition: Condition) -> None:
    assert parsed(text) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("neck in where", Includes("where", "neck")),
        ("neck not in where", Excludes("where", "neck")),
        ("'3_places' in where", Includes("where", "3_places")),
        ("'neck' not in where", Excludes("where", "neck")),
        ("none in where", Includes("where", "none")),
    ],
)
def test_ticked_options_are_looked_up(text: str, condition: Condition) -> None:
    assert parsed(text) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("pain < 7", IsWithin("pain", None, 6)),
        ("pain <= 7", IsWithin("pain", None, 7)),
        ("pain > 7", IsWithin("pain", 8, None)),
        ("pain >= 7", IsWithin("pain", 7, None)),
        ("pain == 7", IsWithin("pain", 7, 7)),
        ("pain != 7", AnyOf((IsWithin("pain", None, 6), IsWithin("pain", 8, None)))),
        ("7 > pain", IsWithin("pain", None, 6)),
        ("7 >= pain", IsWithin("pain", None, 7)),
        ("7 < pain", IsWithin("pain", 8, None)),
        ("7 <= pain", IsWithin("pain", 7, None)),
        ("7 == pain", IsWithin("pain", 7, 7)),
        ("4 <= pain <= 6", AllOf((IsWithin("pain", 4, None), IsWithin("pain", None, 6)))),
        ("4 < pain < 6", AllOf((IsWithin("pain", 5, None), IsWithin("pain", None, 5)))),
        ("6 >= pain > 3", AllOf((IsWithin("pain", None, 6), IsWithin("pain", 4, None)))),
        (
            "pain < 5 < pain_worst",
            AllOf((IsWithin("pain", None, 4), IsWithin("pain_worst", 6, None))),
        ),
    ],
)
def test_numbers_are_compared(text: str, condition: Condition) -> None:
    assert parsed(text) == condition


def _outside(*names: str) -> Situation:
    return Situation({}, frozenset(names))


EVERY_COMPARISON = [
    "worried",
    *("onset == fall", "onset != fall", "onset in (fall, lift)", "onset not in (fall, lift)"),
    *("neck in where", "neck not in where"),
    *("pain < 5", "pain <= 5", "pain > 5", "pain >= 5", "pain == 5", "pain != 5", "4 <= pain <= 6"),
]


@pytest.mark.parametrize("text", EVERY_COMPARISON)
def test_every_comparison_with_what_does_not_apply_is_no(text: str) -> None:
    assert parsed(text).holds(_outside("worried", "onset", "where", "pain")) is Truth.NO


@pytest.mark.parametrize("text", EVERY_COMPARISON)
def test_not_of_a_comparison_with_what_does_not_apply_is_yes(text: str) -> None:
    situation = _outside("worried", "onset", "where", "pain")

    assert parsed(f"not ({text})").holds(situation) is Truth.YES


@pytest.mark.parametrize("text", EVERY_COMPARISON)
def test_every_comparison_with_an_open_question_is_unknown(text: str) -> None:
    assert parsed(text).holds(Situation({})) is Truth.UNKNOWN


@pytest.mark.parametrize(("pain", "truth"), [(3, "no"), (4, "yes"), (6, "yes"), (7, "no")])
def test_a_chain_includes_both_its_ends(pain: int, truth: str) -> None:
    assert parsed("4 <= pain <= 6").holds(Situation({"pain": pain})) is Truth(truth)


def test_an_answer_counts_although_its_question_does_not_apply() -> None:
    situation = Situation({"onset": "fall"}, frozenset({"onset"}))

    assert parsed("onset == fall").holds(situation) is Truth.YES


def test_questions_come_before_findings_in_the_names() -> None:
    assert NAMES.all() == (*NAMES.questions, "frail", "older")
