"""What a week must have: the needs that are wanted, and the days that are asked for them."""

from collections import Counter
from dataclasses import replace

import pytest

from recommender.domain.exercises import Need
from recommender.domain.rules import Cap
from recommender.domain.week_settings import Must
from recommender.planning.brief import Brief
from recommender.planning.musts import more_musts
from recommender.planning.planner import WeekPlan
from recommender.planning.wanted_needs import Wanted, wanted_of
from tests.planning.builders import (
    BRIDGE,
    PLANK,
    SIX,
    STRETCH,
    WALK,
    a_brief,
    a_content,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
)
from tests.planning.wanting import SAY, a_brief_that_wants

SQUAT = replace(BRIDGE, id="squat", needs=("fitness", "strength"), kind=STRETCH.kind)


def asked_of(brief: Brief) -> dict[int, list[str]]:
    """Return the exercises that become musts of each day."""
    musts = more_musts(brief, WeekPlan.fill(brief, {}).days, {})
    return {day: [exercise.id for exercise in some] for day, some in musts.items()}


def test_a_need_is_wanted_from_so_many_points_on() -> None:
    must = Must("strength", 3, 2)

    assert wanted_of(a_brief_that_wants({"strength": 2}, must)) == ()
    assert wanted_of(a_brief_that_wants({"strength": 3}, must)) == (Wanted("strength", 2),)


@pytest.mark.parametrize("points", [3, 5])
def test_of_several_lines_that_apply_the_one_with_the_most_days_holds(points: int) -> None:
    two, four = Must("strength", 3, 2), Must("strength", 5, 4)

    [wanted] = wanted_of(a_brief_that_wants({"strength": points}, four, two))

    assert wanted.days == (4 if points >= 5 else 2)


def test_no_more_days_are_wanted_than_have_a_session() -> None:
    every = a_brief_that_wants({"strength": 3}, Must("strength", 3, 7), days=3)

    assert wanted_of(every) == (Wanted("strength", 3),)


def test_nothing_more_is_asked_for_where_the_days_serve_what_is_wanted() -> None:
    brief = a_brief_that_wants({"strength": 3}, Must("strength", 3, 2), arc=("b", "s"))
    musts = {1: (WALK,)}

    assert more_musts(brief, WeekPlan.fill(brief, {}).days, musts) is musts


def test_a_need_that_is_missing_is_asked_for_on_so_many_days() -> None:
    assert asked_of(a_brief_that_wants({"fitness": 3}, Must("fitness", 3, 2))) == {
        1: ["walk"],
        2: ["walk"],
    }


def test_what_serves_the_need_already_becomes_a_must_of_its_day() -> None:
    brief = a_brief_that_wants({"fitness": 3}, Must("fitness", 3, 2), arc=("s", "s", "ws", "s"))

    # the arc has a walk on days 3 and 7
    assert asked_of(brief) == {}
    three = a_brief_that_wants({"fitness": 3}, Must("fitness", 3, 3), arc=("s", "s", "ws", "s"))
    assert asked_of(three) == {3: ["walk"], 7: ["walk"], 1: ["walk"]}


def test_a_need_is_asked_for_only_on_days_that_may_hold_it() -> None:
    brief = a_brief_that_wants(
        {"strength": 3}, Must("strength", 3, 5), arc=("s", "b"), caps={Cap.STRENGTH_DAYS: 2}
    )

    assert [*asked_of(brief)] == [2, 4]


def test_days_with_fewer_musts_are_asked_first_then_those_with_most_time() -> None:
    brief = a_brief_that_wants({"fitness": 3}, Must("fitness", 3, 1), arc=("sa", "s", "sa"))
    days = WeekPlan.fill(brief, {}).days

    assert [*more_musts(brief, days, {})] == [2]
    assert [*more_musts(brief, days, {2: (BRIDGE,), 5: (BRIDGE,)})] == [2, 5, 1]


def test_what_serves_the_need_first_of_all_is_preferred() -> None:
    brief = a_brief_that_wants(
        {"strength": 3, "fitness": 9},
        Must("strength", 3, 1),
        caps={Cap.LEVEL: 1},
        exercises=(*SIX, SQUAT),
    )

    assert asked_of(brief) == {1: ["bridge"]}


def test_what_serves_it_besides_is_asked_for_where_nothing_else_can() -> None:
    brief = a_brief_that_wants(
        {"strength": 3}, Must("strength", 3, 1), avoid=("bridge", "plank"), exercises=(*SIX, SQUAT)
    )

    assert asked_of(brief) == {1: ["squat"]}


def test_no_day_is_asked_for_more_musts_than_it_may_have_items() -> None:
    brief = a_brief_that_wants(
        {"fitness": 3, "strength": 3},
        Must("fitness", 3, 7),
        Must("strength", 3, 1),
        caps={Cap.ITEMS: 1},
        avoid=("plank",),
    )

    assert {len(musts) for musts in asked_of(brief).values()} == {1}


def test_what_must_be_is_dropped_last() -> None:
    brief = a_brief_that_wants({"fitness": 3}, Must("fitness", 3, 2), caps={Cap.ITEMS: 1})

    plan = WeekPlan.fill(brief, more_musts(brief, WeekPlan.fill(brief, {}).days, {}))

    assert [day.choices[0].exercise.id for day in plan.days[:3]] == ["walk", "walk", "stretch"]


