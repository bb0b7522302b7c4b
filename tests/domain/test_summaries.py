"""How a person and a week are told in few words."""

import pytest

from recommender.domain.summaries import Summary


@pytest.mark.parametrize(
    ("demands", "manner"),
    [
        (("standing", "turning", "arching"), "arching"),
        (("turning",), "turning"),
        (("standing",), ""),
    ],
)
def test_the_first_manner_that_an_exercise_demands_is_told(
    demands: tuple[str, ...], manner: str
) -> None:
    assert Summary((), (), manner=("arching", "turning")).manner_of(demands) == manner
