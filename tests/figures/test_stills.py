"""What one still shows of a movement: where it starts, which way it goes, and the end alone."""

import re

import pytest

from recommender.domain.figures import (
    Block,
    Facing,
    Figure,
    Focus,
    Ground,
    Letters,
    PathArrow,
    Sphere,
    Still,
    TurnArrow,
    Viewpoint,
    Wall,
)
from recommender.domain.poses import Hold, LimbPose, Pose
from recommender.figures.animating import draw_moving
from recommender.figures.camera import HEIGHT, WIDTH
from recommender.figures.checking import pose_problems
from recommender.figures.drawing import draw_still
from recommender.figures.outlines import absolute
from recommender.figures.scenes import scene_of
from recommender.figures.shots import FigureWords
from tests.charts import SVG, parse
from tests.figures.bodies import a_figure, a_pose

WORDS = FigureWords("Arm")
RAISED = LimbPose(along=((1, 0, 0), (1, 0, 0)))
FROM_BEHIND = Viewpoint(180, 8)


def drawn(*keys: Pose, **more: object) -> str:
    return draw_still(scene_of(figure(*keys, **more)), WORDS)


def figure(*keys: Pose, **more: object) -> Figure:
    return a_figure(*(keys or (a_pose(), a_pose(armR=RAISED))), **more)


def paths(still: str, style: str) -> list[str]:
    return [
        one.get("d", "") for one in parse(still).iter(f"{SVG}path") if one.get("class") == style
    ]


def test_what_stays_where_it_is_has_no_dashed_shape() -> None:
    (arm,) = paths(drawn(), "i")

    assert arm.count("M") == 1
    assert paths(drawn(still=Still.END), "i") == []


def test_who_bends_has_a_dashed_trunk_and_head() -> None:
    bent = a_pose(tilt=(40.0, 0.0, 0.0), at=(-12.0, 0.0, 90.0))

    assert len(paths(drawn(a_pose(), bent), "i")) == 3


def test_a_loop_has_a_dashed_shape_only_where_its_author_asks_for_one() -> None:
    assert paths(drawn(is_loop=True), "i") == []
    assert len(paths(drawn(is_loop=True, ghost=1), "i")) == 1


def test_an_arrow_goes_from_place_to_place() -> None:
    up = PathArrow((Hold("pelvis"), Hold("pelvis", (0.0, 0.0, 20.0))), key=0)

    scene = scene_of(figure(a_pose(), arrows=(up,)))

    first, middle, last = scene.arrow_points(up, scene.camera)
    pelvis = scene.bodies[0]["pelvis"]
    assert [round(point[2] - pelvis[2]) for point in (first, middle, last)] == [0, 10, 20]


def test_each_half_of_a_pair_has_its_own_arrows() -> None:
    arrows = [PathArrow((Hold("pelvis"), Hold("chest")), key=key) for key in (0, 0, 1)]

    still = drawn(still=Still.PAIR, arrows=tuple(arrows))

    heads = [half.split('class="ah"')[1].split("/>")[0] for half in still.split("<g transform")]
    assert [one.count("z") for one in heads] == [2, 1]


def clock(still: str) -> tuple[float, float]:
    """Return where the clock is."""
    (found,) = paths(still, "ck")
    x, y = found[1:].partition("m")[0].split()
    return float(x), float(y)


def test_a_clock_is_with_the_end_alone_and_on_the_other_side_in_a_mirror() -> None:
    start, end = drawn(still=Still.PAIR, is_held=True).split("<g transform")
    assert 'class="ck"' not in start
    assert 'class="ck"' in end

    alone = scene_of(figure(a_pose(), is_held=True))
    (x, y), (far_x, far_y) = (
        clock(draw_still(alone, WORDS, is_mirrored=is_mirrored)) for is_mirrored in (False, True)
    )
    assert x > WIDTH / 2
    assert (x + far_x, y) == (WIDTH, far_y)


def test_a_clock_keeps_to_a_corner_that_is_free() -> None:
    # high to the right, low to the left
    things = (
        Block("post", (110, -10, 0), (140, 10, 186)),
        Block("step", (-140, -10, 0), (-110, 10, 10)),
    )

    x, y = clock(drawn(a_pose(), is_held=True, props=things))

    assert x < WIDTH / 2
    assert y < HEIGHT / 2


@pytest.mark.parametrize("is_both_ways", [False, True])
def test_an_arrow_there_and_back_has_a_head_at_each_end(is_both_ways: bool) -> None:
    there = PathArrow((Hold("pelvis"), Hold("pelvis", (30.0, 0.0, 0.0))), 0, is_both_ways)
    round_it = TurnArrow(Hold("head"), 0, "up", "room", 16, (0, 30), is_both_ways=is_both_ways)

    for arrow in (there, round_it):
        (heads,) = paths(drawn(a_pose(), arrows=(arrow,)), "ah")
        assert heads.count("z") == 1 + is_both_ways


def test_a_straight_arrow_has_a_straight_line() -> None:
    up = PathArrow((Hold("pelvis"), Hold("pelvis", (0.0, 0.0, 20.0))), key=0)

    (line,) = paths(drawn(a_pose(), arrows=(up,)), "a")

    assert "Q" not in line


def test_start_and_end_alone_have_what_is_worked_in_each_and_nothing_between_them() -> None:
    work = (("chest",), ("belly", "low_belly"))

    still = drawn(still=Still.EACH, work=(*work[0], *work[1]), work_each=work)

    start, end = still.split("<g transform")
    assert (start.count('class="x"'), end.count('class="x"')) == (1, 2)
    assert paths(still, "z") == []
    assert paths(drawn(still=Still.PAIR), "z") != []


