"""A figure that moves: the same outlines in every frame, and small."""

import re

from recommender.domain.figures import Letters, Still
from recommender.domain.poses import LimbPose
from recommender.figures.animating import draw_moving
from recommender.figures.drawing import draw_still
from recommender.figures.scenes import scene_of
from recommender.figures.shots import FigureWords
from recommender.figures.styles import Skin
from tests.charts import SVG, parse
from tests.figures.bodies import a_figure, a_pose

RAISED = LimbPose(along=((1, 0, 0), (1, 0, 0)))
WORDS = FigureWords("Arm & lift", "Lift an arm.", right="D", left="G")


def the_figure(**more: object):  # type: ignore[no-untyped-def]
    return scene_of(a_figure(a_pose(), a_pose(armR=RAISED), **more))


def shape(path: str) -> str:
    return re.sub(r"-?\d+", "0", re.sub(r"(?<=\d)-", " -", path))


def test_every_frame_of_an_outline_has_the_same_commands() -> None:
    root = parse(draw_moving(the_figure(), WORDS))

    moves = [one for one in root.iter(f"{SVG}animate") if one.get("attributeName") == "d"]
    assert len(moves) >= 3
    for one in moves:
        shapes = {shape(path) for path in one.get("values", "").split(";")}
        assert len(shapes) == 1


def test_a_movement_ends_where_it_began() -> None:
    root = parse(draw_moving(the_figure(), WORDS))

    for one in root.iter(f"{SVG}animate"):
        first, *_, last = one.get("values", "").split(";")
        assert first == last


def test_one_key_alone_does_not_move() -> None:
    scene = scene_of(a_figure(a_pose()))

    assert "<animate" not in draw_moving(scene, WORDS)


def test_the_name_and_the_steps_are_in_the_picture() -> None:
    root = parse(draw_still(the_figure(), WORDS))

    assert [root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")] == [
        "Arm & lift",
        "Lift an arm.",
    ]


def test_letters_are_words_that_are_passed_in_and_change_sides_in_a_mirror() -> None:
    scene = the_figure(letters=Letters.FEET)

    def letters(*, is_mirrored: bool) -> dict[str | None, float]:
        root = parse(draw_still(scene, WORDS, is_mirrored=is_mirrored))
        return {one.text: float(one.get("x", "")) for one in root.iter(f"{SVG}text")}

    plain, mirror = letters(is_mirrored=False), letters(is_mirrored=True)
    assert sorted(map(str, plain)) == ["D", "G"]
    assert mirror["G"] == 640 - plain["D"]
    assert mirror["D"] == 640 - plain["G"]


def test_a_pair_shows_start_and_end_and_writes_once_what_is_the_same() -> None:
    ghost, pair = (draw_still(the_figure(still=one), WORDS) for one in (Still.GHOST, Still.PAIR))

    assert (ghost.count('class="f"'), ghost.count('class="i"')) == (1, 1)
    assert (pair.count('class="f"'), pair.count('class="i"')) == (2, 0)
    assert pair.count('class="h"') == 1
    named = {one.get("id") for one in parse(pair).iter() if one.get("id")}
    used = [one.get("href", "")[1:] for one in parse(pair).iter(f"{SVG}use")]
    assert set(used) == named
    # what stays together is one
    assert 1 < len(named) < 6


def test_nothing_in_a_picture_is_styled_in_its_attributes_or_runs() -> None:
    for drawn in (draw_still(the_figure(), WORDS), draw_moving(the_figure(), WORDS)):
        assert " style=" not in drawn
        assert "<script" not in drawn


def test_each_skin_has_its_colour_by_light_and_dark() -> None:
    tones = [draw_still(the_figure(), WORDS, skin=skin) for skin in Skin]

    assert len(set(tones)) == 3
    for drawn in tones:
        assert "prefers-color-scheme:dark" in drawn
