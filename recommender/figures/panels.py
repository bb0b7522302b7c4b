"""Several poses of a figure in one picture, beside or below each other."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from recommender.figures.arrows import arrows_of
from recommender.figures.camera import HEIGHT, WIDTH
from recommender.figures.clocks import clock_of
from recommender.figures.layers import layers_of
from recommender.figures.outlines import absolute
from recommender.figures.scenes import Scene
from recommender.figures.shots import (
    FigureWords,
    Outline,
    OutlineWriter,
    Shot,
    drawn,
    letters_of,
    mirrored,
    outlines,
    pose,
)

_COMMANDS = re.compile("[A-Za-z]")
# a pixel at 320 pixels
_ALIKE = 2
# what is between start and end: half as high as wide, it points to what follows
_BESIDE = '<path class="z" d="M308 226l24 26-24 26z"/>'
_BELOW = '<path class="z" d="M30 228l26 24 26-24z"/>'


def pair(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return start and end, of which what is the same in both is written once."""
    half, *_ = _fitted([scene, scene])
    ends = (half.bodies[0], half.bodies[-1])
    start, end = (layers_of(half, [body], is_small=True) for body in ends)
    written, used = _names(outlines(start), outlines(end))
    arrows = half.figure.arrows
    bodies = (
        drawn(half, start, OutlineWriter(written))
        + arrows_of(half, [one for one in arrows if one.drawn_with == 0]),
        drawn(half, end, OutlineWriter(used, is_use=True))
        + arrows_of(half, [one for one in arrows if one.drawn_with > 0]),
    )
    halves = [
        (mirrored(one, half.width) if is_mirrored else one)
        + letters_of(half, body, words, is_mirrored=is_mirrored)
        for one, body in zip(bodies, ends, strict=True)
    ]
    halves[1] += clock_of(half, is_mirrored=is_mirrored)
    return _laid_out(halves, half) + (_BESIDE if half.width < WIDTH else _BELOW)


def _names(
    start: Sequence[Outline], end: Sequence[Outline]
) -> tuple[dict[Outline, str], dict[Outline, str]]:
    """Return names for outlines of the start that the end uses again, and for those of the end."""
    written: dict[Outline, str] = {}
    used: dict[Outline, str] = {}
    for outline in sorted(set(end)):
        alike = (one for one in sorted(set(start)) if one not in written and _is_same(one, outline))
        same = next(alike, None)
        if same is not None:
            written[same] = used[outline] = f"o{len(used)}"
    return written, used


def _is_same(one: Outline, other: Outline) -> bool:
    """Return whether two outlines can hardly be told apart."""
    (style, path), (other_style, other_path) = one, other
    if style != other_style or _COMMANDS.findall(path) != _COMMANDS.findall(other_path):
        return False
    pairs = zip(absolute(path), absolute(other_path), strict=True)
    return all(abs(a - b) <= _ALIKE for a, b in pairs)


def twice(scene: Scene, shot: Shot, words: FigureWords) -> str:
    """Return one pose, and once more from another view."""
    other = scene.alone(shot.key, scene.figure.again)
    one, two = _fitted([scene, other])
    first = pose(one, replace(shot, is_small=True), words)
    second = pose(two, replace(shot, is_small=True, ghost=None), words)
    return _laid_out([first, second], one)


def each(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return the first and the last key by themselves; neither leads to the other."""
    keys = (0, len(scene.bodies) - 1)
    scenes = _fitted([scene.alone(key) for key in keys])
    drawings = [
        pose(one, Shot(key, is_mirrored, is_small=True), words)
        for key, one in zip(keys, scenes, strict=True)
    ]
    return _laid_out(drawings, scenes[0])


def _fitted(scenes: Sequence[Scene]) -> list[Scene]:
    """Return the scenes in parts of the picture, as they are seen largest."""
    count = len(scenes)
    sized = [
        [scene.of_size(WIDTH // across, HEIGHT // ceil(count / across)) for scene in scenes]
        for across in range(1, count + 1)
    ]
    return max(sized, key=lambda those: min(scene.camera.scale for scene in those))


def _laid_out(drawings: Sequence[str], part: Scene) -> str:
    """Return drawings row by row, each in a part of the picture."""
    across = WIDTH // part.width
    shifts = [
        (part.width * (place % across), part.height * (place // across))
        for place in range(len(drawings))
    ]
    return drawings[0] + "".join(
        f'<g transform="translate({x} {y})">{drawing}</g>'
        for (x, y), drawing in zip(shifts[1:], drawings[1:], strict=True)
    )
