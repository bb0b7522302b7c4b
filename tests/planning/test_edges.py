"""The planner at its edges: content with little in it, days with little time."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recommender import pipeline
from recommender.domain.compose_settings import ComposeSettings
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.plan_making import make_plan
from recommender.domain.programmes import ArcItem
from recommender.domain.rules import Avoids, RuleKind, Triage
from recommender.domain.week import Week
from recommender.inference.deciding import Decider
from tests.domain.builders import without_stops
from tests.people import a_person, a_plain_case
from tests.planning.limits import counted
from tests.planning.weeks import all_items, ids, made_for, week_for

Keep = Callable[[Exercise], bool]


def with_only(content: Content, keep: Keep) -> Content:
    """Return the content in which every other exercise is avoided by one rule for everybody."""
    [everybody] = [rule for rule in content.rules if rule.id == "no-bouncing"]
    others = tuple(entry.id for entry in content.exercises.values() if not keep(entry))
    rule = replace(everybody, then=Avoids(others, "Not now."))
    rules = [rule if entry is everybody else entry for entry in content.rules]
    return replace(content, rules=tuple(rules))


def with_arc(content: Content, programme: str, day: int, exercises: list[str]) -> Content:
    """Return the content in which one day of a programme's arc has these exercises.

    No week is composed from needs in it.
    """
    known = content.programmes[programme]
    items = tuple(ArcItem(exercise, programme) for exercise in exercises)
    arc = list(known.arc)
    arc[day - 1] = replace(arc[day - 1], items=items)
    changed = {programme: replace(known, arc=tuple(arc))}
    week = replace(content.week, compose=ComposeSettings())
    return replace(content, week=week, programmes={**content.programmes, **changed})


def planned(content: Content, **different: object) -> Week | None:
    """Return the week of the healthy person under this content, if there is one."""
    decider = Decider(without_stops(content))
    return pipeline.recommend(decider, a_person(content, **different)).week


def test_without_anything_safe_a_clinician_comes_first(content: Content) -> None:
    bare = with_only(without_stops(content), lambda exercise: exercise.level == 0)

    made = pipeline.recommend(Decider(bare), a_person(bare))

    assert made.triage is Triage.CLINICIAN_FIRST
    assert made.week is None
    assert make_plan(bare, made, "test").stop_reason == content.week.nothing_safe_reason


@pytest.mark.parametrize("missing", [ExerciseKind.WALKING, ExerciseKind.STRENGTH])
def test_a_week_that_could_have_no_walk_or_no_steadying_work_is_not_given(
    content: Content, missing: ExerciseKind
) -> None:
    steadying = {ExerciseKind.STRENGTH, ExerciseKind.STABILITY}
    gone = steadying if missing in steadying else {missing}

    assert planned(with_only(content, lambda exercise: exercise.kind not in gone)) is None


def test_the_fallback_set_alone_makes_a_week(content: Content) -> None:
    week = planned(with_only(content, lambda exercise: exercise.is_fallback))

    assert week is not None
    assert all(item.exercise.is_fallback for item in all_items(week))


def test_an_arc_without_steadying_work_gets_some(content: Content) -> None:
    changed = content
    for day in range(1, 8):
        ease = ["belly-breathing", "shoulder-rolls", "neck-turns"]
        changed = with_arc(changed, "000-myofascial-week", day, ease)

    week = planned(changed)

    assert week is not None
    kinds = {item.exercise.kind for item in all_items(week)}
    assert kinds & {ExerciseKind.STRENGTH, ExerciseKind.STABILITY}


def test_without_any_points_the_broadest_seed_leads(content: Content) -> None:
    rules = tuple(rule for rule in content.rules if rule.kind is not RuleKind.EMPHASIS)

    week = planned(replace(content, rules=rules))

    assert week is not None
    assert {day.programme for day in week.days} == {content.week.default_programme}
    assert all(item.because for item in all_items(week))


def test_only_one_new_hard_exercise_stands_on_a_day(content: Content) -> None:
    changed = with_arc(content, "000-myofascial-week", 3, ["plank", "superman", "side-plank"])

    week = planned(changed, duration="over_12_weeks", experience="regular")

    assert week is not None
    assert [item.exercise.id for item in week.days[2].items if item.exercise.level == 3] == [
        "plank"
    ]
    assert {"superman", "side-plank"} <= {entry.what for entry in week.left_out if entry.day == 3}


def test_a_session_has_no_more_items_than_its_cap_and_says_so(decider: Decider) -> None:
    answers = a_plain_case(
        decider.content,
        "stiffness",
        experience="new",
        duration="over_12_weeks",
    )
    made = made_for(decider, answers)
    assert made.week is not None

    most = {limit.cap.value: limit.value for limit in made.assessment.limits}["items"]
    assert max(counted(decider.content, day) for day in made.week.days) == most
    assert any("enough" in entry.why for entry in made.week.left_out)


def test_a_plan_names_each_exercise_of_its_week_once(decider: Decider) -> None:
    made = made_for(decider, a_plain_case(decider.content, "stiffness"))
    week = make_plan(decider.content, made, "test").week

    assert week is not None
    assert sorted(week.exercises) == sorted(
        {item.exercise for day in week.days for item in day.items}
    )


def test_what_the_minutes_have_no_room_for_is_left_out_and_said(content: Content) -> None:
    long_rests = ["legs-on-chair-rest", "side-lying-rest", "belly-breathing-bed", "cat-cow"]
    changed = with_arc(content, "000-myofascial-week", 1, long_rests)

    week = planned(changed, minutes_a_day=10)

    assert week is not None
    assert week.days[0].minutes <= 10
    assert any("no room" in entry.why for entry in week.left_out if entry.day == 1)


def test_a_rule_may_name_one_exercise(content: Content) -> None:
    changed = with_only(content, lambda exercise: exercise.id != "cat-cow")

    week = planned(changed, feels=["spasm"], spasm="often")

    assert week is not None
    assert all("cat-cow" not in ids(day) for day in week.days)
    assert any(entry.what == "cat-cow" for entry in week.excluded)


def test_the_first_days_of_a_spasm_need_neither_strength_nor_a_long_walk(
    decider: Decider,
) -> None:
    week = week_for(decider, a_plain_case(decider.content, "spasm", spasm="acute"))

    assert {day.programme for day in week.days} == {"first-days"}
    assert all(item.exercise.earliest.name == "FIRST_DAYS" for item in all_items(week))