def test_a_day_whose_idea_is_the_need_is_asked_first() -> None:
    own = an_arc("sw", "sw")
    arcs = (own[0], own[1], replace(own[2], focus="strength"), *own[3:])
    content = a_content(
        a_programme("own", arcs), musts=(Must("strength", 3, 1),), need_short_say=SAY
    )
    brief = a_brief(content, an_assessment(points={"own": 1, "strength": 3}))

    assert [*more_musts(brief, WeekPlan.fill(brief, {}).days, {})] == [3]


def test_days_where_one_more_pushes_out_nothing_of_the_arc_are_asked_first() -> None:
    brief = a_brief_that_wants(
        {"fitness": 3}, Must("fitness", 3, 1), arc=("sa", "s"), caps={Cap.ITEMS: 2}
    )

    assert list(asked_of(brief)) == [2]


def test_days_get_different_exercises_for_a_need_where_there_are_some_as_good() -> None:
    other = replace(WALK, id="stroll")
    brief = a_brief_that_wants(
        {"fitness": 3}, Must("fitness", 3, 4), exercises=(*SIX, other), days=4
    )

    asked = Counter(name for names in asked_of(brief).values() for name in names)
    assert asked == {"walk": 2, "stroll": 2}


def test_strength_where_it_hurts_serves_a_need_of_strength_as_a_lesser_one() -> None:
    row = replace(BRIDGE, id="row", needs=("fitness", "strength"), places=("neck",))
    content = a_content(exercises=(*SIX, row), served_where_it_hurts=("strength",))

    def serves(*places: str) -> bool:
        return a_brief(content, person=a_person(places=places)).serves(row, "strength")

    assert serves("neck")
    assert not serves("hip")
    assert not a_brief(a_content(exercises=(*SIX, row))).serves(row, "strength")


def test_needs_take_turns_so_that_none_has_its_second_day_before_each_has_its_first() -> None:
    brief = a_brief_that_wants(
        {"fitness": 3, "strength": 3},
        Must("fitness", 3, 2),
        Must("strength", 3, 2),
        arc=("a",),
        days=2,
        caps={Cap.ITEMS: 1, Cap.STRENGTH_DAYS: 2},
        avoid=("breathing",),
    )

    asked = asked_of(brief)

    assert sorted(name for names in asked.values() for name in names) == ["bridge", "walk"]


def test_what_serves_a_need_already_is_no_must_of_a_day_that_has_as_many_as_it_may() -> None:
    brief = a_brief_that_wants(
        {"strength": 3, "ease": 9},
        Must("ease", 9, 7),
        Must("strength", 3, 1),
        arc=("sb",),
        caps={Cap.ITEMS: 1},
    )

    assert {len(names) for names in asked_of(brief).values()} == {1}


def test_what_belongs_to_each_session_has_all_its_days_before_others_take_turns() -> None:
    def asked(least: int) -> dict[int, list[str]]:
        return asked_of(
            a_brief_that_wants(
                {"fitness": 9, "strength": 3},
                Must("fitness", 3, 7),
                Must("strength", 3, 2),
                caps={Cap.ITEMS: 1},
                avoid=("plank",),
                need_of_weight=least,
            )
        )

    assert {name for names in asked(8).values() for name in names} == {"walk"}
    assert {name for names in asked(10).values() for name in names} == {"walk", "bridge"}


@pytest.mark.parametrize(("climbing", "later"), [(("strength",), "plank"), ((), "other")])
def test_a_need_that_climbs_has_a_higher_rung_on_a_later_day(
    climbing: tuple[str, ...], later: str
) -> None:
    nod = replace(BRIDGE, kind=STRETCH.kind)
    exercises = (*SIX[:3], nod, replace(nod, id="other"), replace(PLANK, level=1))
    must = Must("strength", 3, 2)

    brief = a_brief_that_wants(
        {"strength": 3}, must, exercises=exercises, days=3, climbing_needs=climbing
    )

    assert [*asked_of(brief).values()] == [["bridge"], [later]]


ROW = replace(BRIDGE, id="row", needs=("strength", "fitness"))


@pytest.mark.parametrize(("share", "chosen"), [(0.0, "bridge"), (0.5, "row")])
def test_what_serves_another_wanted_need_as_well_comes_first(share: float, chosen: str) -> None:
    brief = a_brief_that_wants(
        {"strength": 5, "fitness": 4},
        Must("strength", 3, 1),
        Must("fitness", 3, 1),
        exercises=(STRETCH, BRIDGE, ROW),
        cover_share=share,
    )

    assert chosen in asked_of(brief)[1]


def test_a_need_of_a_place_gets_what_works_there() -> None:
    loosen = Need("loosen", "Loosen the hip", kinds=(STRETCH.kind,), places=("hip",))
    hip_stretch = replace(STRETCH, id="hip-stretch", places=("hip",))
    brief = a_brief_that_wants(
        {"loosen": 3},
        Must("loosen", 3, 1),
        arc=("b",),
        days=1,
        exercises=(STRETCH, BRIDGE, hip_stretch),
    )
    needs = {**brief.content.needs, "loosen": loosen}
    brief = replace(brief, content=replace(brief.content, needs=needs))

    assert asked_of(brief) == {1: ["hip-stretch"]}
