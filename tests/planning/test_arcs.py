"""Which day of a programme's arc each session day follows, and which days give way."""

from dataclasses import replace

import pytest

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.programmes import Programme
from recommender.domain.rules import Cap
from recommender.planning.arcs import Arc, Worth, choose_arc, session_days
from recommender.planning.safety import caps_of, safe_pool
from recommender.planning.substitutes import Substitutes
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
SEED = (an_item_of(STRETCH, held(30, 30)), an_item_of(BRIDGE, counted(5, 5)))


def substitutes_for(content: Content, assessment: Assessment) -> Substitutes:
    """Return what can stand in a person's week."""
    caps = caps_of(assessment, content.week)
    return Substitutes(content, safe_pool(content, assessment, caps, a_person()))


def an_arc_for(content: Content, assessment: Assessment, days: int = 7) -> Arc:
    """Return the arc that is chosen for a person with so many days."""
    caps = caps_of(assessment, content.week)
    substitutes = substitutes_for(content, assessment)
    return choose_arc(content, assessment, caps, substitutes, a_person(days=days))


def worth_of(programme: Programme, *avoid: str, caps: dict[Cap, int] | None = None) -> Worth:
    """Return what the days of a programme hold for a person who must not do some exercises."""
    content, assessment = a_content(programme), an_assessment(avoid=avoid, caps=caps)
    return Worth.of(content, programme, substitutes_for(content, assessment))


def programmes(arc: Arc) -> list[str]:
    """Return the programme of each day."""
    return [slot.programme for slot in arc.slots]


def followed(arc: Arc) -> dict[int, int]:
    """Return the number of the arc day that each session day follows."""
    return {slot.day: slot.arc_day for slot in arc.slots}


@pytest.mark.parametrize(
    ("count", "days"),
    [
        (1, (1,)),
        (2, (1, 4)),
        (3, (1, 3, 6)),
        (4, (1, 3, 5, 7)),
        (5, (1, 2, 4, 5, 7)),
        (7, (1, 2, 3, 4, 5, 6, 7)),
    ],
)
def test_session_days_are_spread_and_begin_on_the_first(count: int, days: tuple[int, ...]) -> None:
    assert session_days(count) == days


def test_the_caps_lower_the_number_of_days() -> None:
    arc = an_arc_for(a_content(), an_assessment(caps={Cap.DAYS: 3}), days=7)

    assert [slot.day for slot in arc.slots] == [1, 3, 6]


def test_on_seven_days_each_day_follows_its_own_day_of_the_arc() -> None:
    arc = an_arc_for(a_content(), an_assessment())

    assert [(slot.day, slot.arc.theme) for slot in arc.slots] == [
        (day, f"theme {day}") for day in range(1, 8)
    ]


def test_on_fewer_days_those_are_followed_that_hold_most_of_the_seed() -> None:
    seed = a_programme("own", an_arc("w", "w", "s", "w", "w", "sb", "w"), SEED)

    arc = an_arc_for(a_content(seed), an_assessment(points={"own": 1}), days=2)

    assert followed(arc) == {1: 3, 4: 6}


def test_a_week_of_few_days_keeps_the_working_days_that_it_wants() -> None:
    own = a_programme("own", an_arc("s", "s", "s", "b", "s", "b", "s"), SEED)
    content = a_content(own, work_days=(1, 2, 2))

    arc = an_arc_for(content, an_assessment(points={"own": 1}), days=3)

    assert followed(arc) == {1: 1, 3: 4, 6: 6}


def test_an_arc_of_which_no_seed_prescribes_anything_keeps_its_working_days_too() -> None:
    own = a_programme("own", an_arc("s", "s", "s", "b", "s", "b", "s"))
    content = a_content(own, work_days=(1, 2, 2))

    arc = an_arc_for(content, an_assessment(points={"own": 1}), days=2)

    assert followed(arc) == {1: 4, 4: 6}


def test_the_days_that_together_hold_most_are_best_and_of_equals_the_first() -> None:
    worth = Worth({1: 0, 2: 2, 3: 1, 4: 2}, dict.fromkeys((1, 2, 3, 4), False), (0, 0, 0))

    assert worth.best((1, 4)) == (2, 4)
    assert worth.best((1, 3, 5)) == (2, 3, 4)
    assert Worth({1: 1, 2: 1, 3: 1}, {1: False, 2: False, 3: False}, ()).best((1,)) == (1,)


def test_no_days_follow_nothing() -> None:
    assert Worth({1: 1}, {1: True}, (1,)).best(()) == ()


