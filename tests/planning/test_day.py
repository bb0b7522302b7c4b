"""A day: what it may hold and why not, what stands in for it, and how it is filled."""

from dataclasses import replace

import pytest

from recommender.domain.content import ExclusionReason
from recommender.domain.exercises import Exercise
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut
from recommender.planning.brief import Brief
from recommender.planning.day import DayPlan
from tests.planning.builders import (
    BREATHING,
    BRIDGE,
    PLANK,
    ROLLING,
    SIX,
    STRETCH,
    WALK,
    a_brief,
    a_content,
    a_day,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    an_exercise,
    an_item_of,
    counted,
    held,
    in_minutes,
)

HARD = an_exercise("hang", PLANK.kind, held(10, 10), needs=("strength",), level=3)


def a_brief_on(
    *letters: str,
    caps: dict[Cap, int] | None = None,
    minutes: int = 30,
    likes: tuple[str, ...] = (),
    avoid: tuple[str, ...] = (),
    exercises: tuple[Exercise, ...] = SIX,
) -> Brief:
    """Return a brief whose week follows an arc of these exercises."""
    content = a_content(a_programme("own", an_arc(*letters)), exercises=exercises)
    assessment = an_assessment(caps=caps, avoid=avoid, points={"own": 1})
    return a_brief(content, assessment, a_person(minutes, likes=likes))


def names(day: DayPlan) -> list[str]:
    """Return the exercises of a day in order."""
    return [choice.exercise.id for choice in day.choices]


def out(day: DayPlan) -> dict[str, str]:
    """Return what a day says is left out, and why."""
    return {entry.what: entry.why for entry in day.left_out}


def test_a_day_begins_empty_with_the_safe_exercises_by_their_points() -> None:
    day = a_day(a_brief(None, an_assessment(avoid=["walk"])))

    assert (day.choices, day.left_out) == ((), ())
    assert day.ranked[0] == STRETCH
    assert WALK not in day.ranked


@pytest.mark.parametrize("exercise", [STRETCH, WALK, BREATHING])
def test_a_day_may_hold_what_nothing_keeps_from_it(exercise: Exercise) -> None:
    assert a_day().may_hold(exercise)
    assert a_day().obstacle_to(exercise) is None


def test_a_day_may_not_hold_what_is_excluded_from_the_week() -> None:
    day = a_day(a_brief(None, an_assessment(avoid=["walk"])), day=3)

    assert not day.may_hold(WALK)
    assert day.obstacle_to(WALK) == LeftOut("walk", "Walk", 3, "avoided_exercise.", ("no-walk",))


@pytest.mark.parametrize(
    ("brief", "exercise", "why", "rules"),
    [
        (a_brief_on("s", caps={Cap.MINUTES: 9}), WALK, "too_long.", ("caps-minutes",)),
        (
            a_brief_on("s", "b", caps={Cap.STRENGTH_DAYS: 1}),
            BRIDGE,
            "rest_days.",
            ("caps-strength_days",),
        ),
        (
            a_brief_on("s", "r", caps={Cap.RELEASE_DAYS: 1}),
            ROLLING,
            "release_days.",
            ("caps-release_days",),
        ),
        (a_brief_on("p", caps={Cap.HARD_A_DAY: 0}), PLANK, "hard_a_day.", ("caps-hard_a_day",)),
    ],
    ids=["too long", "no working day", "no release day", "too hard"],
)
def test_a_hard_limit_of_the_day_names_its_reason_and_the_rules_of_its_cap(
    brief: Brief, exercise: Exercise, why: str, rules: tuple[str, ...]
) -> None:
    obstacle = a_day(brief, day=1).obstacle_to(exercise)

    assert not a_day(brief, day=1).may_hold(exercise)
    assert obstacle == LeftOut(exercise.id, exercise.name, 1, why, rules)


