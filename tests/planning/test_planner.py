"""A week: its walks, its steadying work, its rest, all that is left out of it, or none at all."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.dose_steps import volume
from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Cap, Phase, Triage
from recommender.domain.week import NoWeek, Person, Week
from recommender.domain.week_settings import Must, SessionSettings
from recommender.planning.planner import WeekPlan, plan_week, walks_of
from tests.planning.builders import (
    BRIDGE,
    SIX,
    STEPS,
    STRETCH,
    WALK,
    a_brief,
    a_content,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    in_minutes,
)

OWN = an_assessment(points={"own": 1})


def a_week(
    content: Content | None = None,
    assessment: Assessment | None = None,
    person: Person | None = None,
) -> Week:
    """Return the week that is planned, which must be one."""
    planned = plan_week(content or a_content(), assessment or an_assessment(), person or a_person())
    assert isinstance(planned, Week)
    return planned


def following(*letters: str) -> Content:
    """Return a content whose programme `own` has this arc."""
    return a_content(a_programme("own", an_arc(*letters)))


def test_a_week_has_seven_days_and_rest_on_those_without_a_session() -> None:
    week = a_week(person=a_person(days=3))

    assert [day.day for day in week.days] == [1, 2, 3, 4, 5, 6, 7]
    assert [day.day for day in week.days if not day.is_rest] == [1, 3, 6]
    assert all(day.items == () for day in week.days if day.is_rest)


def test_the_same_is_planned_each_time() -> None:
    assert a_week() == a_week()


def test_later_days_know_what_stood_on_earlier_ones() -> None:
    content = a_content(a_programme("own", an_arc("w")), steps=STEPS)
    low = an_assessment(points={"own": 1}, caps={Cap.ENTRY_STEP: 1})

    doses = [
        item.dose.minutes
        for day in a_week(content, low).days
        for item in day.items
        if item.exercise == WALK
    ]

    # each later walk is at most a third longer than the first
    assert doses == [5, 6, 6, 6, 6, 6, 6]


def test_no_dose_of_a_week_rises_by_more_than_a_third() -> None:
    content = a_content(a_programme("own", an_arc("swb", "swp", "bwa")), steps=STEPS)
    low = an_assessment(points={"own": 1}, caps={Cap.ENTRY_STEP: 1})
    first: dict[str, float] = {}

    for day in a_week(content, low).days:
        for item in day.items:
            much = volume(item.dose)
            assert much <= 1.34 * first.setdefault(item.exercise.id, much)


def test_what_a_week_must_have_in_walks_stands_on_the_days_whose_arc_has_one() -> None:
    brief = a_brief(following("s", "s", "s", "wsa", "s", "s", "s"), OWN)

    assert walks_of(brief) == {4: (WALK,)}


def test_otherwise_walks_stand_on_easy_days_and_on_those_with_most_room() -> None:
    easy = a_brief(following("b", "s"), OWN)
    room = a_brief(following("sa", "sar", "s"), OWN)

    assert walks_of(easy) == {2: (WALK,)}
    # days 3 and 6 have most room, and day 3 may hold work
    assert walks_of(room) == {6: (WALK,)}


def test_the_walk_is_the_longest_that_the_session_has_time_for() -> None:
    stroll = replace(WALK, id="stroll", dose=in_minutes(2, 4))
    hike = replace(WALK, id="hike", dose=in_minutes(60, 90))
    content = a_content(exercises=(stroll, WALK, hike, STRETCH, BRIDGE))

    [(_, [walk])] = walks_of(a_brief(content)).items()

    assert walk == WALK


def test_a_walk_that_strains_stands_on_working_days_alone() -> None:
    run = replace(WALK, id="run", dose=in_minutes(6, 12), demands=("impact",))
    content = a_content(a_programme("own", an_arc("b", "s")), exercises=(*SIX, run), walks_least=3)

    musts = walks_of(a_brief(content, OWN))

    assert musts == {2: (WALK,), 4: (WALK,), 6: (WALK,)}


def test_without_a_safe_walk_there_is_none() -> None:
    assert walks_of(a_brief(None, an_assessment(avoid=["walk"]))) == {}


def test_steadying_work_is_added_where_the_arc_has_none() -> None:
    kinds = [item.exercise.kind for day in a_week(following("sw"), OWN).days for item in day.items]

    assert kinds.count(ExerciseKind.STRENGTH) >= 1


def test_the_best_steadying_exercise_is_asked_for_on_the_best_day_that_may_hold_it() -> None:
    brief = a_brief(following("sw"), OWN)

    musts = WeekPlan.fill(brief, {2: (STRETCH,)}).with_steadying({1: (WALK,)})

    assert {day: [one.id for one in some] for day, some in musts.items()} == {
        1: ["walk", "bridge"],
        2: ["stretch"],
    }


def test_steadying_work_is_asked_for_on_no_day_that_may_not_hold_it() -> None:
    arc = an_arc("sw")
    wanted = (arc[0], replace(arc[1], focus="strength"), *arc[2:])

    brief = a_brief(a_content(a_programme("own", wanted)), OWN)

    assert 2 not in brief.kinds.work
    assert [*WeekPlan.fill(brief, {}).with_steadying({})] == [1]


def test_nothing_is_asked_for_where_no_steadying_exercise_is_safe() -> None:
    brief = a_brief(None, an_assessment(avoid=["bridge", "plank"]))

    assert WeekPlan.fill(brief, {}).with_steadying({}) == {}


def test_a_week_says_what_is_excluded_from_it_and_by_what() -> None:
    week = a_week(None, an_assessment(avoid=["bending"]), a_person(equipment=()))

    assert [(out.what, out.day, out.why, out.rules) for out in week.excluded] == [
        ("stretch", 0, "avoided: to bend.", ("no-bending",)),
        ("rolling", 0, "needs: a roller.", ()),
    ]


def test_a_week_has_the_caps_that_bind_it_those_of_a_gentle_one_included() -> None:
    week = a_week(None, an_assessment(Triage.PLAN_WITH_CARE, caps={Cap.ITEMS: 4}))

    assert week.caps.values == {Cap.ITEMS: 4, Cap.LEVEL: 1, Cap.MINUTES: 20}


def test_what_is_left_out_stands_by_day_with_the_days_that_gave_way() -> None:
    content = a_content(a_programme("own", an_arc("sw", "pw")), a_programme("other", an_arc("s")))
    assessment = an_assessment(points={"own": 10, "other": 5}, caps={Cap.LEVEL: 2})

    week = a_week(content, assessment)

    days = [out.day for out in week.left_out]
    assert days == sorted(days)
    assert {out.what for out in week.left_out} == {"own", "plank"}


def test_a_week_tells_the_needs_of_weight() -> None:
    must = Must("fitness", 3, 2)
    content = a_content(musts=(must,), need_short_say="{name}")

    [need] = a_week(content, an_assessment(points={"fitness": 3})).served

    assert (need.need, need.wanted, need.is_short) == ("fitness", 2, False)


def test_a_need_that_the_arc_does_not_serve_is_served_in_the_week() -> None:
    content = a_content(
        a_programme("own", an_arc("sb")),
        musts=(Must("fitness", 3, 3),),
        need_short_say="{name}",
        items_wanted=1,
    )
    assessment = an_assessment(points={"own": 1, "fitness": 3})

    [need] = a_week(content, assessment).served

    assert len(need.days) == 3


def test_sessions_that_stay_far_below_the_minutes_say_so_to_the_person() -> None:
    content = a_content(
        session=SessionSettings(time_share_least=0.6), starts_small_say="{minutes} of {asked}."
    )

    longest = max(day.minutes for day in a_week(content).days)
    short = a_week(content, person=a_person(minutes=60))
    filled = a_week(content, person=a_person(minutes=int(longest / 0.6)))

    assert short.says == (f"{longest} of 60.",)
    assert filled.says == ()


def test_a_content_without_those_words_says_nothing() -> None:
    content = a_content(session=SessionSettings(time_share_least=0.6))

    assert a_week(content, person=a_person(minutes=90)).says == ()


def test_there_is_no_week_without_a_walk_and_it_says_what_was_excluded() -> None:
    planned = plan_week(a_content(), an_assessment(avoid=["walk"]), a_person())

    assert isinstance(planned, NoWeek)
    assert [out.what for out in planned.excluded] == ["walk"]


def test_there_is_no_week_without_steadying_work() -> None:
    planned = plan_week(a_content(), an_assessment(avoid=["bridge", "plank"]), a_person())

    assert isinstance(planned, NoWeek)


def test_there_is_no_week_where_a_session_has_too_little() -> None:
    planned = plan_week(a_content(items_least=5), an_assessment(), a_person())

    assert isinstance(planned, NoWeek)


def test_the_first_days_need_neither_a_walk_nor_steadying_work() -> None:
    assessment = an_assessment(
        caps={Cap.PHASE: Phase.FIRST_DAYS}, avoid=["walk", "bridge", "plank"]
    )

    week = a_week(None, assessment)

    assert {day.programme for day in week.days} == {"first"}


def test_a_week_with_many_free_days_says_how_long_to_walk_between() -> None:
    words: dict[str, Any] = {"walk_between_say": "{minutes} minutes.", "walk_between_from": 3}

    def says(days: int, *avoid: str) -> tuple[str, ...]:
        week = a_week(a_content(**words), an_assessment(avoid=avoid), a_person(days=days))
        return week.says

    assert says(4) == ("5 minutes.",)
    assert says(5) == ()


@pytest.mark.parametrize(("step", "most", "minutes"), [(1, 30, 5), (2, 30, 10), (2, 8, 8)])
def test_on_days_between_who_is_past_the_lowest_step_walks_ten_minutes(
    step: int, most: int, minutes: int
) -> None:
    words: dict[str, Any] = {"walk_between_say": "{minutes} minutes.", "walk_between_from": 3}
    content = a_content(**words, walk_between_least=10)
    caps = {Cap.ENTRY_STEP: step, Cap.WALK_MINUTES: most}

    week = a_week(content, an_assessment(caps=caps), a_person(days=4))

    assert week.says == (f"{minutes} minutes.",)


@pytest.mark.parametrize(("days", "step", "says"), [(2, 2, ("Again.",)), (3, 2, ()), (2, 1, ())])
def test_who_has_few_sessions_is_told_to_do_one_again_past_the_lowest_step(
    days: int, step: int, says: tuple[str, ...]
) -> None:
    content = a_content(repeat_say="Again.", repeat_days_most=2)
    assessment = an_assessment(caps={Cap.ENTRY_STEP: step})

    assert a_week(content, assessment, a_person(days=days)).says == says


@pytest.mark.parametrize(
    ("phase", "most", "position", "says"),
    [
        (Phase.ACUTE, 6, "standing", ("Again.", "5 minutes.")),
        (Phase.SUBACUTE, 6, "standing", ("5 minutes.",)),
        (Phase.ACUTE, 4, "standing", ("5 minutes.",)),
        (Phase.ACUTE, 6, "seated", ()),
    ],
)
def test_short_walks_of_a_new_pain_are_to_be_walked_again(
    phase: Phase, most: int, position: str, says: tuple[str, ...]
) -> None:
    words: dict[str, Any] = {"walk_between_say": "{minutes} minutes.", "walk_between_from": 3}
    words |= {"walk_again_say": "Again.", "walk_again_most": most}
    exercises = tuple(replace(one, position=position) if one == WALK else one for one in SIX)
    caps = {Cap.PHASE: phase, Cap.ENTRY_STEP: 1}
    content = a_content(exercises=exercises, **words)

    assert a_week(content, an_assessment(caps=caps), a_person(days=4)).says == says


def test_a_second_filling_changes_no_day_but_those_with_other_musts_and_what_follows() -> None:
    brief = a_brief(following("sw", "sb", "sw"), OWN, a_person(days=3))
    plan = WeekPlan.fill(brief, {1: (WALK,)})

    again = plan.filled({1: (WALK,), 6: (BRIDGE,)})

    stays = [one is other for one, other in zip(plan.days, again.days, strict=True)]
    assert stays == [True, True, False]
    assert all(one is other for one, other in zip(plan.begun, again.begun, strict=True))
