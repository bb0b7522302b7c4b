"""In which order the parts of a picture are painted, so that what is near covers what is far.

Where two parts overlap on the picture, their balls vote with how much nearer they are; clothing
has votes of its own. Over several frames of a movement the votes add up, so that one order holds
for all; a limb that passes from behind something to its front is reported as a swap.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recommender.figures.camera import Camera
from recommender.figures.parts import Part
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import dot, minus, unit

_CERTAIN, _LIKELY = 99.0, 8.0
_OVERLAP, _DEEPEST, _LEAST = 0.06, 14.0, 0.25
# a part swaps sides when it is clearly behind in one frame and clearly in front in another
_SWAP = 8.0
_SWAPPING = ("forearm", "foot", "shin", "upper_arm")

_Flat = tuple[float, float, float, float]


@dataclass(frozen=True)
class Swap:
    """A part that passes another; `in_front` says for each frame whether it is in front."""

    part: str
    other: str
    in_front: tuple[bool, ...]


@dataclass(frozen=True)
class PaintOrder:
    """The names of all parts with balls from back to front, and those that swap, by name."""

    names: tuple[str, ...]
    swaps: Mapping[str, Swap]


def paint_order(
    frames: Sequence[Sequence[Part]], bodies: Sequence[Skeleton], camera: Camera
) -> PaintOrder:
    """Return one order for all frames of a movement; each has the same parts."""
    names = [part.name for part in frames[0] if part.balls and not part.is_behind]
    votes = _Votes(names)
    for body in bodies:
        _vote_clothing(votes, body, camera)
    for number, parts in enumerate(frames):
        _vote_depth(votes, parts, camera, number)
    depths = _mean_depths(names, frames, camera)
    return PaintOrder(tuple(votes.ordered(depths)), votes.swaps(len(frames)))


class _Votes:
    """For each pair of parts, in the order of names, how much the first is in front."""

    def __init__(self, names: list[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        self._sums: dict[tuple[str, str], float] = {}
        self._by_frame: dict[tuple[str, str], dict[int, float]] = {}

    def add(self, first: str, other: str, vote: float, frame: int | None = None) -> None:
        if first not in self._places or other not in self._places:
            return  # a close picture has not all parts
        if self._places[first] > self._places[other]:
            first, other, vote = other, first, -vote
        pair = first, other
        self._sums[pair] = self._sums.get(pair, 0) + vote
        if frame is not None:
            self._by_frame.setdefault(pair, {})[frame] = vote

    def ordered(self, depths: Mapping[str, float]) -> list[str]:
        """Return the names so that as few votes as possible are broken, back to front."""
        left = set(self._places)
        # how much each part has to wait for those that it covers
        waits = dict.fromkeys(self._places, 0.0)
        covers: dict[str, list[tuple[str, float]]] = {name: [] for name in self._places}
        for (first, other), vote in self._sums.items():
            front, back = (first, other) if vote > 0 else (other, first)
            waits[front] += abs(vote)
            covers[back].append((front, abs(vote)))
        found = []
        while left:
            name = min(sorted(left), key=lambda one: (round(waits[one], 3), depths[one]))
            left.remove(name)
            found.append(name)
            for front, vote in covers[name]:
                waits[front] -= vote
        return found

    def swaps(self, count: int) -> dict[str, Swap]:
        found = {}
        most = {
            pair: min(max(seen.values()), -min(seen.values()))
            for pair, seen in self._by_frame.items()
        }
        for (first, other), least in sorted(most.items(), key=lambda item: (item[1], item[0])):
            if least <= _SWAP:
                continue
            seen, part, passed = self._by_frame[first, other], first, other
            if not first.startswith(_SWAPPING):
                part, passed = other, first
                seen = {frame: -vote for frame, vote in seen.items()}
            if part.startswith(_SWAPPING):
                found[part] = Swap(part, passed, tuple(_fronts(seen, count)))
        return found


def _fronts(seen: Mapping[int, float], count: int) -> list[bool]:
    """Return for each frame whether a part is in front: as in the nearest frame that tells."""
    return [seen[min(seen, key=lambda one: (abs(one - frame), one))] > 0 for frame in range(count)]


def _vote_clothing(votes: _Votes, body: Skeleton, camera: Camera) -> None:
    """Let the shirt hang over trousers unless seen from the feet, and the head over the neck."""
    from_feet = dot(body.pelvis_frame.up, camera.towards) < -0.3
    from_behind = dot(body.chest_frame.front, camera.towards) < -0.25
    votes.add("shirt", "hips", -_CERTAIN if from_feet else _CERTAIN)
    votes.add("head", "neck", _CERTAIN)
    votes.add("shirt", "neck", _CERTAIN if from_behind else -_CERTAIN)
    for side in "LR":
        votes.add("shirt", "upper_arm" + side, -_LIKELY)
        thigh = unit(minus(body["knee" + side], body["hip" + side]))
        if dot(thigh, body.pelvis_frame.up) < -0.8 and not from_feet:
            votes.add("shirt", "thigh" + side, _CERTAIN)


def _vote_depth(votes: _Votes, parts: Sequence[Part], camera: Camera, frame: int) -> None:
    flat = {
        part.name: [(*camera.flat(c), camera.depth(c), r) for c, r in part.balls]
        for part in parts
        if part.balls and not part.is_behind
    }
    bounds = {name: _bounds(balls) for name, balls in flat.items()}
    names = list(flat)
    for place, first in enumerate(names):
        for other in names[place + 1 :]:
            if _are_apart(bounds[first], bounds[other]):
                continue
            vote = _depth_vote(flat[first], flat[other])
            if abs(vote) > _LEAST:
                votes.add(first, other, vote, frame)


def _depth_vote(first: Sequence[_Flat], other: Sequence[_Flat]) -> float:
    vote = 0.0
    for x, y, depth, radius in first:
        for x2, y2, depth2, radius2 in other:
            overlap = 1 - math.hypot(x - x2, y - y2) / (radius + radius2)
            if overlap > _OVERLAP:
                vote += overlap * max(-_DEEPEST, min(_DEEPEST, depth - depth2))
    return vote


def _bounds(balls: Sequence[_Flat]) -> _Flat:
    return (
        min(x - r for x, _, _, r in balls),
        max(x + r for x, _, _, r in balls),
        min(y - r for _, y, _, r in balls),
        max(y + r for _, y, _, r in balls),
    )


def _are_apart(a: _Flat, b: _Flat) -> bool:
    return a[0] > b[1] or b[0] > a[1] or a[2] > b[3] or b[2] > a[3]


def _mean_depths(
    names: Sequence[str], frames: Sequence[Sequence[Part]], camera: Camera
) -> dict[str, float]:
    depths = dict.fromkeys(names, 0.0)
    for part in (part for parts in frames for part in parts if part.name in depths):
        depths[part.name] += sum(camera.depth(c) for c, _ in part.balls) / len(part.balls)
    return depths
