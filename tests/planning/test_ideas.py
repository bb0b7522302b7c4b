"""A day holds enough of the idea for which it is named, and is named for what it holds."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.exercises import Exercise, ExerciseKind, Need
from recommender.domain.rules import Cap
from recommender.domain.week import Week
from recommender.domain.week_settings import IdeaSettings
from recommender.planning.brief import Brief
from recommender.planning.planner import plan_week
from tests.planning.builders import (
    BRIDGE,
    NEEDS,
    SIX,
    a_brief,
    a_content,
    a_day,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    an_exercise,
    counted,
    held,
)
from tests.planning.day_builders import names

IDEA = IdeaSettings(least=2, few=3, work="strength", work_least=3, mixed=(("legs",), ("pull",)))
OPENER = an_exercise("opener", ExerciseKind.STRETCH, held(20, 30, sets=2), needs=("ease",))
ROW = an_exercise("row", ExerciseKind.STRENGTH, counted(8, 12), needs=("pull", "strength"))
SQUAT = an_exercise("squat", ExerciseKind.STRENGTH, counted(8, 12), needs=("legs", "strength"))
PRESS = an_exercise("press", ExerciseKind.STRENGTH, counted(8, 12), needs=("strength",))
MORE = (*SIX, OPENER, ROW, SQUAT, PRESS)


def a_brief_for(
    *letters: str,
    focus: str = "ease",
    items: int = 9,
    points: dict[str, int] | None = None,
    exercises: tuple[Exercise, ...] = MORE,
    idea: IdeaSettings = IDEA,
    **settings: Any,
) -> Brief:
    """Return a brief whose days are named for a need and ask for a part of it."""
    own = a_programme("own", an_arc(*letters, focus=focus))
    content = a_content(own, exercises=exercises, idea=idea, items_wanted=1, **settings)
    needs = {need: Need(need, need, need, need) for need in ("legs", "pull")}
    ease = replace(NEEDS[0], kinds=(ExerciseKind.STRETCH,))
    content = replace(content, needs={**content.needs, "ease": ease, **needs})
    assessment = an_assessment(caps={Cap.ITEMS: items}, points={"own": 1, **(points or {})})
    return a_brief(content, assessment, a_person())


def test_a_day_with_too_little_of_its_idea_gets_more() -> None:
    assert names(a_day(a_brief_for("s")).fill()) == ["stretch", "breathing"]
    assert names(a_day(a_brief_for("s", idea=IdeaSettings())).fill()) == ["stretch"]


def test_what_serves_the_idea_is_dropped_after_every_must() -> None:
    brief = a_brief_for("srb", items=4)

    day = a_day(brief).fill([BRIDGE, PRESS, ROW])

    assert {"stretch", "rolling"} <= set(names(day))
    assert len(names(day)) == 4


def test_where_few_may_stand_one_is_enough() -> None:
    assert names(a_day(a_brief_for("s", items=3)).fill()) == ["stretch"]


@pytest.mark.parametrize(
    ("points", "found"),
    [
        ({}, {"bridge", "press"}),
        ({"legs": 1}, {"squat", "bridge"}),
        ({"legs": 1, "pull": 1}, {"squat", "row", "bridge"}),
    ],
)
def test_a_day_for_work_has_three_of_it_with_a_leg_and_a_pull(
    points: dict[str, int], found: set[str]
) -> None:
    day = a_day(a_brief_for("b", focus="strength", points=points)).fill()

    assert found <= set(names(day))
    assert len(names(day)) == 3


def test_a_day_of_rest_gets_no_work_for_its_idea() -> None:
    brief = a_brief_for("bs", "s", focus="strength")

    assert names(a_day(brief, day=2).fill()) == ["stretch"]


def test_a_double_goes_before_all_others() -> None:
    day = a_day(a_brief_for("bpsrw", items=4)).fill()

    assert set(names(day)) == {"bridge", "rolling", "stretch", "walk"}


def week_of(brief: Brief) -> Week:
    """Return the week of a brief."""
    week = plan_week(brief.content, brief.wishes.assessment, brief.person)
    assert isinstance(week, Week)
    return week


def test_a_day_with_too_little_of_its_idea_is_named_for_what_it_has() -> None:
    named = week_of(a_brief_for("wb", focus="fitness", exercises=SIX)).days[0]
    arc = week_of(a_brief_for("wb", focus="fitness", exercises=SIX, idea=IdeaSettings())).days[0]

    assert (named.theme, arc.theme) == ("Fitness", "theme 1")


def test_two_days_have_one_name_only_where_they_are_one_session() -> None:
    own = a_programme("own", tuple(replace(day, theme="One") for day in an_arc("sw", "swa")))
    content = a_content(own, idea=IdeaSettings(1, 0, "strength", 1), exercises=(*SIX, OPENER))

    week = plan_week(content, an_assessment(points={"own": 1}), a_person())

    assert isinstance(week, Week)
    named: dict[str, set[frozenset[str]]] = {}
    for day in week.days:
        named.setdefault(day.theme, set()).add(frozenset(one.exercise.id for one in day.items))
    assert max(map(len, named.values())) == 1 or len(named) > 2
