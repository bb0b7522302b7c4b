"""A window beside a figure shows what nobody sees from outside: pelvis, its floor, low belly."""

from dataclasses import replace

import pytest

from recommender.domain.figures import Facing, Figure, Inside, PathArrow, TurnArrow, Viewpoint, Wall
from recommender.domain.poses import Base, Hold, Pose
from recommender.figures.animating import draw_moving
from recommender.figures.camera import HEIGHT, WIDTH
from recommender.figures.drawing import draw_still
from recommender.figures.outlines import absolute
from recommender.figures.scenes import WINDOW, scene_of
from recommender.figures.shots import FigureWords
from recommender.figures.windows import looked_into_at
from tests.charts import SVG, parse
from tests.figures.bodies import a_figure, a_pose

WORDS = FigureWords("Tilt")
FROM_FRONT = Viewpoint(0, 10)


def floor(**more: object) -> Figure:
    return a_figure(a_pose(), inside=Inside.PELVIC_FLOOR, view=FROM_FRONT, **more)


def tilting(*keys: Pose) -> Figure:
    back = TurnArrow(Hold("pelvis"), len(keys) - 1, "left", "room", 15, (-45, -140))
    return a_figure(*keys, inside=Inside.PELVIS, arrows=(back,))


def paths(drawn: str, style: str) -> list[list[int]]:
    return [
        absolute(one.get("d", ""))
        for one in parse(drawn).iter(f"{SVG}path")
        if one.get("class") == style
    ]


def test_the_floor_of_the_pelvis_is_lifted_from_where_it_hangs() -> None:
    still = draw_still(scene_of(floor()), WORDS)

    (at_rest,), (lifted,) = paths(still, "xd"), paths(still, "xl")

    # both hang between the same bones; down is greater
    assert (at_rest[0], at_rest[-2]) == (lifted[0], lifted[-2])
    assert max(at_rest[1::2]) > max(lifted[1::2])


def test_a_low_belly_is_drawn_in_and_the_floor_with_it_lifted() -> None:
    scene = scene_of(a_figure(a_pose(), inside=Inside.LOW_BELLY, view=Viewpoint(90, 0)))
    still = draw_still(scene, WORDS)

    (soft,), (drawn_in,) = paths(still, "xd"), paths(still, "xl")

    # the belly is first in each; the person looks to the right, and down is greater
    assert max(soft[0::2]) > max(drawn_in[0::2])
    assert max(soft[1::2]) > max(drawn_in[1::2])
    body, window = looked_into_at(scene)
    assert (
        window.scene.window_rim(window.scene.bodies[-1]).centre[2]
        > body.scene.bodies[0]["pelvis"][2]
    )


def test_a_window_is_larger_than_what_it_looks_into_and_within_the_picture() -> None:
    body, window = looked_into_at(scene_of(floor()))

    assert window.scene.camera.scale > body.scene.camera.scale * 2
    x, y = window.spot(window.scene.bodies[-1]["pelvis"])
    far = WINDOW * window.scene.camera.scale
    assert far < x < WIDTH - far
    assert far < y < HEIGHT - far


@pytest.mark.parametrize(("base", "is_beside"), [(Base.UP, True), (Base.SUPINE, False)])
def test_who_lies_has_the_window_above_and_who_stands_beside(base: Base, is_beside: bool) -> None:
    pose = a_pose() if base is Base.UP else replace(a_pose(), base=base, at=(0.0, 0.0, 9.6))

    body, window = looked_into_at(scene_of(a_figure(pose, inside=Inside.PELVIS)))

    assert (window.x > 0, body.y > 0) == (is_beside, not is_beside)


def test_how_the_hip_bone_tips_is_in_the_window_and_what_presses_on_the_body() -> None:
    down = PathArrow((Hold("chest"), Hold("pelvis")), key=1)
    figure = tilting(a_pose(), a_pose(tilt=(-20.0, 0.0, 0.0)))

    body, window = looked_into_at(
        scene_of(replace(figure, arrows=(*figure.arrows, down))),
    )

    assert (body.scene.arrows, window.scene.arrows) == ((down,), figure.arrows)
    lifted = replace(figure, inside=Inside.PELVIC_FLOOR, arrows=(down,))
    assert looked_into_at(scene_of(lifted))[1].scene.arrows == (down,)


def test_a_pelvis_that_tips_shows_where_it_was_in_dashes() -> None:
    still, tipped = a_pose(), a_pose(tilt=(-20.0, 0.0, 0.0))

    (dashed,) = paths(draw_still(scene_of(tilting(still, tipped)), WORDS), "rd")
    (alike,) = paths(draw_still(scene_of(tilting(still, still)), WORDS), "rd")

    assert dashed == alike
    assert dashed not in paths(draw_still(scene_of(tilting(still, tipped)), WORDS), "q1")
    assert alike in paths(draw_still(scene_of(tilting(still, still)), WORDS), "q1")


def test_arrows_are_in_the_window_and_no_arms_hide_it() -> None:
    still = draw_still(scene_of(tilting(a_pose(), a_pose())), WORDS)

    body, window = still.split("<clipPath")

    assert ('class="ah"' in body, 'class="ah"' in window) == (False, True)
    assert ('class="k"' in body, 'class="k"' in window) == (True, False)


def test_what_lies_beside_the_window_is_not_written_but_a_wall_in_it_is() -> None:
    wall = Wall(-14, Facing.FRONT)
    pieces = draw_still(scene_of(floor(props=(wall,))), WORDS).split("<clipPath")

    shirts = [piece.split('class="s"')[1].split("/>")[0].count("z") for piece in pieces]
    assert shirts[1] < shirts[0]
    assert 'class="p1"' in pieces[1] or 'class="p3"' in pieces[1]


def test_a_mirror_shows_the_whole_the_other_way_round() -> None:
    plain, mirror = (
        draw_still(scene_of(floor()), WORDS, is_mirrored=flag) for flag in (False, True)
    )

    assert mirror.count("matrix(-1 0 0 1 640 0)") == 1
    assert "matrix(-1" not in plain


def test_what_does_not_move_has_its_window_where_movements_are_asked_for() -> None:
    scene = scene_of(floor())

    assert draw_moving(scene, WORDS) == draw_still(scene, WORDS)
