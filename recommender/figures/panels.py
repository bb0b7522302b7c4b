"""Several poses of a figure in one picture, beside or below each other."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from recommender.domain.figures import Arrow, Viewpoint
from recommender.figures.arrows import arrows_of
from recommender.figures.camera import HEIGHT, WIDTH, Ball
from recommender.figures.corners import clock_of, rolled_up
from recommender.figures.cutting import within
from recommender.figures.layers import Layers, layers_of
from recommender.figures.outlines import disc, path_through
from recommender.figures.rings import lines_between, seen_round
from recommender.figures.scenes import RING_RADIUS, Scene
from recommender.figures.sharing import Sections, written_once
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

# what of its size a picture may lose so that two of them are alike
_AS_LARGE = 0.9
# what is between two pictures, beside or below each other: it points to what follows, or both ways
# where one follows the other again and again
_THEN = (
    '<path class="z" d="M308 226l24 26-24 26z"/>',
    '<path class="z" d="M30 228l26 24 26-24z"/>',
)
_BOTH_WAYS = (
    '<path class="z" d="M312 222l-26 26 26 26zM328 222l26 26-26 26z"/>',
    '<path class="z" d="M30 232l26-26 26 26zM30 248l26 26 26-26z"/>',
)


def pair(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return start and end, of which what is the same in both is written once."""
    half, *_ = _fitted([scene, scene])
    arrows, figure = half.figure.arrows, half.figure
    keys = (0, len(half.bodies) - 1 if figure.ghost is None else figure.ghost)
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
    if half.is_close:
        halves = _cut_off(halves, half)
    halves[0] += marks_of(half, is_mirrored=is_mirrored)
    halves[1] += clock_of(half, is_mirrored=is_mirrored)
    signs = _BOTH_WAYS if figure.is_loop else _THEN
    return _laid_out(halves, half) + signs[half.width == WIDTH]


def each(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return start and end by themselves; neither leads to the other.

    Each is as large as it can be, or both are alike where that is as good.
    """
    keys = (0, len(scene.bodies) - 1)
    parts = _fitted([scene.only([key]) for key in keys])
    together = _fitted([scene] * len(keys))
    if together[0].camera.scale > _AS_LARGE * min(part.camera.scale for part in parts):
        parts = together
    clock = clock_of(*parts, is_mirrored=is_mirrored)
    drawings = _apart(parts, keys, words, is_mirrored=is_mirrored)
    return _laid_out(_clocked(drawings, clock), parts[0])


def series(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return every key by itself, numbered, all of one size."""
    keys = range(len(scene.bodies))
    first, *others = _fitted([scene.seen_in(key) for key in keys])
    drawings = _apart([first, *others], keys, words, is_mirrored=is_mirrored)
    if first.is_close:
        drawings = _cut_off(drawings, first)
    clock = clock_of(first, *others, is_mirrored=is_mirrored)
    numbers = [f'<text class="no" x="26" y="40">{key + 1}</text>' for key in keys]
    numbered = list(map("".join, zip(_clocked(drawings, clock), numbers, strict=True)))
    return _laid_out(numbered, first)


def _clocked(drawings: Sequence[str], clock: str) -> list[str]:
    """Return drawings with a clock in each, which is written once."""
    if not clock:
        return list(drawings)
    first, *others = drawings
    return [f'{first}<g id="held">{clock}</g>', *(f'{one}<use href="#held"/>' for one in others)]


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
    sections = written_once(
        [_in_part(scene, one) for scene, one in zip(scenes, layers, strict=True)]
    )
    return [
        drawn(scene, one, sections=both) + arrows_of(scene, some)
        for scene, one, both, some in zip(scenes, layers, sections, arrows, strict=True)
    ]


def _in_part(scene: Scene, layers: Layers) -> Sections:
    """Return the outlines of one pose, without what is beside its part of the picture."""
    if not scene.is_close:
        return sections_of(layers)
    behind, body = (
        [
            (style, path)
            for style, whole in section
            if (path := within(whole, (0, 0), (scene.width, scene.height)))
        ]
        for section in sections_of(layers)
    )
    return behind, body


def twice(scene: Scene, view: Viewpoint, shot: Shot, words: FigureWords) -> str:
    """Return one pose, and beside it, round and larger, what presses on it from another view."""
    one, two = _fitted([scene, scene.again(shot.key, view)])
    alone = replace(shot, is_small=True, is_mirrored=False)
    near = Ball(two.pressing(shot.key).centre, RING_RADIUS)
    first = pose(one, alone, words)
    second = seen_round(two, two.bodies[shot.key], near)
    (x, y), radius = two.camera.spot(near.centre), one.pressing(shot.key).radius + 1.5
    spot = one.camera.spot(near.centre)
    across, down = (WIDTH // 2, 0) if one.width < WIDTH else (0, HEIGHT // 2)
    radii = radius * one.camera.scale, RING_RADIUS * two.camera.scale
    ring = disc(one.camera, Ball(near.centre, radius))
    lines = lines_between([spot, (x + across, y + down)], radii)
    first += f'<path class="rl" d="{ring}{lines}"/>'
    drawn = _laid_out([first, rolled_up(scene) + second], one)
    return mirrored(drawn, WIDTH) if shot.is_mirrored else drawn


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
