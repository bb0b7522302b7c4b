"""The figures of our own content: all drawn, within their size, small, and the same every time."""

import gzip
import hashlib
import os
import re
import subprocess
import sys
from functools import cache

import pytest

from recommender.domain.content import Content
from recommender.figures.animating import draw_moving
from recommender.figures.drawing import FigureWords, draw_still
from recommender.figures.scenes import scene_of
from tests.conftest import ROOT
from tests.content.folders import real_content

STILL_MOST, MOVING_MOST = 6 * 1024, 40 * 1024
# outlines may be cut a little where a wall or a bed goes on beyond the picture
BEYOND = 120
DIGEST = """
import hashlib
from tests.figures.test_own_figures import drawn
print(hashlib.sha256("".join(drawn(name) for name in ("bird-dog", "walking")).encode()).hexdigest())
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
def test_a_still_is_small_and_within_its_picture(name: str) -> None:
    still = drawn(name)

    assert len(still.encode()) <= STILL_MOST
    for x, y in re.findall(r' d="M(-?\d+) (-?\d+)', re.sub(r'<path class="f".*?/>', "", still)):
        assert -BEYOND <= int(x) <= 640 + BEYOND
        assert -BEYOND <= int(y) <= 480 + BEYOND


@pytest.mark.parametrize("name", NAMES)
def test_a_movement_is_small(name: str) -> None:
    content = real_content()

    moving = draw_moving(scene_of(content.figures[name]), words(content, name))

    assert len(gzip.compress(moving.encode())) <= MOVING_MOST


def test_another_process_draws_the_same_bytes() -> None:
    mine = hashlib.sha256((drawn("bird-dog") + drawn("walking")).encode()).hexdigest()
    env = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)}

    other = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env=env,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert other.stdout.strip() == mine
