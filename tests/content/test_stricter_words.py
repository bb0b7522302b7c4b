"""Words that give way to stricter ones: nothing is left unsaid, and nothing is said too mildly."""

from dataclasses import replace
from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.content.stricter_words import check_stricter_words
from recommender.domain.rules import Avoids
from recommender.domain.severity import Severity

FAR = ("neck_end_range",)
MILD = Avoids(FAR, "Turn only a little.", unless_said=("strict",))
STRICT = Avoids(("neck_end_range", "floor_transfer"), "Do not turn at all.")


def faults(small: Path, mild: Avoids, strict: Avoids) -> list[str]:
    """Return what is wrong with two rules in the small folder."""
    content = load_content(small)
    rule = next(rule for rule in content.rules if isinstance(rule.then, Avoids))
    rules = (replace(rule, id="mild", then=mild), replace(rule, id="strict", then=strict))
    return [problem.message for problem in check_stricter_words(replace(content, rules=rules))]


def test_a_rule_that_leaves_out_more_may_speak_for_another(small: Path) -> None:
    assert faults(small, MILD, STRICT) == []


def test_an_exercise_is_left_out_by_what_it_asks(small: Path) -> None:
    assert faults(small, replace(MILD, what=("neck-turn",)), STRICT) == []


def test_a_demand_is_left_out_where_every_exercise_that_makes_it_is(small: Path) -> None:
    assert faults(small, MILD, replace(STRICT, what=("neck-turn",))) == []


@pytest.mark.parametrize(
    ("mild", "strict", "says"),
    [
        (MILD, replace(STRICT, what=("floor_transfer",)), "does not leave out neck_end_range"),
        (MILD, replace(STRICT, say_with=FAR), "words do not stand wherever these would"),
        (
            replace(MILD, say_with=("neck-nod",)),
            replace(STRICT, say_with=FAR),
            "words do not stand wherever these would",
        ),
        (replace(MILD, severity=Severity.MAJOR), STRICT, "is less grave"),
        (MILD, replace(STRICT, unless_said=("strict",)), "gives way to it as well"),
        (replace(MILD, unless_said=("strct",)), STRICT, "did you mean 'strict'?"),
    ],
)
def test_what_would_leave_words_unsaid_is_refused(
    small: Path, mild: Avoids, strict: Avoids, says: str
) -> None:
    assert any(says in fault for fault in faults(small, mild, strict))


def test_two_rules_do_not_give_way_to_each_other(small: Path) -> None:
    both = replace(MILD, unless_said=("mild",))

    assert len(faults(small, MILD, both)) == 2


def test_words_beside_an_exercise_may_give_way_to_others_beside_the_same(small: Path) -> None:
    mild = replace(MILD, say_with=("neck-turn",))

    assert faults(small, mild, replace(STRICT, say_with=FAR)) == []
