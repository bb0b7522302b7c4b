"""A figure as a moving SVG: from key to key and back, or round and round, without a script.

Only `<animate>` moves it, which a browser plays inside an `<img>` too. It begins at once and never
ends, so a page shows the still until somebody asks for the movement.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from recommender.figures.corners import clock_of, socks_of
from recommender.figures.drawing import background, draw_still, svg
from recommender.figures.layers import Layer, layers_of
from recommender.figures.scenes import Scene
from recommender.figures.shots import FigureWords, letters_of, mirrored
from recommender.figures.skeleton import Skeleton
from recommender.figures.styles import Skin, style_for

# Seconds: how long start and end are held, and how long a movement takes.
_HOLD, _MOVE, _MOVE_IN_LOOP = 0.8, 1.6, 0.55
# seconds for which an end stays that has a clock
_LONG_HOLD = 4.0
# steps from key to key; a path of many keys is bent already by these
_STEPS, _STEPS_OF_MANY = 3, 2
_EVEN = 0.01


class _Film(NamedTuple):
    """The bodies of all frames, when each is reached, and how long it takes, in seconds."""

    bodies: list[Skeleton]
    times: list[float]
    seconds: float


def draw_moving(
    scene: Scene, words: FigureWords, *, skin: Skin = Skin.LIGHT, is_mirrored: bool = False
) -> str:
    """Return a file of its own that moves; what does not is a still."""
    if not scene.figure.is_moving:
        return draw_still(scene, words, skin=skin, is_mirrored=is_mirrored)
    film = _film(scene)
    layers = layers_of(scene, film.bodies)
    clock = _Clock(film)
    moving = (
        "".join(clock.path(layer) for layer in layers.behind)
        + clock.path(Layer("f", layers.shadow), f' transform="{scene.camera.floor_matrix()}"')
        + "".join(clock.path(layer) for layer in layers.body)
    )
    moving = mirrored(moving, scene.width) if is_mirrored else moving
    corner = "".join(one(scene, is_mirrored=is_mirrored) for one in (clock_of, socks_of))
    letters = letters_of(scene, scene.bodies[0], words, is_mirrored=is_mirrored)
    drawn = background() + moving + corner + letters
    return svg(drawn, words, style=style_for(drawn, skin))


def _film(scene: Scene) -> _Film:
    """Return all frames: start and end are held, other keys are passed through."""
    last, is_loop = len(scene.bodies) - 1, scene.figure.is_loop
    steps = _STEPS if last < 2 else _STEPS_OF_MANY
    keys = [*range(last + 1), *([] if is_loop else range(last - 1, 0, -1))]
    seconds = _MOVE_IN_LOOP if is_loop else _MOVE
    bodies, times, now = [], [], 0.0
    for place, key in enumerate(keys):
        following = keys[(place + 1) % len(keys)]
        bodies.append(scene.bodies[key])
        times.append(now)
        if key in (0, last) and not is_loop:
            now += _LONG_HOLD if key == last and scene.figure.is_held else _HOLD
            bodies.append(scene.bodies[key])
            times.append(now)
        for step, body in enumerate(scene.between(key, following, steps), start=1):
            bodies.append(body)
            times.append(now + seconds * _eased(step / steps, is_passed=last > 1))
        now += seconds
    return _Film([*bodies, scene.bodies[keys[0]]], [*times, now], now)


def _eased(share: float, *, is_passed: bool) -> float:
    """Return when a share of a way is done: a movement from hold to hold starts and ends softly."""
    return share if is_passed else math.acos(1 - 2 * share) / math.pi


class _Clock:
    """Writes outlines that change with time."""

    def __init__(self, film: _Film) -> None:
        shares = [time / film.seconds for time in film.times]
        self._keys = ";".join(f"{share:.2f}".rstrip("0").rstrip(".") for share in shares)
        self._span = f'dur="{film.seconds:.1f}s" repeatCount="indefinite"'
        self._is_even = _are_even(film.times)

    def path(self, layer: Layer, more: str = "") -> str:
        """Return an outline with how it moves, or nothing where it is never seen."""
        style, paths, seen = layer
        if not paths[0] or (seen and not any(seen)):
            return ""
        moves = self._moves(paths) + self._shows(seen)
        start = f'<path class="{style}"{more} d="{paths[0]}"'
        return f"{start}>{moves}</path>" if moves else f"{start}/>"

    def _moves(self, paths: Sequence[str]) -> str:
        if len(set(paths)) == 1:
            return ""
        keys = "" if self._is_even else f' keyTimes="{self._keys}"'
        return f'<animate attributeName="d" {self._span}{keys} values="{";".join(paths)}"/>'

    def _shows(self, seen: Sequence[bool] | None) -> str:
        if not seen or len(set(seen)) == 1:
            return ""
        values = ";".join("visible" if one else "hidden" for one in seen)
        return (
            f'<animate attributeName="visibility" calcMode="discrete" {self._span} '
            f'keyTimes="{self._keys}" values="{values}"/>'
        )


def _are_even(times: Sequence[float]) -> bool:
    """Return whether all frames take equally long, which then need not be said."""
    step = times[-1] / (len(times) - 1)
    return all(abs(later - sooner - step) < _EVEN * step for sooner, later in pairwise(times))
