"""What is told of the needs of weight: the days that serve them, and where none does."""

from dataclasses import replace

from recommender.domain.rules import Cap
from recommender.domain.week import Served
from recommender.domain.week_settings import Must
from recommender.planning.brief import Brief
from recommender.planning.musts import more_musts
from recommender.planning.planner import WeekPlan
from recommender.planning.wanted_needs import served_by
from tests.planning.builders import (
    BRIDGE,
    SIX,
    STRETCH,
    a_day,
)
from tests.planning.wanting import a_brief_that_wants

SQUAT = replace(BRIDGE, id="squat", needs=("fitness", "strength"), kind=STRETCH.kind)


def served(brief: Brief) -> tuple[Served, ...]:
    """Return the needs of weight of the week as it is filled with its musts."""
    plan = WeekPlan.fill(brief, {})
    return served_by(brief, WeekPlan.fill(brief, more_musts(brief, plan.days, {})).days)


def test_a_need_that_is_served_is_told_with_its_days_and_its_rules() -> None:
    [need] = served(a_brief_that_wants({"fitness": 3}, Must("fitness", 3, 2)))

    assert need == Served("fitness", 3, days=(1, 2), wanted=2, rules=("wants-fitness",))


def test_a_need_that_is_short_is_told_at_the_desk_and_one_of_no_day_to_the_person() -> None:
    [need] = served(
        a_brief_that_wants({"strength": 3}, Must("strength", 3, 3), arc=("b", "s", "s"), days=1)
    )
    [short] = served(
        a_brief_that_wants(
            {"strength": 3},
            Must("strength", 3, 3),
            arc=("b", "s", "s"),
            caps={Cap.STRENGTH_DAYS: 1},
        )
    )

    [none] = served(
        a_brief_that_wants({"strength": 3}, Must("strength", 3, 3), caps={Cap.STRENGTH_DAYS: 0})
    )

    assert (need.is_short, need.say) == (False, "")
    assert (short.is_short, short.days, short.say) == (True, (1,), "")
    assert (none.days, none.say) == ((), "To be strong: 0 of 3.")


def test_a_need_that_nothing_safe_serves_is_told_as_left_out() -> None:
    [barred] = served(
        a_brief_that_wants(
            {"strength": 3},
            Must("strength", 3, 3),
            avoid=("bridge", "plank"),
            need_barred_say="{name}: left out.",
        )
    )

    assert (barred.days, barred.say) == ((), "To be strong: left out.")


def test_a_need_that_nothing_serves_is_told_with_no_day() -> None:
    [need] = served(a_brief_that_wants({"fitness": 3}, Must("fitness", 3, 2), avoid=("walk",)))

    assert (need.days, need.say) == ((), "To be fit: 0 of 2.")


def test_a_need_of_weight_is_told_though_no_day_must_have_it() -> None:
    brief = a_brief_that_wants({"strength": 8, "fitness": 7}, arc=("b",), need_of_weight=8)

    [need] = served(brief)

    assert (need.need, need.wanted, need.days) == ("strength", 1, (1, 3, 5, 7))


def test_the_strongest_need_is_told_first() -> None:
    brief = a_brief_that_wants({"ease": 8, "strength": 9, "fitness": 8}, need_of_weight=8)

    assert [need.need for need in served(brief)] == ["strength", "ease", "fitness"]


def test_without_a_weight_only_what_must_be_is_told() -> None:
    brief = a_brief_that_wants({"strength": 9, "fitness": 3}, Must("fitness", 3, 1))

    assert [need.need for need in served(brief)] == ["fitness"]


def test_a_need_without_a_must_is_served_by_whatever_serves_it_at_all() -> None:
    brief = a_brief_that_wants(
        {"strength": 9}, need_of_weight=8, exercises=(*SIX, SQUAT), arc=("w",)
    )
    day = a_day(brief)

    [told] = served_by(brief, [day.add(day.choose(SQUAT))])

    assert (told.need, told.days, told.say) == ("strength", (1,), "")


def test_a_need_without_weight_is_short_without_a_word_to_the_person() -> None:
    def said(weight: int) -> str:
        [need] = served(
            a_brief_that_wants(
                {"strength": 3},
                Must("strength", 3, 3),
                caps={Cap.STRENGTH_DAYS: 0},
                need_of_weight=weight,
            )
        )
        return need.say

    assert said(3) == "To be strong: 0 of 3."
    assert said(4) == ""
