"""The figures of our own content: all drawn, within their size, small, and the same every time."""

import gzip
import os
import subprocess
import sys
from functools import cache

import pytest

from recommender.content.reading import Texts
from recommender.domain.content import Content
from recommender.figures.animating import draw_moving
from recommender.figures.camera import HEIGHT, WIDTH
from recommender.figures.drawing import draw_still
from recommender.figures.scenes import scene_of
from recommender.figures.shots import FigureWords
from tests.conftest import ROOT
from tests.content.folders import real_content

STILL_MOST, MOVING_MOST = 6 * 1024, 40 * 1024
DRAW = """
import sys
from pathlib import Path
from recommender.content.figure_drafts import read_figure_drafts
from recommender.content.reading import read_folder
from recommender.figures.drawing import draw_still
from recommender.figures.scenes import scene_of
from recommender.figures.shots import FigureWords

drafts = read_figure_drafts(read_folder(Path(".")))
for name in ("bird-dog", "chair-yoga", "walking"):
    figure = next(one.figure for one in drafts.figures if one.figure.exercise == name)
    shown = drafts.exercises[name]
    sys.stdout.write(draw_still(scene_of(figure), FigureWords(shown.name, " ".join(shown.steps))))
"""


def words(content: Content, name: str) -> FigureWords:
    exercise = content.exercises[name]
    return FigureWords(exercise.name, " ".join(exercise.steps))


@cache
def drawn(name: str) -> str:
    content = real_content()
    return draw_still(scene_of(content.figures[name]), words(content, name))


NAMES = sorted(real_content().figures)


@pytest.mark.parametrize("name", NAMES)
def test_a_still_is_small(name: str) -> None:
    assert len(drawn(name).encode()) <= STILL_MOST


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_body_is_within_its_picture(name: str) -> None:
    scene = scene_of(real_content().figures[name])

    for body in scene.bodies if not scene.is_close else ():
        for point in body.points.values():
            x, y = scene.camera.spot(point)
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


@pytest.mark.parametrize("name", NAMES)
def test_a_movement_is_small(name: str) -> None:
    content = real_content()

    moving = draw_moving(scene_of(content.figures[name]), words(content, name))

    assert len(gzip.compress(moving.encode())) <= MOVING_MOST


def test_what_is_given_has_a_figure_and_what_is_never_given_has_none() -> None:
    content = real_content()

    given = {name for name, one in content.exercises.items() if one.disabled is None}

    assert set(content.figures) == given


def test_what_is_held_has_a_clock_and_what_goes_there_and_back_has_none() -> None:
    content = real_content()

    timed = {
        name
        for name, figure in content.figures.items()
        if content.exercises[name].dose.hold_seconds and not figure.is_loop
    }
    with_clock = {name for name in NAMES if 'class="ck"' in drawn(name)}

    assert with_clock <= timed
    # they have a twin that is held for longer
    assert timed - with_clock == {"glute-bridge", "bed-bridge"}


def test_a_figure_stands_in_the_file_of_its_family(texts: Texts) -> None:
    for name, figure in real_content().figures.items():
        family = figure.file.replace("/poses/", "/exercises/")
        assert f"- id: {name}\n".encode() in texts[family]


def test_another_process_draws_the_same_bytes() -> None:
    env = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", DRAW]

    other = subprocess.run(command, env=env, cwd=ROOT, check=True, capture_output=True, text=True)

    assert other.stdout == "".join(map(drawn, ("bird-dog", "chair-yoga", "walking")))
