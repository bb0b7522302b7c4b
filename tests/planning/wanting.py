"""A brief for tests whose rules want some needs to be served."""

from typing import Any

from recommender.domain.exercises import Exercise
from recommender.domain.rules import Cap
from recommender.domain.week_settings import Must
from recommender.planning.brief import Brief
from tests.planning.builders import (
    SIX,
    a_brief,
    a_content,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
)

SAY = "{name}: {days} of {wanted}."


def a_brief_that_wants(
    points: dict[str, int],
    *musts: Must,
    arc: tuple[str, ...] = ("s",),
    days: int = 7,
    caps: dict[Cap, int] | None = None,
    avoid: tuple[str, ...] = (),
    exercises: tuple[Exercise, ...] = SIX,
    **settings: Any,
) -> Brief:
    """Return a brief whose rules give needs so many points, with a programme of its own arc."""
    own = a_programme("own", an_arc(*arc))
    content = a_content(
        own, exercises=exercises, musts=musts, need_short_say=SAY, items_wanted=1, **settings
    )
    assessment = an_assessment(points={"own": 1, **points}, caps=caps, avoid=avoid)
    return a_brief(content, assessment, a_person(days=days))
