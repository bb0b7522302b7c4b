"""A week that does not say the same thing again, and what does not fill it."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.rules import Cap
from recommender.domain.week_settings import ExclusionReason, Must
from recommender.planning.musts import more_musts
from tests.planning.builders import (
    BREATHING,
    BRIDGE,
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
)
from tests.planning.day_builders import a_brief_on, names, out

HERE = replace(STRETCH, places=("neck",))
LIKE = replace(HERE, id="zz-like", demands=())
THERE = replace(STRETCH, id="stretch", places=("hip",))


def followed(day: int, **settings: Any) -> tuple[list[str], dict[str, str]]:
    """Return what stands on a day of a week with one session, and what is out."""
    exercises = settings.pop("exercises", (HERE, LIKE, *SIX[2:]))
    stood = settings.pop("stood", {"stretch": 2})
    given: dict[str, Any] = {"alike_days_most": 2, **settings}
    brief = a_brief_on("s", exercises=exercises, places=("neck",), **given)
    followed_day = a_day(brief, day, **stood)
    for item in brief.arc.slots[0].arc.items:
        followed_day = followed_day.with_arc_item(item)
    return names(followed_day), out(followed_day)


def test_a_session_that_comes_a_third_time_has_the_like_of_what_stood_before() -> None:
    assert followed(2) == (["stretch"], {})
    assert followed(3) == (["zz-like"], {"stretch": "varied. instead: Stretch."})
    assert followed(3, stood={}) == (["stretch"], {})
    assert followed(3, stood={"stretch": 2, "zz-like": 1}) == (["stretch"], {})


def test_a_content_without_words_for_that_repeats_its_sessions() -> None:
    words = {reason: "" for reason in ExclusionReason if reason is not ExclusionReason.VARIED}

    assert followed(3, reasons=words)[0] == ["stretch"]
    assert followed(3, alike_days_most=0)[0] == ["stretch"]


def test_a_session_that_comes_a_third_time_leaves_out_what_works_elsewhere() -> None:
    exercises = (THERE, *SIX[2:])

    assert followed(2, exercises=exercises, stood={}) == (["stretch"], {})
    assert followed(3, exercises=exercises, stood={}) == ([], {"stretch": "varied."})


def test_what_stands_in_when_a_session_comes_again_is_new_and_where_it_hurts() -> None:
    first = replace(LIKE, id="a-like")
    exercises = (HERE, first, LIKE, *SIX[2:])
    barred: dict[str, Any] = {"exercises": exercises, "avoid": ("bending",)}

    assert followed(1, **barred, stood={"a-like": 1})[0] == ["zz-like"]
    assert followed(2, **barred, stood={"zz-like": 1})[0] == ["a-like"]
    elsewhere = replace(first, places=("hip",))
    assert (
        followed(2, exercises=(THERE, elsewhere, *SIX[2:]), avoid=("bending",), stood={})[0] == []
    )


@pytest.mark.parametrize(("most", "stands"), [(0, True), (1, False), (2, True)])
def test_what_fills_time_stands_on_no_more_days_than_it_may(most: int, stands: bool) -> None:
    session = replace(SESSION, time_share_wanted=0.9)
    points = {"ease": 1}
    brief = a_brief_on("b", session=session, filler_days_most=most, points=points)

    assert ("stretch" in names(a_day(brief, 3, stretch=1).fill())) is stands


def test_what_fills_time_works_where_it_hurts_even_for_a_need_of_weight() -> None:
    def filled(**settings: Any) -> list[str]:
        brief = a_brief_on(
            "wa",
            exercises=(BREATHING, THERE, *SIX[2:]),
            places=("neck",),
            points={"ease": 9},
            session=replace(SESSION, time_share_wanted=0.9),
            need_of_weight=8,
            items_wanted=2,
            **settings,
        )
        return names(a_day(brief).fill())

    assert "stretch" in filled()
    assert "stretch" not in filled(filler_days_most=3)


def test_what_is_liked_is_added_only_where_it_hurts() -> None:
    def added(place: str) -> list[str]:
        brief = a_brief_on(
            "s",
            exercises=(*SIX[:3], replace(BRIDGE, places=(place,))),
            places=("neck",),
            likes=("strength",),
            points={"strength": 5},
            no_fillers=(STRETCH.kind,),
            items_wanted=1,
            items_least=0,
        )
        return names(a_day(brief).topped_up())

    assert "bridge" in added("neck")
    assert "bridge" not in added("hip")


def test_a_need_is_not_served_by_what_fills_no_time_unless_that_is_liked() -> None:
    def musts(*likes: str) -> list[str]:
        content = a_content(
            a_programme("own", an_arc("w")),
            musts=(Must("strength", 3, 1),),
            no_fillers=(BRIDGE.kind,),
        )
        brief = a_brief(content, an_assessment(points={"own": 1, "strength": 3}))
        wishes = replace(brief.wishes, person=replace(brief.person, likes=frozenset(likes)))
        days = [a_day(replace(brief, wishes=wishes), 1)]
        return [
            one.id for entries in more_musts(days[0].brief, days, {}).values() for one in entries
        ]

    assert musts() == []
    assert musts("strength") == ["bridge"]


def test_who_trains_most_walks_briskly_in_every_second_session() -> None:
    brisk = replace(WALK, id="brisk", level=2)
    steps = replace(STEPS, climb_seeds_from=3)

    def walks(step: int = 3, *, wanted: bool = True, letters: str = "s") -> list[list[str]]:
        session = replace(SESSION, walk_share=0.3, walk_kept=True, brisk_walks=wanted)
        brief = a_brief_on(
            letters,
            exercises=(*SIX, brisk),
            caps={Cap.ENTRY_STEP: step},
            steps=steps,
            session=session,
        )
        return [
            [name for name in names(a_day(brief, day).fill()) if name in ("walk", "brisk")]
            for day in (1, 2)
        ]

    assert walks() == [["walk"], ["brisk"]]
    assert walks(2) == walks(wanted=False) == [["walk"], ["walk"]]
    assert walks(letters="w") == [["walk"], ["walk"]]


def test_a_walk_grows_in_the_second_half_of_the_week() -> None:
    session = replace(SESSION, walk_share=0.2, walk_kept=True, walk_grows=True)
    steps = replace(STEPS, walk_minutes=(10,))

    def walked(day: int, *, grows: bool = True) -> float | None:
        brief = a_brief_on("s", steps=steps, session=replace(session, walk_grows=grows))
        return a_day(brief, day).fill().walked

    assert (walked(1), walked(3), walked(5)) == (6, 6, 8)
    assert walked(5, grows=False) == 6


def test_one_must_serves_all_the_needs_that_it_counts_for() -> None:
    both = replace(BRIDGE, id="both", needs=("strength", "fitness"))
    content = a_content(
        a_programme("own", an_arc("a")),
        exercises=(BREATHING, both, replace(BRIDGE, needs=("fitness", "strength"))),
        musts=(Must("strength", 3, 1), Must("fitness", 3, 1)),
        served_where_it_hurts=("fitness", "strength"),
    )
    brief = a_brief(content, an_assessment(points={"own": 1, "strength": 4, "fitness": 3}))
    days = [a_day(brief, 1)]

    [chosen] = more_musts(brief, days, {}).values()

    assert [one.id for one in chosen] == ["both"]
