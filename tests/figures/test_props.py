"""What things look like: each is drawn as large as its pose file says."""

from recommender.domain.figures import Pillow
from recommender.figures.camera import camera_at
from recommender.figures.prop_parts import PropPainter
from recommender.figures.skeleton import solve
from recommender.figures.solids import pillow_box
from tests.figures.bodies import a_figure, a_pose


def test_a_cushion_against_a_wall_is_as_flat_as_it_is_written() -> None:
    figure = a_figure(a_pose())
    cushion = Pillow(at=(-15.0, 0.0, 110.0), size=(8.0, 34.0, 24.0))
    body = solve(figure.keys[0])

    (part,) = PropPainter(camera_at(figure.view), (0, 0, 0, 0)).parts([cushion], body)

    low, high = pillow_box(cushion, body)
    for centre, radius in part.balls:
        for place in range(3):
            assert low[place] - 0.01 <= centre[place] - radius
            assert centre[place] + radius <= high[place] + 0.01
