"""Several poses of a figure in one picture, beside or below each other."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from recommender.domain.figures import Arrow, Viewpoint
from recommender.figures.arrows import arrows_of
from recommender.figures.camera import HEIGHT, WIDTH
from recommender.figures.corners import clock_of
from recommender.figures.layers import layers_of
from recommender.figures.outlines import path_through
from recommender.figures.scenes import Scene
from recommender.figures.sharing import written_once
from recommender.figures.shots import (
    FigureWords,
    Shot,
    drawn,
    letters_of,
    marks_of,
    mirrored,
    pose,
    sections_of,
)

# what is between start and end: half as high as wide, it points to what follows
_BESIDE = '<path class="z" d="M308 226l24 26-24 26z"/>'
_BELOW = '<path class="z" d="M30 228l26 24 26-24z"/>'


def pair(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return start and end, of which what is the same in both is written once."""
    half, *_ = _fitted([scene, scene])
    arrows = half.figure.arrows
    keys = (0, len(half.bodies) - 1)
    bodies = _sharing(
        [half, half],
        keys,
        [[one for one in arrows if (one.drawn_with > 0) == is_end] for is_end in (False, True)],
    )
    halves = [
        (mirrored(one, half.width) if is_mirrored else one)
        + letters_of(half, half.bodies[key], words, is_mirrored=is_mirrored)
        for one, key in zip(bodies, keys, strict=True)
    ]
    halves[0] += marks_of(half, is_mirrored=is_mirrored)
    halves[1] += clock_of(half, is_mirrored=is_mirrored)
    return _laid_out(halves, half) + (_BESIDE if half.width < WIDTH else _BELOW)


def each(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return start and end by themselves, as large as each can be; neither leads to the other."""
    keys = (0, len(scene.bodies) - 1)
    parts = _fitted([scene.only([key]) for key in keys])
    clocks = [clock_of(part, is_mirrored=is_mirrored) for part in parts]
    drawings = _apart(parts, keys, words, is_mirrored=is_mirrored)
    return _laid_out([one + clock for one, clock in zip(drawings, clocks, strict=True)], parts[0])


def series(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return every key by itself, numbered, all of one size."""
    keys = range(len(scene.bodies))
    first, *others = _fitted([scene] * len(keys))
    drawings = _apart([first, *others], keys, words, is_mirrored=is_mirrored)
    if first.is_close:
        drawings = _cut_off(drawings, first)
    clock = clock_of(first, is_mirrored=is_mirrored)
    clocks = [f'<g id="held">{clock}</g>', *['<use href="#held"/>'] * len(others)]
    numbers = [f'<text class="no" x="26" y="40">{key + 1}</text>' for key in keys]
    more = [clocks, numbers] if clock else [numbers]
    return _laid_out(list(map("".join, zip(drawings, *more, strict=True))), first)


def _apart(
    parts: Sequence[Scene], keys: Sequence[int], words: FigureWords, *, is_mirrored: bool
) -> list[str]:
    """Return keys with their arrows; what several have in common is written once."""
    arrows = [
        [one for one in part.arrows if one.drawn_with == key]
        for part, key in zip(parts, keys, strict=True)
    ]
    return [
        (mirrored(one, part.width) if is_mirrored else one)
        + letters_of(part, part.bodies[key], words, is_mirrored=is_mirrored)
        for part, key, one in zip(parts, keys, _sharing(parts, keys, arrows), strict=True)
    ]


def _cut_off(drawings: Sequence[str], part: Scene) -> list[str]:
    """Return drawings without what reaches into the next one."""
    edge = path_through([(0, 0), (part.width, 0), (part.width, part.height), (0, part.height)])
    frame = f'<clipPath id="cut"><path d="{edge}"/></clipPath>'
    first, *others = (f'<g clip-path="url(#cut)">{one}</g>' for one in drawings)
    return [frame + first, *others]


def _sharing(
    parts: Sequence[Scene], keys: Sequence[int], arrows: Sequence[Sequence[Arrow]]
) -> list[str]:
    """Return the bodies of some keys, each with its arrows; what is alike is written once."""
    scenes = [part.working(key) for part, key in zip(parts, keys, strict=True)]
    layers = [
        layers_of(scene, [scene.bodies[key]], is_small=True)
        for scene, key in zip(scenes, keys, strict=True)
    ]
    sections = written_once([sections_of(one) for one in layers])
    return [
        drawn(scene, one, sections=both) + arrows_of(scene, some)
        for scene, one, both, some in zip(scenes, layers, sections, arrows, strict=True)
    ]


def twice(scene: Scene, view: Viewpoint, shot: Shot, words: FigureWords) -> str:
    """Return one pose, and once more from another view."""
    other = scene.again(shot.key, view)
    one, two = _fitted([scene, other])
    first = pose(one, replace(shot, is_small=True), words)
    second = pose(two, replace(shot, is_small=True, ghost=None), words)
    return _laid_out([first, second], one)


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
