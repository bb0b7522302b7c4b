"""Points, directions and frames in space, as plain tuples."""

import math
from typing import NamedTuple

from recommender.domain.poses import Vector

UP: Vector = (0.0, 0.0, 1.0)
_TINY = 1e-6


def add(a: Vector, b: Vector) -> Vector:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vector, b: Vector) -> Vector:
    """Return a - b: the way from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vector, factor: float) -> Vector:
    """Return a vector so many times as long."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Return the vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """Return how long a vector is."""
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vector, b: Vector) -> float:
    """Return how far two points are apart."""
    return length(minus(a, b))


def unit(a: Vector, fallback: Vector = UP) -> Vector:
    """Return the direction of a vector; the fallback where it has none."""
    long = length(a)
    return times(a, 1 / long) if long > _TINY else fallback


def mix(a: Vector, b: Vector, share: float) -> Vector:
    """Return the point that lies this share of the way from a to b."""
    return (
        a[0] + (b[0] - a[0]) * share,
        a[1] + (b[1] - a[1]) * share,
        a[2] + (b[2] - a[2]) * share,
    )


def across(a: Vector, axis: Vector) -> Vector:
    """Return what of a vector is at right angles to an axis of length 1."""
    return minus(a, times(axis, dot(a, axis)))


def angle_between(a: Vector, b: Vector) -> float:
    """Return the angle between two directions of length 1, in degrees."""
    return math.degrees(math.acos(max(-1.0, min(1.0, dot(a, b)))))


class Frame(NamedTuple):
    """A body part's own directions, each of length 1 and at right angles to the others."""

    front: Vector
    left: Vector
    up: Vector

    def direction(self, forward: float, left: float, up: float) -> Vector:
        """Return the vector with these parts along the frame's directions."""
        f, s, u = self
        return (
            f[0] * forward + s[0] * left + u[0] * up,
            f[1] * forward + s[1] * left + u[1] * up,
            f[2] * forward + s[2] * left + u[2] * up,
        )

    def point(self, origin: Vector, forward: float, left: float, up: float) -> Vector:
        """Return the point so far from an origin."""
        return add(origin, self.direction(forward, left, up))

    def turned(self, angles: Vector) -> "Frame":
        """Return the frame leaned forward, to the left side, and turned to the left.

        The turn comes first, then the lean, then the side; each about the frame's own axis.
        """
        lean, side, turn = angles
        front, left, up = self
        front, left = _rotated(front, left, turn)
        up, front = _rotated(up, front, lean)
        up, left = _rotated(up, left, side)
        return Frame(front, left, up)


WORLD = Frame((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), UP)


def _rotated(a: Vector, b: Vector, degrees: float) -> tuple[Vector, Vector]:
    """Return two directions at right angles after a turn of the first towards the second."""
    if not degrees:
        return a, b
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return add(times(a, cosine), times(b, sine)), minus(times(b, cosine), times(a, sine))


def segments_apart(a: tuple[Vector, Vector], b: tuple[Vector, Vector]) -> float:
    """Return the shortest distance between two straight pieces, each from point to point."""
    u, v, w = minus(a[1], a[0]), minus(b[1], b[0]), minus(a[0], b[0])
    uu, uv, vv, uw, vw = dot(u, u), dot(u, v), dot(v, v), dot(u, w), dot(v, w)
    flat = uu * vv - uv * uv
    s = _clamped((uv * vw - vv * uw) / flat) if flat > _TINY else 0.0
    t = (uv * s + vw) / vv if vv > _TINY else 0.0
    if not 0 <= t <= 1 or vv <= _TINY:
        t = _clamped(t)
        s = _clamped((uv * t - uw) / uu) if uu > _TINY else 0.0
    return distance(mix(a[0], a[1], s), mix(b[0], b[1], t))


def _clamped(share: float) -> float:
    return max(0.0, min(1.0, share))
