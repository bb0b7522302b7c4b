"""Which programmes shape a week, and how many of its days each one gets."""

import pytest

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.rules import Cap, Phase
from recommender.planning.programmes import choose_programmes, shares
from recommender.planning.safety import caps_of, safe_pool
from recommender.planning.substitutes import Substitutes
from tests.planning.builders import a_content, a_person, a_programme, an_arc, an_assessment

OTHER = a_programme("other", an_arc("b", "bw"))
TWO = a_content(OTHER)


def chosen(content: Content, assessment: Assessment) -> list[str]:
    """Return the programmes of a week, the strongest first."""
    caps = caps_of(assessment, content.week)
    pool = safe_pool(content, assessment, caps, a_person())
    programmes = choose_programmes(content, assessment, caps, Substitutes(content, pool))
    return [programme.id for programme in programmes]


def test_without_points_the_default_programme_leads() -> None:
    assert chosen(TWO, an_assessment()) == ["main"]


def test_the_programme_with_the_most_points_leads() -> None:
    assert chosen(TWO, an_assessment(points={"other": 1})) == ["other"]


def test_of_equals_the_first_on_file_leads() -> None:
    assert chosen(TWO, an_assessment(points={"other": 3, "main": 3})) == ["main", "other"]


def test_in_the_first_days_their_programme_leads_whatever_has_points() -> None:
    assessment = an_assessment(caps={Cap.PHASE: Phase.FIRST_DAYS}, points={"other": 9})

    assert chosen(TWO, assessment) == ["first"]


def test_when_too_little_of_the_arc_can_stand_the_fallback_is_alone() -> None:
    points, strength = {"other": 9, "main": 9}, ["bridge", "plank"]
    # of ten items of the arc the three walks remain
    just_enough = a_content(OTHER, enough_of_arc=0.3)
    too_little = a_content(OTHER, enough_of_arc=0.31)

    assert chosen(just_enough, an_assessment(points={"other": 9}, avoid=strength)) == ["other"]
    assert chosen(too_little, an_assessment(points={"other": 9}, avoid=strength)) == ["fallback"]
    assert chosen(TWO, an_assessment(points=points)) == ["main", "other"]


def test_what_has_a_substitute_counts_as_what_can_be_done() -> None:
    content = a_content(a_programme("other", an_arc("p")), enough_of_arc=1)

    assert chosen(content, an_assessment(points={"other": 9}, caps={Cap.LEVEL: 2})) == ["other"]


def test_a_second_programme_joins_from_its_share_of_the_points_on() -> None:
    assert chosen(TWO, an_assessment(points={"main": 10, "other": 4})) == ["main"]
    assert chosen(TWO, an_assessment(points={"main": 10, "other": 5})) == ["main", "other"]


@pytest.mark.parametrize(
    ("points", "days", "shared"),
    [
        ([10, 5], 7, [5, 2]),
        ([4, 3, 3], 7, [3, 2, 2]),
        ([5, 5], 1, [1, 0]),
        ([0], 5, [5]),
    ],
    ids=["in proportion", "largest remainders are rounded up", "the lead has a day", "no points"],
)
def test_days_are_shared_by_points(points: list[int], days: int, shared: list[int]) -> None:
    assert shares(points, days) == shared
