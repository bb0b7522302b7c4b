"""A week put together from needs: when, on which days, and what comes again."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.compose_settings import ComposeSettings, Heading
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind, Need
from recommender.domain.rules import Cap
from recommender.domain.week_settings import (
    IdeaSettings,
    LeadSettings,
    Must,
)
from recommender.planning.brief import Brief
from recommender.planning.composing import working_days
from recommender.planning.musts import more_musts
from recommender.planning.planner import WeekPlan
from tests.planning.builders import (
    BREATHING,
    BRIDGE,
    STEPS,
    STRETCH,
    a_brief,
    a_content,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    an_exercise,
    counted,
    held,
    in_minutes,
)

COMPOSE = ComposeSettings(
    points_least=9,
    safe_share=0.8,
    work_kinds=(ExerciseKind.STRENGTH, ExerciseKind.STABILITY),
    ease_kinds=(ExerciseKind.MOBILITY, ExerciseKind.STRETCH),
    ease_needs=("supple",),
    turning=1,
    fixed_least=3,
    still_share=0.25,
    ease_share=0.75,
    days_most=5,
    work_most=3,
    release_days=2,
    cover_share=0.5,
    growth_share=0.2,
    turns=2,
    low_to=2,
    steady_need="balance",
    trained_need="load",
    calm_need="calm",
    calm_points=5,
    ease_headings=(Heading("Ease one", "Rest."), Heading("Ease two", "Rest.")),
    work_headings=(Heading("Work one", "Work."), Heading("Work two", "Work.")),
)
NEEDS = {
    name: Need(name, name.capitalize())
    for name in ("strong", "legs", "pull", "supple", "calm", "balance", "load", "fitness")
}


def work(name: str, *needs: str, **more: Any) -> Exercise:
    """Return strength for some needs, the first of them its main one."""
    return an_exercise(name, ExerciseKind.STRENGTH, counted(8, 12), needs=needs, **more)


def ease(name: str, kind: ExerciseKind = ExerciseKind.STRETCH) -> Exercise:
    """Return something that makes supple."""
    return an_exercise(name, kind, held(20, 30), needs=("supple",))


SQUAT = work("squat", "strong", "legs")
ROW = work("row", "pull", "strong")
CURL = work("curl", "strong")
TURN = ease("turn", ExerciseKind.MOBILITY)
SIDE = ease("side")
FOLD = ease("fold")
WALK = an_exercise("walk", ExerciseKind.WALKING, in_minutes(5, 10), needs=("fitness",))
CALM = replace(BREATHING, needs=("calm",))
# the programmes ask for a stretch and a bridge; the bridge is safe for nobody here
EVERY = (SQUAT, ROW, CURL, TURN, SIDE, FOLD, WALK, CALM, STRETCH, BRIDGE)
POINTS = {"own": 5, "strong": 8, "legs": 4, "pull": 3, "supple": 6}


def composable(exercises: Iterable[Exercise] = EVERY, **different: Any) -> Content:
    """Return a content whose weeks may be composed, of exercises for work and for ease."""
    settings: dict[str, Any] = {
        "compose": COMPOSE,
        "idea": IdeaSettings(work="strong", mixed=(("legs",), ("pull",))),
        "lead": LeadSettings(never=("fitness", "calm")),
        "need_to_fill": 3,
        "steps": STEPS,
        "work_days": (1, 2, 2, 2, 3, 3, 3),
    }
    own = a_programme("own", an_arc("sw", "bw", programme="own"))
    made = a_content(own, exercises=exercises, **{**settings, **different})
    return replace(made, needs=NEEDS)


def briefed(
    points: dict[str, int] | None = None, caps: dict[Cap, int] | None = None, **different: Any
) -> Brief:
    """Return the brief of somebody whose answers point a little to a programme."""
    wanted = POINTS if points is None else points
    assessment = an_assessment(points=wanted, caps=caps, avoid=("bridge",))
    return a_brief(composable(**different), assessment)


def sessions(brief: Brief, *, of_work: bool) -> list[list[str]]:
    """Return the exercises of the sessions of strength, or of the others, in order."""
    return [
        [item.exercise for item in slot.arc.items]
        for slot in brief.arc.slots
        if (slot.day in brief.kinds.work) is of_work
    ]


def test_answers_that_hardly_point_to_a_programme_make_a_week_of_their_own() -> None:
    brief = briefed()

    assert all(slot.is_composed for slot in brief.arc.slots)
    [gives_way] = brief.arc.given_way
    assert (gives_way.what, gives_way.why, gives_way.rules) == ("own", "composed.", ("wants-own",))


@pytest.mark.parametrize(
    ("points", "different"),
    [
        (POINTS | {"own": 9}, {"compose": replace(COMPOSE, safe_share=0.0)}),
        (POINTS, {"compose": ComposeSettings()}),
        (POINTS, {"fallback_programme": "own"}),
        (POINTS | {"load": 3}, {}),
        ({"own": 5}, {}),
    ],
    ids=[
        "it fits",
        "a content that composes nothing",
        "the fallback",
        "trained",
        "nothing is needed",
    ],
)
def test_a_programme_is_followed(points: dict[str, int], different: dict[str, Any]) -> None:
    brief = briefed(points, **different)

    assert not any(slot.is_composed for slot in brief.arc.slots)
    assert {slot.programme for slot in brief.arc.slots} == {"own"}


def test_a_programme_of_which_too_little_is_safe_is_not_followed() -> None:
    # the arc asks for a bridge on every other day
    assert all(slot.is_composed for slot in briefed(POINTS | {"own": 20}).arc.slots)


def test_what_no_rule_points_to_gives_no_way() -> None:
    assert briefed({**POINTS, "own": 0}).arc.given_way == ()


def test_strength_comes_again_between_sessions_of_ease() -> None:
    brief = briefed()

    assert brief.kinds.work == {2, 4, 6}
    first, *others = sessions(brief, of_work=True)
    assert {"squat", "row"} <= set(first)
    assert all({"squat", "row"} <= set(one) for one in others)
    assert all("squat" not in one for one in sessions(brief, of_work=False))
    assert [slot.arc.theme for slot in brief.arc.slots][:4] == [
        "Ease one",
        "Work one",
        "Ease two",
        "Work two",
    ]


def test_what_is_the_same_in_each_session_of_strength_is_kept() -> None:
    brief = briefed(caps={Cap.ITEMS: 3})

    kept = {slot.kept for slot in brief.arc.slots if slot.day in brief.kinds.work}
    assert kept == {frozenset({"squat", "row"})}


@pytest.mark.parametrize(("supple", "wanted"), [(9, {3, 7}), (6, {3, 5, 7})])
def test_strength_stands_on_one_more_of_four_days_where_it_leads(
    supple: int, wanted: set[int]
) -> None:
    content = composable()
    assessment = an_assessment(points=POINTS | {"supple": supple}, avoid=("bridge",))

    assert a_brief(content, assessment, a_person(days=4)).kinds.work == wanted


def test_each_need_has_something_before_any_has_a_second() -> None:
    # two places: strength has eight points and could have both
    brief = briefed(caps={Cap.ITEMS: 2})

    assert all("squat" in one for one in sessions(brief, of_work=True))
    assert "row" in sessions(brief, of_work=True)[0]


def test_a_session_of_ease_ends_with_what_calms() -> None:
    assert {one[-1] for one in sessions(briefed(), of_work=False)} == {"breathing"}


@pytest.mark.parametrize(("points", "calm"), [(4, False), (5, True)])
def test_a_session_of_strength_ends_with_it_where_calm_is_needed(
    points: int, *, calm: bool
) -> None:
    found = sessions(briefed(POINTS | {"calm": points}), of_work=True)

    assert all(("breathing" in one) is calm for one in found)


@pytest.mark.parametrize(
    ("days", "count", "wanted"),
    [
        ((1, 2, 3, 4, 5, 6, 7), 3, (2, 4, 6)),
        ((1, 2, 4, 5, 7), 3, (2, 4, 7)),
        ((1, 3, 5, 7), 2, (3, 7)),
        ((1, 4), 2, (1, 4)),
        ((1,), 1, (1,)),
        ((1, 2), 2, (2,)),
        ((1, 3), 0, ()),
    ],
)
def test_days_of_strength_rest_evenly_and_the_first_is_one_of_ease(
    days: tuple[int, ...], count: int, wanted: tuple[int, ...]
) -> None:
    assert working_days(days, count) == wanted


@pytest.mark.parametrize(("by_days", "rows"), [(False, [0, 1, 0]), (True, [1, 1, 0])])
def test_what_turns_goes_to_needs_that_want_more_days(*, by_days: bool, rows: list[int]) -> None:
    # two of three places are for squat and calm; rows and curls share the third
    lift = work("lift", "load2")
    content = composable(
        exercises=(*EVERY, lift),
        compose=replace(COMPOSE, turns_by_days=by_days),
        musts=(Must("pull", 3, 2),),
    )
    content = replace(content, needs={**NEEDS, "load2": Need("load2", "Load2")})
    points = POINTS | {"load2": 4}
    assessment = an_assessment(points=points, caps={Cap.ITEMS: 2}, avoid=("bridge",))

    found = sessions(a_brief(content, assessment), of_work=True)
    assert [one.count("row") for one in found] == rows


@pytest.mark.parametrize(("place", "second"), [(0, "lift"), (8, "row")])
def test_a_need_of_work_where_it_hurts_comes_before_others(place: int, second: str) -> None:
    lift = work("lift", "load2", places=("low_back",))
    row = replace(ROW, places=("neck",))
    exercises = (*(row if one is ROW else one for one in EVERY), lift)
    content = composable(exercises=exercises, compose=replace(COMPOSE, work_place=place))
    content = replace(content, needs={**NEEDS, "load2": Need("load2", "Load2")})
    assessment = an_assessment(points=POINTS | {"load2": 5}, caps={Cap.ITEMS: 3}, avoid=("bridge",))
    brief = a_brief(content, assessment, a_person(places=("neck",)))

    kept = {slot.kept for slot in brief.arc.slots if slot.day in brief.kinds.work}
    assert kept == {frozenset({"squat", second})}


def test_the_legs_come_first_where_strength_leads() -> None:
    # of strength the curl would be liked better, as it works a place that hurts
    curl = replace(CURL, places=("neck",))
    exercises = tuple(curl if one is CURL else one for one in EVERY)
    content = composable(
        exercises=exercises,
        compose=replace(COMPOSE, work_place=8),
        scoring=replace(a_content().week.scoring, place=8),
    )
    assessment = an_assessment(points=POINTS, caps={Cap.ITEMS: 2}, avoid=("bridge",))
    brief = a_brief(content, assessment, a_person(places=("neck",)))

    assert all("squat" in one for one in sessions(brief, of_work=True))


@pytest.mark.parametrize(
    ("wanted", "gentle", "stands"),
    [(2, (), False), (5, (), True), (2, ("hinge",), False)],
    ids=["the days of ease are enough", "they are not", "a gentle need"],
)
def test_in_short_sessions_light_work_waits_for_the_days_of_ease(
    wanted: int, gentle: tuple[str, ...], *, stands: bool
) -> None:
    kind = ExerciseKind.STRENGTH if gentle else ExerciseKind.POSTURE
    bow = an_exercise("bow", kind, counted(8, 12), needs=("hinge",))
    settings = replace(
        COMPOSE,
        turns_by_days=True,
        turning=0,
        work_kinds=(ExerciseKind.STRENGTH, ExerciseKind.POSTURE),
        ease_kinds=(*COMPOSE.ease_kinds, ExerciseKind.POSTURE),
    )
    content = composable(
        exercises=(*EVERY, bow),
        compose=settings,
        musts=(Must("hinge", 3, wanted),),
        gentle_needs=gentle,
    )
    content = replace(content, needs={**NEEDS, "hinge": Need("hinge", "Hinge")})
    points = POINTS | {"hinge": 7}
    assessment = an_assessment(points=points, caps={Cap.ITEMS: 2}, avoid=("bridge",))

    found = sessions(a_brief(content, assessment), of_work=True)
    assert all(("bow" in one) is stands for one in found)


def test_days_of_ease_differ_more_where_what_stood_counts_against_itself() -> None:
    liked = an_exercise(
        "bend", ExerciseKind.STRETCH, held(20, 30), needs=("supple",), places=("neck",)
    )
    person = a_person(places=("neck",))

    def days_with(again: int) -> int:
        content = composable(
            exercises=(*EVERY, liked),
            compose=replace(COMPOSE, ease_repeated=again),
            scoring=replace(a_content().week.scoring, place=8, repeated=-1),
        )
        assessment = an_assessment(points=POINTS, caps={Cap.ITEMS: 2}, avoid=("bridge",))
        found = sessions(a_brief(content, assessment, person), of_work=False)
        return sum("bend" in one for one in found)

    assert days_with(0) > days_with(-12) > 0


@pytest.mark.parametrize(("points", "presses"), [(0, False), (9, True)])
def test_only_whose_needs_ask_for_it_presses_on_muscles_in_a_session_of_ease(
    points: int, *, presses: bool
) -> None:
    press = an_exercise("press", ExerciseKind.RELEASE, in_minutes(1, 2), needs=("knots",))
    kinds = (*COMPOSE.ease_kinds, ExerciseKind.RELEASE)
    content = composable(
        exercises=(*EVERY, press),
        compose=replace(COMPOSE, ease_kinds=kinds, ease_needs=("supple", "knots")),
    )
    content = replace(content, needs={**content.needs, "knots": Need("knots", "Knots")})
    assessment = an_assessment(points=POINTS | {"knots": points})

    found = sessions(a_brief(content, assessment), of_work=False)

    assert any("press" in one for one in found) is presses


@pytest.mark.parametrize(("easing", "day"), [(("supple", "open"), 1), (("supple",), 2)])
def test_a_must_that_no_work_is_for_goes_to_a_day_of_ease(
    easing: tuple[str, ...], day: int
) -> None:
    flow = an_exercise("flow", ExerciseKind.YOGA, in_minutes(2, 3), needs=("open",))
    content = composable(
        exercises=(SQUAT, ROW, TURN, SIDE, FOLD, WALK, STRETCH, BRIDGE, flow),
        compose=replace(COMPOSE, ease_needs=easing, ease_share=1.0),
        musts=(Must("open", 3, 1),),
    )
    content = replace(content, needs={**NEEDS, "open": Need("open", "Open")})
    points = POINTS | {"open": 3}
    assessment = an_assessment(points=points, caps={Cap.ITEMS: 3}, avoid=("bridge",))
    brief = a_brief(content, assessment)

    assert [*more_musts(brief, WeekPlan.fill(brief, {}).days, {})] == [day]
