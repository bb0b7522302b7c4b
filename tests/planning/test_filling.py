"""A day filled: its arc, what the week must have, what is out, and what heads it."""

from dataclasses import replace

from recommender.domain.exercises import Exercise, Need
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut
from recommender.domain.week_settings import ExclusionReason
from tests.planning.builders import (
    BREATHING,
    BRIDGE,
    PLANK,
    ROLLING,
    SESSION,
    SIX,
    STEPS,
    STRETCH,
    WALK,
    a_brief,
    a_content,
    a_day,
    a_programme,
    an_arc,
    an_assessment,
    an_exercise,
    held,
    in_minutes,
)
from tests.planning.day_builders import a_brief_on, names, out

HARD = an_exercise("hang", PLANK.kind, held(10, 10), needs=("strength",), level=3)


def test_each_step_leaves_the_day_before_as_it_was() -> None:
    day = a_day()

    filled = day.fill()

    assert day.choices == ()
    assert filled.choices


def test_a_day_is_filled_along_its_arc() -> None:
    assert names(a_day(a_brief_on("sw")).fill())[:2] == ["stretch", "walk"]
    assert names(a_day(a_brief_on("ws")).fill())[:2] == ["walk", "stretch"]


def test_a_filled_day_is_in_the_order_of_a_session() -> None:
    assert names(a_day(a_brief_on("sbw", session=SESSION)).fill()) == ["walk", "bridge", "stretch"]


def test_what_the_arc_may_not_have_is_said_with_its_substitute() -> None:
    day = a_day(a_brief_on("ps", caps={Cap.LEVEL: 2})).fill()

    [bridge] = [choice for choice in day.choices if choice.exercise == BRIDGE]
    assert out(day) == {"plank": "too_hard. instead: Bridge."}
    assert (bridge.instead_of, bridge.programme) == ("plank", "main")
    assert dict(bridge.score.parts)["instead"] == 40
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


def test_not_even_what_the_week_must_have_breaks_a_hard_limit_of_the_day() -> None:
    day = a_day(a_brief_on("p", caps={Cap.HARD_A_DAY: 1}, exercises=(*SIX, HARD)))

    assert names(day.fill([HARD])) == ["plank", "breathing"]


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

    # what is dropped leaves room for what is wanted
    assert names(day) == ["breathing", "stretch"]
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


def test_a_day_that_serves_the_idea_of_its_arc_has_its_theme_and_goal() -> None:
    day = a_day(a_brief_on("sb"))

    made = day.add(day.choose(BRIDGE)).add(day.choose(STRETCH)).as_day()

    assert (made.theme, made.goal) == ("theme 1", "goal 1")


def test_a_day_that_no_longer_serves_it_has_those_of_what_most_of_it_serves() -> None:
    brief = a_brief_on("sba", exercises=(*SIX, replace(BRIDGE, id="press")))
    day = a_day(brief)
    for exercise in ("walk", "bridge", "press"):
        day = day.add(day.choose(brief.content.exercises[exercise]))

    made = day.as_day()

    assert (made.theme, made.goal) == ("Strength", "Get strong.")


def test_of_needs_that_as_much_serves_the_one_with_more_points_heads_the_day() -> None:
    content = a_content(a_programme("own", an_arc("s")))
    plain = a_day(a_brief(content, an_assessment(points={"own": 1})))
    wanted = a_day(a_brief(content, an_assessment(points={"own": 1, "strength": 1})))

    themes = [
        day.add(day.choose(WALK)).add(day.choose(BRIDGE)).as_day().theme for day in (plain, wanted)
    ]

    assert themes == ["Fitness", "Strength"]


def test_a_need_without_words_of_its_own_leaves_those_of_the_arc() -> None:
    content = replace(a_content(), needs={"strength": Need("strength", "To be strong")})
    day = a_day(a_brief(content))

    made = day.add(day.choose(BRIDGE)).as_day()

    assert (made.theme, made.goal) == ("theme 1", "goal 1")


def test_a_walk_is_short_while_others_may_fill_the_time() -> None:
    session = replace(SESSION, walk_share=0.3)
    day = a_day(a_brief_on("w", minutes=30, steps=STEPS, session=session))

    # three tenths of half an hour are nine minutes, of twenty minutes six
    short = day.add(day.choose(WALK)).with_short_walk()
    half = a_day(a_brief_on("w", minutes=20, steps=STEPS, session=session))
    shorter = half.add(half.choose(WALK)).with_short_walk()

    assert day.choose(WALK).dose.minutes == 8
    assert short.choices[0].dose.minutes == 8
    assert shorter.choices[0].dose.minutes == 6


def test_a_walk_past_its_share_even_at_its_least_has_its_least_dose() -> None:
    session = replace(SESSION, walk_share=0.01)
    day = a_day(a_brief_on("w", session=session))

    assert day.add(day.choose(WALK)).with_short_walk().choices[0].dose.minutes == 5


def test_the_limit_on_items_does_not_count_what_is_uncounted() -> None:
    session = replace(SESSION, uncounted=(WALK.kind,))
    brief = a_brief_on("swb", caps={Cap.ITEMS: 2}, session=session)

    assert sorted(names(a_day(brief).fill())) == ["bridge", "stretch", "walk"]


def test_what_neither_works_where_it_hurts_nor_for_a_need_of_weight_fills_no_session() -> None:
    far = replace(BRIDGE, id="far", places=("hip",))

    def filled(points: int) -> list[str]:
        brief = a_brief_on(
            "s",
            places=("neck",),
            avoid=("walk", "bridge", "breathing", "plank", "rolling"),
            exercises=(*SIX, far),
            need_of_weight=8,
            points={"strength": points},
        )
        return names(a_day(brief).fill())

    assert filled(7) == ["stretch"]
    assert sorted(filled(8)) == ["far", "stretch"]


def test_a_day_of_strength_without_any_or_another_of_mostly_strength_loses_its_heading() -> None:
    strong, soft = a_brief_on("sb", "s"), a_brief_on("sa", "b")
    kept = a_day(strong)

    lost = kept.add(kept.choose(STRETCH)).as_day()
    has = kept.add(kept.choose(STRETCH)).add(kept.choose(BRIDGE)).as_day()
    other = a_day(soft)
    mostly = other.add(other.choose(STRETCH)).add(other.choose(BRIDGE)).add(other.choose(PLANK))

    assert (lost.theme, has.theme) == ("Ease", "theme 1")
    assert mostly.as_day().theme == "Strength"


def test_a_heading_stays_where_enough_of_the_day_serves_it_or_something_of_the_arc() -> None:
    def theme(*exercises: Exercise, letters: str = "a") -> str:
        focused = an_arc(letters, focus="fitness")
        content = a_content(a_programme("own", focused), theme_share_least=0.5)
        day = a_day(a_brief(content, an_assessment(points={"own": 1})))
        for exercise in exercises:
            day = day.add(day.choose(exercise))
        return day.as_day().theme

    assert theme(WALK, STRETCH) == "theme 1"
    assert theme(WALK, STRETCH, ROLLING) == "Ease"
    assert theme(WALK, STRETCH, ROLLING, letters="waa") == "theme 1"
    # half of the arc is there, and it never served the idea; or all that did is out
    assert theme(STRETCH, ROLLING, letters="s") == "theme 1"
    assert theme(STRETCH, ROLLING, letters="sw") == "Ease"