def test_only_so_many_new_hard_exercises_stand_on_a_day() -> None:
    brief = a_brief_on("p", caps={Cap.HARD_A_DAY: 1}, exercises=(*SIX, HARD))
    empty = a_day(brief)

    one = empty.add(empty.choose(PLANK))

    assert empty.may_hold(HARD)
    assert not one.may_hold(HARD)


def test_what_was_done_before_is_not_new_and_takes_no_others_place() -> None:
    brief = a_brief_on("p", caps={Cap.HARD_A_DAY: 1}, exercises=(*SIX, HARD))
    known = a_day(brief, 3, plank=1)

    assert known.add(known.choose(PLANK)).may_hold(HARD)


def test_what_is_in_the_arc_or_already_in_is_not_free() -> None:
    day = a_day(a_brief_on("s"))

    assert not day.is_free(STRETCH)
    assert day.is_free(WALK)
    assert not day.add(day.choose(WALK)).is_free(WALK)


def test_the_substitute_is_the_nearest_easier_variant_that_is_free() -> None:
    harder = replace(PLANK, id="hardest", easier="plank")
    chain = (*SIX, harder)

    free = a_day(a_brief_on("s", "s", exercises=chain, avoid=("hardest",)))
    capped = a_day(a_brief_on("s", caps={Cap.LEVEL: 2}, exercises=chain))

    assert free.substitute_for(harder) == PLANK
    assert capped.substitute_for(harder) == BRIDGE


def test_variants_that_point_at_each_other_end_the_search() -> None:
    one = replace(PLANK, easier="two", needs=("balance",))
    two = replace(PLANK, id="two", easier="plank", needs=("balance",))

    day = a_day(a_brief_on("s", caps={Cap.LEVEL: 2}, exercises=(STRETCH, WALK, one, two)))

    assert day.substitute_for(one) is None


def test_without_an_easier_variant_the_best_for_the_same_need_stands_in_its_own_kind_first() -> (
    None
):
    day = a_day(a_brief_on("w", avoid=("stretch",)))
    fold = replace(STRETCH, id="fold")
    with_fold = a_day(
        a_brief_on("w", avoid=("stretch",), exercises=(*SIX, replace(fold, demands=())))
    )

    assert day.substitute_for(STRETCH) == BREATHING
    substitute = with_fold.substitute_for(STRETCH)
    assert substitute is not None
    assert substitute.id == "fold"


def test_nothing_stands_in_where_nothing_serves_the_need() -> None:
    assert a_day(a_brief_on("s", avoid=("walk",))).substitute_for(WALK) is None


def test_a_choice_starts_low_the_first_time_and_high_later() -> None:
    first, later = a_day().choose(WALK), a_day(None, 1, walk=1).choose(WALK)

    assert (first.dose.minutes, later.dose.minutes) == (5, 10)
    assert dict(later.score.parts)["repeated"] == -4


def test_a_choice_has_the_dose_and_the_source_of_the_programme_that_asks_for_it() -> None:
    seed = replace(counted(4, 4), source="seed-007")
    content = a_content(a_programme("seed", items=(an_item_of(BRIDGE, seed),)))
    day = a_day(a_brief(content))

    asked, own = day.choose(BRIDGE, programme="seed"), day.choose(BRIDGE)

    assert (asked.dose.repetitions, asked.source, asked.programme) == (4, "seed-007", "seed")
    assert (own.dose.repetitions, own.source, own.programme) == (8, "judgement", "")


def test_each_step_leaves_the_day_before_as_it_was() -> None:
    day = a_day()

    filled = day.fill()

    assert day.choices == ()
    assert filled.choices


def test_a_day_is_filled_along_its_arc_in_order() -> None:
    assert names(a_day(a_brief_on("sw")).fill())[:2] == ["stretch", "walk"]
    assert names(a_day(a_brief_on("ws")).fill())[:2] == ["walk", "stretch"]