def test_a_series_numbers_every_key_and_works_where_each_does() -> None:
    keys = (a_pose(), a_pose(armR=RAISED), a_pose(armL=RAISED))
    work = (("chest",), (), ("belly", "low_belly"))
    arrows = tuple(PathArrow((Hold("pelvis"), Hold("chest")), key=key) for key in (0, 1, 1))

    still = drawn(*keys, still=Still.SERIES, work_each=work, arrows=arrows, is_held=True)

    pictures = still.split("<g transform")
    assert [one.count('class="x"') for one in pictures] == [1, 0, 2]
    assert [re.findall(r'class="no"[^>]*>(\d)<', one) for one in pictures] == [["1"], ["2"], ["3"]]
    assert [one.count('class="ck"') + one.count('"#held"') for one in pictures] == [1, 1, 1]
    assert [one.count('class="a"') for one in pictures] == [1, 1, 0]
    assert "<animate" not in draw_moving(scene_of(figure(*keys, still=Still.SERIES)), WORDS)


def test_close_pictures_of_a_series_do_not_reach_into_each_other() -> None:
    still = drawn(*[a_pose()] * 4, still=Still.SERIES, focus=Focus.FRONT)

    assert still.count('clip-path="url(#cut)"') == 4
    (edge,) = re.findall(r'id="cut"><path d="([^"]*)"', still)
    _, _, wide, _, _, high, *_ = absolute(edge)
    assert wide * high == WIDTH * HEIGHT / 4


def test_places_of_the_first_key_are_numbered_on_either_side() -> None:
    marked = figure(
        a_pose(), marks=(Hold("head", (0.0, 0.0, 40.0)), Hold("toesR", (20.0, 0.0, 0.0)))
    )

    spots = [
        [
            (one.text, float(one.get("x", "")))
            for one in parse(draw_still(scene_of(marked), WORDS, is_mirrored=is_mirrored)).iter(
                f"{SVG}text"
            )
        ]
        for is_mirrored in (False, True)
    ]

    assert [[number for number, _ in side] for side in spots] == [["1", "2"]] * 2
    # a number over the head has its room
    assert all(
        float(one.get("y", "")) >= 24
        for one in parse(draw_still(scene_of(marked), WORDS)).iter(f"{SVG}text")
    )
    assert [here + there for (_, here), (_, there) in zip(*spots, strict=True)] == [WIDTH] * 2


def test_who_is_seen_from_the_seat_up_is_checked_as_a_whole() -> None:
    in_the_air = a_pose(at=(0.0, 0.0, 140.0))

    shown = {focus: pose_problems(figure(in_the_air, focus=focus)) for focus in Focus}

    assert shown[Focus.SEATED] == pose_problems(figure(in_the_air)) != ()
    assert shown[Focus.SIDE] == ()


def test_beside_rolled_socks_it_is_shown_once_how_socks_become_a_ball() -> None:
    socks, ball = (Sphere((-20.0, 0.0, 90.0), 5.0, kind) for kind in ("socks", "ball"))

    rolled = [len(paths(drawn(props=(one,), again=FROM_BEHIND), "so")) for one in (socks, ball)]

    # the roll and its cuff in both views, a sock that is drawn twice, and the ball that it becomes
    assert rolled == [6, 0]
    moving = draw_moving(scene_of(figure(props=(socks,), again=FROM_BEHIND)), WORDS)
    assert moving.count('href="#sk"') == 1


def test_where_a_ball_presses_is_seen_larger_in_a_ring_and_through_the_wall() -> None:
    wall, ball = Wall(at=-20, faces=Facing.FRONT), Sphere((-15.0, -8.0, 125.0), 5.0)
    one = figure(a_pose(), props=(wall, ball), again=FROM_BEHIND, work=("midline",))

    still, mirror = (draw_still(scene_of(one), WORDS, is_mirrored=is_it) for is_it in (False, True))

    (small, large) = (absolute(path)[2] for path in paths(still, "b"))
    assert large > small * 1.2
    first, again = still.split("<g transform")
    assert 'class="p' in first
    assert 'class="p' not in again
    assert ('class="w"' in first, 'class="w"' in again) == (False, True)
    # what the ring cuts off, such as feet, is not even written
    assert again.lower().count('class="k" d="m') < first.lower().count('class="k" d="m')
    assert 'class="rl"' in first
    assert "matrix(-1 0 0 1 640 0)" in mirror


def test_a_long_turn_has_more_bends() -> None:
    turns = [TurnArrow(Hold("head"), 0, "up", "room", 16, (0, far)) for far in (30, 310)]

    bends = [drawn(a_pose(), arrows=(one,)).count("Q") / 2 for one in turns]

    assert bends == [1, 5]


def test_a_rug_does_not_reach_into_the_picture_beside_it() -> None:
    rug = Ground("rug")
    one = figure(a_pose(), a_pose(), still=Still.PAIR, props=(rug,))

    first, *_ = (absolute(path) for path in paths(draw_still(scene_of(one), WORDS), "g"))
    (alone,) = (absolute(path) for path in paths(drawn(a_pose(), props=(rug,)), "g"))

    (x, _, wide), (_, _, wide_alone) = first[:3], alone[:3]
    assert x - 2 * wide >= 0
    assert wide < wide_alone


def test_letters_stand_out_from_a_bed_by_day_and_by_night() -> None:
    still = drawn(props=(Ground("bed"),), letters=Letters.FEET)

    # a rim in the colour of the ground of the picture, once for each
    by_day, by_night = still.split("@media screen")
    assert "text{" in by_day
    rims = [half.split("text{stroke:")[1][:7] for half in (by_day, by_night)]
    grounds = [half.split(".bg{fill:")[1][:7] for half in (by_day, by_night)]
    assert rims == grounds
