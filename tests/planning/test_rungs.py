"""The rungs of a week in order: the lower form first, and no day below an earlier one."""

from dataclasses import replace
from typing import Any

from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.ladders import Ladder
from recommender.domain.rules import Cap
from recommender.domain.week import Week
from recommender.planning.planner import plan_week
from recommender.planning.rungs import Days, in_rung_order
from tests.planning.builders import (
    BRIDGE,
    PLANK,
    SESSION,
    SIX,
    STEPS,
    STRETCH,
    a_brief,
    a_content,
    a_day,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    an_exercise,
    an_item_of,
    held,
)

LUNGE = replace(PLANK, level=2)
EASY = "sw"
LOWER_FIRST = "rung_order. instead: {name}."


def a_week(*arc: str, high: Exercise = LUNGE, is_in_order: bool = True, **settings: Any) -> Week:
    """Return the week of an arc in which the bridge is a lower form of the plank."""
    ladder = Ladder("one", "One", (("bridge",), ("plank",)), in_order=is_in_order)
    exercises = tuple(high if one.id == "plank" else one for one in SIX)
    own = a_programme("own", an_arc(*arc, programme="own"), (an_item_of(BRIDGE, BRIDGE.dose),))
    content = a_content(own, exercises=exercises, items_wanted=1, **settings)
    content = replace(content, ladders={"one": ladder})
    week = plan_week(content, an_assessment(points={"own": 1}), a_person())
    assert isinstance(week, Week)
    return week


def work(week: Week) -> dict[int, list[str]]:
    """Return the strength of each day that has some."""
    found = {
        day.day: [one.exercise.id for one in day.items if one.exercise.kind is BRIDGE.kind]
        for day in week.days
    }
    return {day: names for day, names in found.items() if names}


def test_a_higher_form_changes_places_with_a_lower_one_that_comes_later() -> None:
    week = a_week("pw", EASY, EASY, "bw", EASY, EASY, EASY)

    assert work(week) == {1: ["bridge"], 4: ["plank"]}
    said = {(entry.day, entry.what): entry.why for entry in week.left_out}
    assert said == {
        (1, "plank"): LOWER_FIRST.format(name="Bridge"),
        (4, "bridge"): LOWER_FIRST.format(name="Plank"),
    }
    [bridge] = [one for one in week.days[0].items if one.exercise.id == "bridge"]
    assert (bridge.programme, bridge.instead_of) == ("own", "plank")


def test_what_is_in_order_stays_as_it_is() -> None:
    week = a_week("bw", EASY, EASY, "pw", EASY, EASY, EASY)

    assert work(week) == {1: ["bridge"], 4: ["plank"]}
    assert week.left_out == ()


def test_doses_follow_the_new_order() -> None:
    week = a_week("pw", EASY, EASY, "bw", EASY, EASY, "bw", steps=STEPS)

    doses = [
        (day.day, one.exercise.id, one.dose.sets * (one.dose.repetitions or 0))
        for day in week.days
        for one in day.items
        if one.exercise.id == "bridge"
    ]
    assert [(day, name) for day, name, _ in doses] == [(1, "bridge"), (4, "bridge")]
    assert doses[0][2] <= doses[1][2] <= doses[0][2] * 1.34


def test_who_begins_low_comes_by_a_lower_form_to_what_comes_twice() -> None:
    week = a_week("pw", EASY, EASY, "pw", EASY, EASY, EASY)

    assert work(week) == {1: ["bridge"], 4: ["plank"]}


def test_who_trains_needs_no_lower_form_first() -> None:
    week = a_week("pw", EASY, EASY, "pw", EASY, EASY, EASY, steps=replace(STEPS, climb_from=1))

    assert work(week) == {1: ["plank"], 4: ["plank"]}


def two_days(minutes: int) -> Days:
    """Return two days of somebody who trains, on each of which both forms stand already."""
    ladder = Ladder("one", "One", (("bridge",), ("plank",)), in_order=True)
    content = a_content(
        items_wanted=1,
        session=replace(SESSION, time_share_least=0.5),
        steps=replace(STEPS, climb_from=1),
    )
    nothing_else = an_assessment(avoid=("breathing", "stretch", "rolling", "walk"))
    brief = a_brief(replace(content, ladders={"one": ladder}), nothing_else, a_person(minutes))
    first, second = a_day(brief), a_day(brief, day=2, plank=1, bridge=1)
    first, second = (day.add(day.choose(PLANK)).add(day.choose(BRIDGE)) for day in (first, second))
    return first, second


def test_who_trains_goes_without_a_lower_form_on_a_later_day() -> None:
    _, second = in_rung_order(two_days(minutes=1))

    assert [one.exercise.id for one in second.choices] == ["plank"]


def test_a_lower_form_stays_on_a_day_that_would_be_short_without_it() -> None:
    _, second = in_rung_order(two_days(minutes=5))

    assert [one.exercise.id for one in second.choices] == ["plank", "bridge"]


def test_two_that_are_no_kin_may_follow_in_any_order() -> None:
    other = an_exercise("plank", ExerciseKind.STRETCH, held(20, 40), level=2)

    week = a_week("pw", EASY, EASY, "bw", EASY, EASY, EASY, high=other)

    assert [one.exercise.id for one in week.days[0].items].count("plank") == 1


def test_ladders_of_kept_contents_are_in_no_order() -> None:
    week = a_week("pw", EASY, EASY, "bw", EASY, EASY, EASY, is_in_order=False)

    assert work(week) == {1: ["plank"], 4: ["bridge"]}


def test_no_change_makes_two_hard_exercises_new_on_one_day() -> None:
    hard = replace(STRETCH, id="hard", kind=BRIDGE.kind, level=3, demands=(), needs=("fitness",))
    brief = a_brief(a_content(exercises=(*SIX, hard)), an_assessment(caps={Cap.HARD_A_DAY: 1}))

    both = a_day(brief).add(a_day(brief).choose(PLANK)).add(a_day(brief).choose(hard))

    assert both.has_too_many_hard
    assert not both.after(a_day(brief, plank=1).earlier).has_too_many_hard
