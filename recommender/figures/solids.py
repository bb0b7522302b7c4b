"""How far a point is from the things in the room: what the checks of a pose ask."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from recommender.domain.figures import Anchor, Block, Chair, Pillow, Prop, Sphere, Tube, Wall
from recommender.domain.poses import Hold, Vector
from recommender.figures.sizes import radius_of
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import add, cross, distance, minus, mix, times, unit

SEAT_HIGH, SEAT_THICK, SEAT_HALF = 45.0, 3.0, 21.0
BACK_FROM, BACK_TO, BACK_LOW, BACK_HIGH, BACK_HIGHER = -21.5, -19.0, 64.0, 86.0, 112.0
ARM_FROM, ARM_TO, ARM_HIGH, ARM_OUT, ARM_WIDE = -20.0, 18.0, 66.0, 22, 5.0
WALL_DEEP = 60.0


@dataclass(frozen=True)
class Brick:
    """A box along the axes of the room; a soft one gives way."""

    name: str
    low: Vector
    high: Vector
    is_soft: bool = False

    def distance(self, point: Vector) -> float:
        """Return how far a point is from its surface, in cm; below 0 it is inside."""
        (x0, y0, z0), (x, y, z), (x1, y1, z1) = self.low, point, self.high
        beyond = max(x0 - x, x - x1), max(y0 - y, y - y1), max(z0 - z, z - z1)
        deepest = max(beyond)
        return deepest if deepest <= 0 else math.hypot(*(max(0.0, far) for far in beyond))


@dataclass(frozen=True)
class Rod:
    """A tube with round ends, or a ball where its ends are one point."""

    name: str
    start: Vector
    end: Vector
    radius: float
    is_soft: bool = False

    def distance(self, point: Vector) -> float:
        """Return how far a point is from its surface, in cm; below 0 it is inside."""
        way, to = minus(self.end, self.start), minus(point, self.start)
        long = sum(part * part for part in way)
        along = sum(a * b for a, b in zip(way, to, strict=True)) / long if long else 0.0
        near = mix(self.start, self.end, max(0.0, min(1.0, along)))
        return distance(point, near) - self.radius


@dataclass(frozen=True)
class _Floor:
    """All that is below the height of 0."""

    name: str = "floor"
    is_soft: bool = False

    def distance(self, point: Vector) -> float:
        """Return how far a point is above it, in cm."""
        return point[2]


Solid: TypeAlias = _Floor | Brick | Rod
FLOOR = _Floor()


def solids_of(props: Sequence[Prop], body: Skeleton) -> list[Solid]:
    """Return the floor and all that stands or lies on it."""
    return [FLOOR, *(solid for prop in props for solid in _solids(prop, body))]


def anchored(place: Anchor, body: Skeleton) -> Vector:
    """Return where a place in the room or on a body is."""
    return add(body[place.joint], place.offset) if isinstance(place, Hold) else place


def _solids(prop: Prop, body: Skeleton) -> list[Solid]:
    match prop:
        case Wall():
            return [Brick("wall", *wall_box(prop, WALL_DEEP))]
        case Chair():
            return [*chair_bricks(prop)]
        case Block(kind=kind, low=low, high=high):
            is_table = kind == "table"
            return [Brick(kind, (*low[:2], high[2] - SEAT_THICK) if is_table else low, high)]
    return _loose(prop, body)


def _loose(prop: Prop, body: Skeleton) -> list[Solid]:
    match prop:
        case Pillow():
            return [Brick("pillow", *pillow_box(prop, body), is_soft=True)]
        case Tube(kind="roller" | "towel_roll"):
            start, end = tube_ends(prop, body)
            return [Rod(prop.kind.replace("_", " "), start, end, prop.radius, is_soft=True)]
        case Sphere(at=at, radius=radius):
            middle = anchored(at, body)
            return [Rod("ball", middle, middle, radius, is_soft=True)]
    return []


def wall_box(wall: Wall, deep: float) -> tuple[Vector, Vector]:
    """Return the corners of a wall that is so deep behind its face."""
    x, y, _ = wall.faces.direction
    face, back = wall.at, wall.at - (x + y) * deep
    low, high = min(face, back), max(face, back)
    half = wall.width / 2
    if x:
        return (low, -half, 0.0), (high, half, wall.height)
    return (-half, low, 0.0), (half, high, wall.height)


def chair_point(chair: Chair, forward: float, left: float, up: float) -> Vector:
    """Return a point of a chair as seen from who sits on it."""
    fx, fy, _ = chair.faces.direction
    x, y = chair.at
    return (x + fx * forward - fy * left, y + fy * forward + fx * left, up)


def box_round(a: Vector, b: Vector) -> tuple[Vector, Vector]:
    """Return the lowest and the highest corner of the box between two points."""
    low = (min(a[0], b[0]), min(a[1], b[1]), min(a[2], b[2]))
    return low, (max(a[0], b[0]), max(a[1], b[1]), max(a[2], b[2]))


def back_top(chair: Chair) -> float:
    """Return how high the back of a chair is, in cm."""
    return BACK_HIGHER if chair.is_high else BACK_HIGH


def chair_bricks(chair: Chair) -> list[Brick]:
    """Return the seat and the back of a chair, and its arms if it has them."""
    half, top = SEAT_HALF, SEAT_HIGH
    seat = box_round(
        chair_point(chair, -half, -half, top - SEAT_THICK), chair_point(chair, half, half, top)
    )
    back = box_round(
        chair_point(chair, BACK_FROM, -20, BACK_LOW),
        chair_point(chair, BACK_TO, 20, back_top(chair)),
    )
    arms = [
        box_round(
            chair_point(chair, ARM_FROM, left - ARM_WIDE / 2, ARM_HIGH - 3),
            chair_point(chair, ARM_TO, left + ARM_WIDE / 2, ARM_HIGH),
        )
        for left in (-ARM_OUT, ARM_OUT)
        if chair.has_arms
    ]
    return [
        Brick("seat", *seat),
        Brick("chair's back", *back),
        *(Brick("chair's arm", *arm) for arm in arms),
    ]


def pillow_box(pillow: Pillow, body: Skeleton) -> tuple[Vector, Vector]:
    """Return the corners of a pillow; below a point of the body it touches its surface."""
    middle = anchored(pillow.at, body)
    if isinstance(pillow.at, Hold):
        middle = minus(middle, (0, 0, radius_of(pillow.at.joint) + pillow.size[2] / 2 - 1))
    half = times(pillow.size, 0.5)
    return minus(middle, half), add(middle, half)


def tube_ends(tube: Tube, body: Skeleton) -> tuple[Vector, Vector]:
    """Return the middles of both ends."""
    middle, half = anchored(tube.at, body), times(unit(tube.axis), tube.length / 2)
    return add(middle, half), minus(middle, half)


def tube_rims(tube: Tube, body: Skeleton, count: int) -> list[list[Vector]]:
    """Return points round both ends."""
    axis = unit(tube.axis)
    one = unit(cross(axis, (0, 0, 1)), (1, 0, 0))
    other = cross(axis, one)
    turns = [2 * math.pi * number / count for number in range(count)]
    ways = [
        times(add(times(one, math.cos(t)), times(other, math.sin(t))), tube.radius) for t in turns
    ]
    return [[add(end, way) for way in ways] for end in tube_ends(tube, body)]
