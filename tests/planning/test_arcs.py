"""Which programmes lead, how they share the days, and which days give way."""

import pytest

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.rules import Cap, Phase
from recommender.planning.arcs import Arc, choose_arc, session_days
from recommender.planning.safety import caps_of, safe_pool
from tests.planning.builders import (
    BRIDGE,
    STRETCH,
    a_content,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    an_item_of,
    counted,
    held,
)

OTHER = a_programme("other", an_arc("b", "bw"))
TWO = a_content(OTHER)


def an_arc_for(content: Content, assessment: Assessment, days: int = 7) -> Arc:
    """Return the arc that is chosen for a person with so many days."""
    caps = caps_of(assessment, content.week)
    pool = safe_pool(content, assessment, caps, a_person())
    return choose_arc(content, assessment, caps, pool, days)


def programmes(arc: Arc) -> list[str]:
    """Return the programme of each day."""
    return [slot.programme for slot in arc.slots]


@pytest.mark.parametrize(
    ("count", "days"),
    [(1, (1,)), (2, (1, 4)), (3, (1, 3, 5)), (4, (1, 2, 4, 6)), (7, (1, 2, 3, 4, 5, 6, 7))],
)
def test_session_days_are_spread_and_begin_on_the_first(count: int, days: tuple[int, ...]) -> None:
    assert session_days(count) == days


def test_the_caps_lower_the_number_of_days() -> None:
    arc = an_arc_for(a_content(), an_assessment(caps={Cap.DAYS: 3}), days=7)

    assert [slot.day for slot in arc.slots] == [1, 3, 5]


def test_each_day_follows_its_own_day_of_the_arc() -> None:
    arc = an_arc_for(a_content(), an_assessment(), days=2)

    assert [(slot.day, slot.arc.theme) for slot in arc.slots] == [(1, "theme 1"), (4, "theme 4")]


def test_without_points_the_default_programme_leads() -> None:
    assert {*programmes(an_arc_for(TWO, an_assessment()))} == {"main"}


def test_the_programme_with_the_most_points_leads() -> None:
    assert {*programmes(an_arc_for(TWO, an_assessment(points={"other": 1})))} == {"other"}


def test_in_the_first_days_their_programme_leads_whatever_has_points() -> None:
    assessment = an_assessment(caps={Cap.PHASE: Phase.FIRST_DAYS}, points={"other": 9})

    assert {*programmes(an_arc_for(TWO, assessment))} == {"first"}


def test_when_too_little_of_the_arc_is_safe_the_fallback_leads() -> None:
    least = an_assessment(points={"other": 9}, avoid=["bridge", "walk"])
    enough = an_assessment(points={"other": 9}, avoid=["bridge"])
    # three of the ten items remain
    just_enough = a_content(OTHER, enough_of_arc=0.3)

    assert {*programmes(an_arc_for(TWO, least))} == {"fallback"}
    assert {*programmes(an_arc_for(just_enough, enough))} == {"other"}


def test_a_second_programme_joins_from_its_share_of_the_points_on() -> None:
    below = an_arc_for(TWO, an_assessment(points={"main": 10, "other": 4}))
    joins = an_arc_for(TWO, an_assessment(points={"main": 10, "other": 5}))

    assert {*programmes(below)} == {"main"}
    assert programmes(joins).count("other") == 2
    assert programmes(joins).count("main") == 5


def test_days_are_shared_by_points_and_the_largest_remainders_are_rounded_up() -> None:
    content = a_content(OTHER, a_programme("third"))

    arc = an_arc_for(content, an_assessment(points={"main": 4, "other": 3, "third": 3}))

    assert {name: programmes(arc).count(name) for name in ("main", "other", "third")} == {
        "main": 3,
        "other": 2,
        "third": 2,
    }


def test_a_day_that_gives_way_is_told_with_the_rules_of_the_one_that_gets_it() -> None:
    arc = an_arc_for(TWO, an_assessment(points={"main": 10, "other": 5}))

    given = [slot.day for slot in arc.slots if slot.programme == "other"]
    assert [out.day for out in arc.given_way] == given
    assert {(out.what, out.why, out.rules) for out in arc.given_way} == {
        ("main", "gives way to Other.", ("wants-other",))
    }


def test_days_on_which_the_lead_prescribes_least_give_way_first() -> None:
    items = (an_item_of(STRETCH, held(30, 30)), an_item_of(BRIDGE, counted(5, 5)))
    lead = a_programme("lead", an_arc("s", "b", "s", "w", "s", "b", "s"), items)

    arc = an_arc_for(a_content(lead, OTHER), an_assessment(points={"lead": 10, "other": 5}))

    # nothing is prescribed of the walk on day 4; all other days are equal
    assert [slot.day for slot in arc.slots if slot.programme == "other"] == [1, 4]


def test_of_equal_days_those_with_the_same_idea_give_way_first() -> None:
    same, another = an_arc("s", focus="strength"), an_arc("s", focus="ease")
    lead = a_programme("lead", (*another[:5], *same[5:]))
    joins = a_programme("joins", an_arc("b", focus="strength"))

    arc = an_arc_for(a_content(lead, joins), an_assessment(points={"lead": 10, "joins": 5}))

    assert [slot.day for slot in arc.slots if slot.programme == "joins"] == [6, 7]
