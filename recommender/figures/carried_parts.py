"""What hands carry, drawn so that it can be told apart: a bag, a rucksack and a bottle."""

from itertools import product

from recommender.domain.figures import Bag
from recommender.domain.poses import Vector
from recommender.figures.camera import Ball, Camera
from recommender.figures.outlines import hull, line
from recommender.figures.parts import Part, Stroke
from recommender.figures.vectors import add, minus, times, unit

_BAG_HANDLE, _RUCKSACK_HANDLE = 15.0, 7.0
_POCKET_DEEP = 6.0


def bag_part(camera: Camera, bag: Bag, at: Vector, name: str) -> Part:
    """Return a bag that hangs by its handle from `at`, or a rucksack with its middle there."""
    long, wide, high = bag.size
    hangs = bag.kind == "bag"
    middle = add(at, (0, 0, -_BAG_HANDLE - high / 2)) if hangs else at
    corners = _corners(middle, bag.size, min(bag.size) / 3)
    body = Stroke("b", hull(camera, corners, 20))
    top = add(middle, (0, 0, high / 2 - 1))
    if hangs:
        handles = [
            _handle(camera, add(top, (0, side * wide / 6, 0)), long * 0.6, _BAG_HANDLE + 1)
            for side in (-1, 1)
        ]
        return Part(name, (handles[1], body, handles[0]), tuple(corners))
    handle = _handle(camera, top, long * 0.45, _RUCKSACK_HANDLE)
    pocket = Stroke("b2", hull(camera, _pocket(middle, bag.size), 20))
    # the pocket is in front, away from who carries it
    outside = (pocket, body) if camera.towards[0] < 0 else (body, pocket)
    return Part(name, (handle, *outside), tuple(corners))


def bottle_neck(camera: Camera, rim: Vector, axis: Vector, radius: float) -> tuple[Stroke, Stroke]:
    """Return the neck and the cap of a bottle, on from the middle of the rim where it opens."""

    def ball(far: float, share: float) -> Ball:
        return Ball(add(rim, times(unit(axis), far)), radius * share)

    neck = hull(camera, [ball(-1.2, 0.8), ball(2.6, 0.42)], 16)
    cap = hull(camera, [ball(4.2, 0.5), ball(5.6, 0.5)], 12)
    return Stroke("b", neck), Stroke("q1", cap)


def _corners(middle: Vector, size: Vector, radius: float) -> list[Ball]:
    half = minus(times(size, 0.5), (radius, radius, radius))
    return [
        Ball(add(middle, (dx * half[0], dy * half[1], dz * half[2])), radius)
        for dx, dy, dz in product((-1, 1), repeat=3)
    ]


def _pocket(middle: Vector, size: Vector) -> list[Ball]:
    long, wide, high = size
    at = add(middle, (long / 2, 0, -high * 0.2))
    return _corners(at, (_POCKET_DEEP, wide * 0.7, high * 0.44), _POCKET_DEEP / 2.4)


def _handle(camera: Camera, foot: Vector, wide: float, high: float) -> Stroke:
    x, y, z = foot
    ends = ((-1.0, 0.0), (-0.5, 1.0), (0.5, 1.0), (1.0, 0.0))
    return Stroke("v", line(camera, [(x + a * wide / 2, y, z + b * high) for a, b in ends]))