def test_a_day_of_work_that_is_wanted_counts_as_much_as_the_fullest() -> None:
    work = {1: False, 2: False, 3: True}

    assert Worth({1: 3, 2: 3, 3: 1}, work, (0, 1)).best((1, 4)) == (1, 3)
    assert Worth({1: 3, 2: 3, 3: 1}, work, (0, 0)).best((1, 4)) == (1, 2)


def test_of_equals_the_days_with_more_of_the_seed_are_followed() -> None:
    worth = Worth({1: 0, 2: 3, 3: 3}, {1: True, 2: False, 3: False}, (0, 1))

    assert worth.best((1, 4)) == (2, 3)


def test_more_work_than_is_wanted_takes_no_day_from_the_seed() -> None:
    worth = Worth({1: 0, 2: 0, 3: 1}, {1: True, 2: True, 3: False}, (0, 1))

    assert worth.best((1, 4)) == (1, 3)


def test_two_days_of_work_in_a_row_count_as_one() -> None:
    worth = Worth({1: 1, 2: 1, 3: 2}, {1: True, 2: True, 3: False}, (0, 2))

    assert worth.best((1, 2)) == (1, 3)
    assert worth.best((1, 3)) == (1, 2)


def test_a_day_holds_what_the_seed_prescribes_and_can_stand() -> None:
    seed = a_programme("own", an_arc("sw", "bw", "sb"), SEED)

    assert [worth_of(seed).prescribed[day] for day in (1, 2, 3)] == [1, 1, 2]
    assert [worth_of(seed, "stretch").prescribed[day] for day in (1, 2, 3)] == [0, 1, 1]


def test_a_day_works_where_its_work_can_stand_or_something_that_works_in_its_place() -> None:
    own = a_programme("own", an_arc("p", "s"))

    assert worth_of(own).work[1]
    assert worth_of(own, caps={Cap.LEVEL: 2}).work[1]
    assert not worth_of(own, "plank", "bridge").work[1]
    assert not worth_of(own).work[2]


def test_two_programmes_share_the_days_by_their_points() -> None:
    arc = an_arc_for(TWO, an_assessment(points={"main": 10, "other": 5}))

    assert (programmes(arc).count("main"), programmes(arc).count("other")) == (5, 2)


def test_a_day_that_gives_way_is_told_with_the_rules_of_the_one_that_gets_it() -> None:
    arc = an_arc_for(TWO, an_assessment(points={"main": 10, "other": 5}))

    given = [slot.day for slot in arc.slots if slot.programme == "other"]
    assert [out.day for out in arc.given_way] == given
    assert {(out.what, out.why, out.rules) for out in arc.given_way} == {
        ("main", "gives way to Other.", ("wants-other",))
    }


def test_days_on_which_the_lead_prescribes_least_give_way_first() -> None:
    lead = a_programme("lead", an_arc("s", "b", "s", "s", "w", "b", "s"), SEED)

    arc = an_arc_for(a_content(lead, OTHER), an_assessment(points={"lead": 10, "other": 5}))

    # nothing is prescribed of the walk on day 5; of the others those without strength are next,
    # and the first day stays with the lead
    assert [slot.day for slot in arc.slots if slot.programme == "other"] == [3, 5]


def test_of_days_that_hold_as_much_those_without_work_give_way_and_are_spread() -> None:
    lead = a_programme("lead", an_arc("b", "s", "b", "s", "b", "s", "s"), SEED)

    arc = an_arc_for(a_content(lead, OTHER), an_assessment(points={"lead": 10, "other": 5}))

    assert [slot.day for slot in arc.slots if slot.programme == "other"] == [2, 6]


def test_the_days_of_a_second_programme_hold_most_of_its_seed() -> None:
    second = a_programme("second", an_arc("w", "w", "w", "w", "s", "w", "s"), SEED)

    arc = an_arc_for(a_content(second), an_assessment(points={"main": 10, "second": 5}))

    assert [slot.arc_day for slot in arc.slots if slot.programme == "second"] == [5, 7]


def test_of_days_that_hold_the_same_only_so_many_count() -> None:
    items = tuple(an_item_of(STRETCH, held(30, 30), day) for day in (1, 3, 5))
    programme = a_programme("own", an_arc("s", "b", programme="own"), items)
    content = a_content(programme)
    substitutes = substitutes_for(content, an_assessment())

    every = Worth.of(content, programme, substitutes)
    two = replace(every, alike_most=2)

    # days 1, 3 and 5 hold the stretch; a third time it weighs no more than work on another
    assert (every.alike[1], every.alike[3], every.alike[2]) == (1, 1, 2)
    assert every.best((1, 3, 6)) == (1, 3, 5)
    assert two.best((1, 3, 6)) == (1, 2, 3)
