"""What leads stands on enough days, and what fills a week comes again in due measure."""

from dataclasses import replace

import pytest

from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap
from recommender.domain.week_settings import LeadSettings
from recommender.planning.filling import FillableDay
from recommender.planning.wanted_needs import wanted_of
from tests.planning.builders import (
    BRIDGE,
    PLANK,
    SETTINGS,
    SIX,
    a_brief,
    a_content,
    a_day,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
)
from tests.planning.day_builders import a_brief_on

LEAD = LeadSettings(points=8, days=(1, 2, 2, 2, 3, 3, 3), never=("ease",), alone_points=6)


@pytest.mark.parametrize(
    ("points", "sessions", "wanted"),
    [
        ({"strength": 8}, 7, {"strength": 3}),
        ({"strength": 8}, 2, {"strength": 2}),
        ({"strength": 7}, 7, {}),
        ({"ease": 9, "fitness": 8}, 7, {"fitness": 3}),
        ({"ease": 6, "fitness": 7, "strength": 5}, 1, {"ease": 1, "fitness": 1}),
    ],
)
def test_the_need_that_leads_stands_on_enough_days(
    points: dict[str, int], sessions: int, wanted: dict[str, int]
) -> None:
    content = a_content(lead=LEAD)
    brief = a_brief(content, an_assessment(points=points), a_person(days=sessions))
    plain = a_brief(a_content(), an_assessment(points=points), a_person(days=sessions))

    assert {one.need: one.days for one in wanted_of(brief)} == wanted
    assert wanted_of(plain) == ()


@pytest.mark.parametrize(
    ("share", "sessions", "most"), [(0.0, 7, 3), (0.3, 7, 3), (0.2, 7, 2), (0.3, 3, 2)]
)
def test_what_fills_time_stands_on_no_more_than_its_share_of_the_days(
    share: float, sessions: int, most: int
) -> None:
    content = a_content(filler_days_most=3, filler_share_most=share, filler_days_least=2)

    assert a_brief(content, person=a_person(days=sessions)).filler_days_most == most


def test_work_may_come_again_once_before_that_counts_against_it() -> None:
    scoring = replace(SETTINGS.scoring, repeated=-4, work_returns=1)
    brief = a_brief(a_content(scoring=scoring))
    day = a_day(brief)

    def against(name: str, days: int) -> int:
        exercise = brief.content.exercises[name]
        return day.score_of(exercise, days).total - day.score_of(exercise, 0).total

    assert [against("bridge", days) for days in (1, 2)] == [0, -4]
    assert [against("stretch", days) for days in (1, 2)] == [-4, -8]
    later = a_day(brief, day=3, bridge=1, stretch=1)
    stood = {"bridge": 1, "stretch": 1}
    totals = [later.score_of(one, stood.get(one.id, 0)).total for one in later.ranked]
    assert totals == sorted(totals, reverse=True)


def test_what_stays_in_a_sore_position_scores_lower_unless_it_is_strength() -> None:
    scoring = replace(SETTINGS.scoring, sore_position=-6)
    person = replace(a_person(), sore_positions=frozenset({"standing"}))
    brief = a_brief(a_content(scoring=scoring), person=person)
    sore = {
        name
        for name, exercise in brief.content.exercises.items()
        if ("sore_position", -6) in a_day(brief).score_of(exercise, 0).parts
    }

    assert sore == {"breathing", "stretch", "rolling"}


def test_nobody_improvises_what_they_own_a_tool_for() -> None:
    pull = replace(BRIDGE, id="pull", equipment=("towel",), places=("neck",))
    band = replace(PLANK, id="plank", level=1, equipment=("roller",), places=("neck", "hip"))
    elsewhere = replace(band, places=("hip",))
    stretch = replace(band, kind=ExerciseKind.STRETCH)
    other = replace(band, needs=("fitness",))

    def improvised(*, first: bool = True, owned: Exercise = band) -> frozenset[str]:
        exercises = (*SIX[:3], replace(pull, id="bridge"), owned)
        content = a_content(exercises=exercises, kit_first=first)
        towel = replace(next(iter(content.equipment.values())), id="towel", is_household=True)
        content = replace(content, equipment={**content.equipment, "towel": towel})
        person = a_person(equipment=("roller", "towel"))
        return a_brief(content, person=person).outgrown

    assert improvised() == {"bridge"}
    assert improvised(first=False) == frozenset()
    assert [improvised(owned=one) for one in (elsewhere, stretch, other)] == [frozenset()] * 3


def test_a_programme_beside_the_first_has_only_days_that_are_mostly_safe() -> None:
    own = a_programme("own", an_arc("w"))
    # of its first day half is safe, of its second all
    beside = a_programme("beside", an_arc("ra", "sa"))
    points = {"own": 4, "beside": 3}

    def days(*, whole: bool) -> list[int]:
        content = a_content(own, beside, hands_over_whole=whole)
        assessment = an_assessment(points=points, avoid=("rolling",), caps={Cap.DAYS: 2})
        slots = a_brief(content, assessment).arc.slots
        return [slot.arc_day % 2 for slot in slots if slot.programme == "beside"]

    assert days(whole=False) == [1]
    assert days(whole=True) == [0]


def test_no_day_goes_to_a_programme_of_which_too_little_is_safe() -> None:
    own, beside = a_programme("own", an_arc("w")), a_programme("beside", an_arc("sp"))
    content = a_content(own, beside, hands_over_whole=True)
    assessment = an_assessment(points={"own": 4, "beside": 3}, avoid=("plank",))

    slots = a_brief(content, assessment).arc.slots

    assert {slot.programme for slot in slots} == {"own"}


def test_filling_stops_at_its_share() -> None:
    brief = a_brief_on("w", filler_days_most=3, filler_share_most=0.2, filler_days_least=2)
    day: FillableDay = a_day(brief, day=5, stretch=2)

    assert day.with_best([brief.content.exercises["stretch"]], 9) is day
