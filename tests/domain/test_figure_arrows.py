"""Where each key is a picture of its own, an arrow stands beside the one that it leads to."""

import pytest

from recommender.domain.figures import Arrow, PathArrow, TraceArrow, TurnArrow

PLACE = (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("arrow", "picture"),
    [
        (TraceArrow("wristR", (0, 1)), 1),
        (TurnArrow(PLACE, 1, "z", "pelvis", 10.0, (0.0, 90.0)), 1),
        (PathArrow((PLACE, PLACE), 0), 0),
    ],
)
def test_an_arrow_is_drawn_with_the_key_that_it_leads_to(arrow: Arrow, picture: int) -> None:
    assert arrow.drawn_with == picture
