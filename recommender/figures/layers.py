"""The layers of a picture from back to front, the same for every frame of a movement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from recommender.figures.camera import Camera
from recommender.figures.outlines import capsule, hull, line, path_through
from recommender.figures.painting import PaintOrder, Swap, paint_order
from recommender.figures.parts import Part, Stroke
from recommender.figures.regions import MIDLINE, Outlined, region_patch
from recommender.figures.scenes import Scene
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import dot


class Layer(NamedTuple):
    """One outline in every frame; `seen` says in which frames it shows, where not in all."""

    style: str
    paths: tuple[str, ...]
    seen: tuple[bool, ...] | None = None


@dataclass(frozen=True)
class Layers:
    """What is painted: first what lies behind, then the shadow on the floor, then the rest."""

    behind: tuple[Layer, ...]
    shadow: tuple[str, ...]
    body: tuple[Layer, ...]


def layers_of(scene: Scene, bodies: Sequence[Skeleton], *, is_small: bool = False) -> Layers:
    """Return the layers of a scene with one frame for each of these bodies.

    A movement has coarser outlines, and a small picture has fewer.
    """
    is_moving = len(bodies) > 1
    frames = [scene.parts(body, is_moving=is_moving, is_small=is_small) for body in bodies]
    order = paint_order(frames, bodies, scene.camera)
    names = _with_corrections(order.names, scene.figure.over)
    stack = _Stack(frames, PaintOrder(names, order.swaps))
    count = 8 if is_moving or is_small else 14
    regions = [one for name in scene.figure.work for one in _regions(scene, bodies, name, count)]
    return Layers(
        tuple(layer for part in frames[0] if part.is_behind for layer in stack.layers(part.name)),
        tuple(_shadow(body) for body in bodies),
        tuple(layer for name in names for layer in stack.at(name, regions)),
    )


def _with_corrections(names: Sequence[str], over: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the order with parts moved to just above others where an author says so."""
    found = list(names)
    for upper, lower in over:
        if {upper, lower} <= set(found) and found.index(upper) < found.index(lower):
            found.remove(upper)
            found.insert(found.index(lower) + 1, upper)
    return tuple(found)


_Region = tuple[str, Layer]


# where the front of the chest looks, as the sine towards the viewer
_FROM_BEHIND = -0.7
# what hides a region that is painted at once after its own part
_OVER = {"hips": ("thighL", "thighR"), "front": ("hips", "thighL", "thighR", "shirt")}


class _Stack:
    def __init__(self, frames: Sequence[Sequence[Part]], order: PaintOrder) -> None:
        self._first = frames[0]
        self._frames: list[Mapping[str, Part]] = [
            {part.name: part for part in parts} for parts in frames
        ]
        self._places = {name: place for place, name in enumerate(order.names)}
        self._swaps = order.swaps

    def layers(self, name: str, seen: tuple[bool, ...] | None = None) -> Iterator[Layer]:
        """Yield the outlines of one part."""
        for place, stroke in enumerate(self._frames[0][name].strokes):
            strokes = [_stroke(parts[name], place) for parts in self._frames]
            yield Layer(stroke.style, tuple(one.path for one in strokes), seen)

    def at(self, name: str, regions: Sequence[_Region]) -> Iterator[Layer]:
        """Yield a part, what passes it on its way, the patches on it and the regions."""
        passing = [swap for swap in self._swaps.values() if swap.other == name]
        for swap in passing:
            if self._places[swap.part] > self._places[name]:
                yield from self.layers(swap.part, tuple(not front for front in swap.in_front))
        yield from self.layers(name, self._seen(name))
        for swap in passing:
            if self._places[swap.part] < self._places[name]:
                yield from self.layers(swap.part, swap.in_front)
        for part in self._patches(name):
            yield from self.layers(part.name)
        for host, layer in regions:
            if self._last_of(host) == name:
                yield layer

    def _seen(self, name: str) -> tuple[bool, ...] | None:
        """Return in which frames a part shows in its own place; it is drawn twice if it swaps."""
        swap: Swap | None = self._swaps.get(name)
        if swap is None:
            return None
        is_above = self._places[name] > self._places[swap.other]
        return swap.in_front if is_above else tuple(not front for front in swap.in_front)

    def _patches(self, name: str) -> Iterator[Part]:
        for part in self._first:
            after = [one for one in part.after if one in self._places]
            if after and name == max(after, key=self._places.__getitem__):
                is_covered = part.over and self._places.get(part.over, -1) > self._places[name]
                if not is_covered:
                    yield part

    def _last_of(self, host: str) -> str:
        """Return after which part a region is painted: that of a hip shows over the thighs.

        The outline of a thigh may be that of the whole leg.
        """
        hosts = [host, host.replace("shin", "thigh"), *_OVER.get(host, ())]
        return max(
            (one for one in hosts if one in self._places), key=self._places.__getitem__, default=""
        )


def _stroke(part: Part, place: int) -> Stroke:
    # a box shows as many faces in every frame, as the camera does not move
    return part.strokes[min(place, len(part.strokes) - 1)]


def _regions(scene: Scene, bodies: Sequence[Skeleton], name: str, count: int) -> Iterator[_Region]:
    patches = [region_patch(body, name) for body in bodies]
    host = patches[0].host
    if name == MIDLINE and dot(bodies[0].chest_frame.front, scene.camera.towards) > _FROM_BEHIND:
        return
    for shapes in zip(*(patch.shapes for patch in patches), strict=True):
        paths = tuple(_outline(scene.camera, shape, count) for shape in shapes)
        yield host, Layer(shapes[0].style, paths)


def _outline(camera: Camera, shape: Outlined, count: int) -> str:
    if shape.is_line:
        return line(camera, [ball.centre for ball in shape.balls])
    if len(shape.balls) == 2:
        first, last = shape.balls
        return capsule(camera, first, last)
    return hull(camera, shape.balls, count)


def _shadow(body: Skeleton) -> str:
    """Return lines in cm of the floor, straight below the body; a matrix lays them down."""

    def way(*joints: str) -> str:
        return path_through([body[name][:2] for name in joints], is_closed=False)

    limbs = [
        way(*(joint + side for joint in ("elbow", "shoulder", "hip", "knee", "toes")))
        + way("elbow" + side, "fingers" + side)
        for side in "RL"
    ]
    return "".join(limbs) + way("pelvis", "neck", "head")