def test_what_the_arc_may_not_have_is_said_with_its_substitute() -> None:
    day = a_day(a_brief_on("ps", caps={Cap.LEVEL: 2})).fill()

    [bridge] = [choice for choice in day.choices if choice.exercise == BRIDGE]
    assert out(day) == {"plank": "too_hard. instead: Bridge."}
    assert (bridge.instead_of, bridge.programme) == ("plank", "main")
    assert bridge.rules == ("caps-level",)


def test_what_nothing_can_stand_in_for_is_said_alone() -> None:
    day = a_day(a_brief_on("sw", avoid=("walk",))).fill()

    assert out(day) == {"walk": "avoided_exercise."}


def test_what_the_week_must_have_is_added_at_the_end_or_marked_where_it_stands() -> None:
    added = a_day(a_brief_on("s")).fill([WALK])
    marked = a_day(a_brief_on("ws")).fill([WALK])

    assert (names(added), added.choices[1].is_must) == (["stretch", "walk"], True)
    assert [(one.exercise.id, one.is_must) for one in marked.choices] == [
        ("walk", True),
        ("stretch", False),
    ]


def test_a_day_keeps_to_the_most_items_and_says_what_is_out() -> None:
    day = a_day(a_brief_on("swb", caps={Cap.ITEMS: 2})).fill()

    # the walk has as few points as the bridge and stands before it
    assert names(day) == ["stretch", "bridge"]
    assert out(day) == {"walk": "enough_items."}
    assert {entry.rules for entry in day.left_out} == {("caps-items",)}


def test_a_day_keeps_to_its_minutes_and_says_what_is_out() -> None:
    long = replace(BREATHING, dose=in_minutes(5, 5))
    brief = a_brief_on("wa", caps={Cap.MINUTES: 10}, exercises=(long, *SIX[1:]))

    day = a_day(brief).fill()

    assert names(day)[0] == "breathing"
    assert day.as_day().minutes <= 10
    assert day.left_out == (LeftOut("walk", "Walk", 1, "no_room.", ("caps-minutes",)),)


def test_a_short_arc_is_topped_up_with_the_best_to_as_many_as_are_wanted() -> None:
    assert names(a_day(a_brief_on("s")).fill()) == ["stretch", "breathing"]


def test_a_day_is_not_topped_up_above_the_cap_of_items() -> None:
    brief = a_brief_on("s", caps={Cap.ITEMS: 1}, likes=("relaxing",))

    assert names(a_day(brief).fill()) == ["stretch"]


def test_something_that_is_liked_is_added_to_a_full_arc() -> None:
    day = a_day(a_brief_on("sw", likes=("relaxing",))).fill()

    assert names(day) == ["stretch", "walk", "breathing"]


def test_nothing_more_is_added_where_something_is_liked_already() -> None:
    assert names(a_day(a_brief_on("as", likes=("relaxing",))).fill()) == ["breathing", "stretch"]


def test_what_the_day_left_out_does_not_come_back_when_it_is_topped_up() -> None:
    day = a_day(a_brief_on("s"))
    bare = day.add(day.choose(BREATHING)).keeping((), ExclusionReason.NO_ROOM)

    assert names(bare.topped_up()) == ["bridge", "walk"]


def test_what_has_no_time_beside_the_rest_is_passed_over() -> None:
    walk, breathing = (replace(one, dose=in_minutes(4, 4)) for one in (WALK, BREATHING))
    brief = a_brief_on("wa", minutes=9, likes=("strength",), exercises=(walk, breathing, BRIDGE))

    # 40 seconds are left, and the bridge that is liked takes 50
    assert names(a_day(brief).fill()) == ["walk", "breathing"]


def test_a_day_of_the_week_has_its_theme_its_items_and_whole_minutes() -> None:
    made = a_day(a_brief_on("s"), day=2).fill().as_day()

    assert (made.day, made.theme, made.goal, made.programme) == (2, "theme 2", "goal 2", "own")
    assert made.minutes == -(-sum(item.seconds for item in made.items) // 60)
    assert not made.is_rest
