"""Precautions: the same words once, the gravest first, each with the exercises it speaks of."""

import pytest

from recommender.domain.content import Content
from recommender.domain.precautions import (
    Precaution,
    parts_of,
    precautions_of,
    told_in_two_ways,
    words_about,
)
from recommender.domain.rules import Avoids, Finds
from recommender.domain.severity import Severity

HOLD, BEND = "Hold on.", "Do not bend."
OUT = ("kneeling",)


def avoids(say: str, *say_with: str, severity: Severity = Severity.MINOR) -> Avoids:
    return Avoids(OUT, say, say_with, severity)


def about(*say_with: str) -> Precaution:
    return Precaution("old", HOLD, say_with, Severity.MINOR)


def test_the_same_words_come_once_with_the_first_rule() -> None:
    told = precautions_of([("old", avoids(HOLD)), ("frail", avoids(HOLD)), ("thin", avoids(BEND))])

    assert [(entry.rule, entry.say) for entry in told] == [("old", HOLD), ("thin", BEND)]


def test_what_does_most_harm_comes_first_and_else_the_order_of_firing_counts() -> None:
    told = precautions_of(
        [
            ("one", avoids("One.")),
            ("two", avoids("Two.", severity=Severity.MAJOR)),
            ("three", avoids("Three.")),
            ("four", avoids("Four.", severity=Severity.CATASTROPHIC)),
        ]
    )

    assert [entry.rule for entry in told] == ["four", "two", "one", "three"]


def test_of_several_rules_with_the_same_words_the_gravest_counts() -> None:
    told = precautions_of(
        [
            ("thin", avoids(BEND, severity=Severity.SIGNIFICANT)),
            ("old", avoids(HOLD, "standing")),
            ("frail", avoids(HOLD, "standing", severity=Severity.MAJOR)),
        ]
    )

    assert told[0] == Precaution("old", HOLD, ("standing",), Severity.MAJOR)


def test_words_that_a_rule_which_fired_says_more_strictly_are_not_told() -> None:
    mild = Avoids(OUT, BEND, unless_said=("strict", "stricter"))
    strict = ("strict", avoids("Do not bend at all."))

    assert [entry.rule for entry in precautions_of([("mild", mild), strict])] == ["strict"]
    assert [entry.rule for entry in precautions_of([("mild", mild)])] == ["mild"]


def test_words_are_told_where_only_one_of_two_rules_that_say_them_gives_way() -> None:
    mild = Avoids(OUT, BEND, unless_said=("strict",))

    told = precautions_of([("mild", mild), ("thin", avoids(BEND)), ("strict", avoids(HOLD))])

    assert [(entry.rule, entry.say) for entry in told] == [("thin", BEND), ("strict", HOLD)]


def test_words_that_one_rule_says_of_the_whole_life_are_about_the_whole_life() -> None:
    (told,) = precautions_of([("old", avoids(HOLD, "standing")), ("frail", avoids(HOLD))])

    assert told.say_with == ()


def test_only_contraindications_have_precautions() -> None:
    assert precautions_of([("found", Finds("found"))]) == ()


@pytest.mark.parametrize(
    ("say_with", "is_about"),
    [
        (("needs_walking",), True),
        (("walking",), True),
        (("short-walk",), True),
        (("kneeling", "standing"), True),
        (("kneeling", "neck_turning"), False),
        (("standing and not walking",), False),
        (("standing and not balance",), True),
        (("standing and kneeling",), False),
        ((), False),
    ],
)
def test_words_stand_with_the_exercises_of_which_they_speak(
    content: Content, say_with: tuple[str, ...], is_about: bool
) -> None:
    walk = content.exercises["short-walk"]

    assert about(*say_with).is_about(walk) is is_about
    assert words_about([about(*say_with)], walk) == ((HOLD,) if is_about else ())


def test_a_line_names_what_must_be_there_and_what_must_not() -> None:
    assert list(parts_of("standing and not walking")) == [("standing", True), ("walking", False)]


def test_the_same_words_that_speak_of_different_things_are_found() -> None:
    rules = {
        "old": avoids(HOLD, "standing"),
        "frail": avoids(HOLD),
        "unsteady": avoids(HOLD, "standing"),
    }

    assert told_in_two_ways(rules) == {"frail": "old"}
