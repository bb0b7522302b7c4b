"""The outlines of round bodies as SVG path data.

Each kind of outline always has the same commands and as many points, so that it can be animated.
Numbers are whole and relative, which keeps a picture small.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from recommender.domain.poses import Vector
from recommender.figures.camera import Ball, Camera, Spot, hull_spots
from recommender.figures.vectors import add, cross, dot, minus, mix, times, unit

_PART, _NUMBER = re.compile(r"([A-Za-z])([^A-Za-z]*)"), re.compile(r"-?\d+")


def path_through(spots: Sequence[Spot], *, is_closed: bool = True) -> str:
    """Return straight lines from point to point."""
    whole = [(round(x), round(y)) for x, y in spots]
    steps = [number for a, b in pairwise(whole) for number in (b[0] - a[0], b[1] - a[1])]
    return f"M{whole[0][0]} {whole[0][1]}l{spaced_numbers(steps)}" + ("z" if is_closed else "")


def spaced_numbers(numbers: Sequence[int]) -> str:
    """Return numbers with a space between where the next has no sign to part them."""
    return "".join(
        str(number) if number < 0 or not place else f" {number}"
        for place, number in enumerate(numbers)
    )


def absolute(path: str) -> list[int]:
    """Return all numbers of an outline, those of its points counted from the picture's corner."""
    found: list[int] = []
    x = y = 0
    for command, written in _PART.findall(path):
        numbers = [int(number) for number in _NUMBER.findall(written)]
        size = 7 if command == "a" else 2
        for place in range(0, len(numbers), size):
            *shape, dx, dy = numbers[place : place + size]
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            found += [*shape, x, y]
    return found


def polygon(camera: Camera, points: Sequence[Vector]) -> str:
    """Return the outline of a flat shape in space."""
    return path_through([camera.spot(point) for point in points])


def line(camera: Camera, points: Sequence[Vector]) -> str:
    """Return an open line in space."""
    return path_through([camera.spot(point) for point in points], is_closed=False)


def disc(camera: Camera, ball: Ball) -> str:
    """Return the outline of one ball."""
    x, y = camera.spot(ball.centre)
    r = round(ball.radius * camera.scale)
    return f"M{round(x) - r} {round(y)}a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1 {-2 * r} 0z"


def round_patch(camera: Camera, middle: Vector, one: Vector, other: Vector) -> str:
    """Return the outline of a flat ellipse that reaches so far from its middle in two directions.

    The directions are at right angles in space; on the picture they need not be.
    """
    x, y = camera.spot(middle)
    (px, py), (qx, qy) = camera.flat(one), camera.flat(other)
    # the turn at which the two radii of the ellipse on the picture are at right angles
    turn = math.atan2(2 * (px * qx + py * qy), px**2 + py**2 - qx**2 - qy**2) / 2
    c, s = math.cos(turn) * camera.scale, math.sin(turn) * camera.scale
    ax, ay, bx, by = px * c + qx * s, py * c + qy * s, qx * c - px * s, qy * c - py * s
    long, short = round(math.hypot(ax, ay)), round(math.hypot(bx, by))
    round_about = f"a{long} {short} {math.degrees(math.atan2(ay, ax)):.0f} 1 1"
    ends = [spaced_numbers((sign * round(2 * ax), sign * round(2 * ay))) for sign in (-1, 1)]
    return f"M{x + ax:.0f} {y + ay:.0f}" + "".join(f"{round_about} {end}" for end in ends) + "z"


def hull(
    camera: Camera,
    balls: Sequence[Ball],
    count: int = 20,
    axis: tuple[Vector, Vector] | None = None,
) -> str:
    """Return the outline round balls; along an axis its long edges come out straight."""
    start = 0.0
    if axis:
        (ax, ay), (bx, by) = camera.flat(axis[0]), camera.flat(axis[1])
        start = math.atan2(by - ay, bx - ax) + math.pi / 2
    return path_through(hull_spots(camera, balls, count, start))


def capsule(camera: Camera, first: Ball, last: Ball) -> str:
    """Return the exact outline round two balls and what lies between them."""
    if first.radius < last.radius:
        first, last = last, first
    (x1, y1), (x2, y2) = camera.spot(first.centre), camera.spot(last.centre)
    big, small = first.radius * camera.scale, last.radius * camera.scale
    dx, dy = x2 - x1, y2 - y1
    far = math.hypot(dx, dy) or 0.01
    ux, uy = dx / far, dy / far
    least = big - small + 1.5
    if far < least:
        # seen along its axis: the smaller end peeps out, so that the outline keeps its commands
        far = least
        x2, y2 = x1 + ux * far, y1 + uy * far
    c = (big - small) / far
    s = math.sqrt(1 - c * c)
    one, other = (ux * c - uy * s, uy * c + ux * s), (ux * c + uy * s, uy * c - ux * s)
    corners = [
        (round(x + n[0] * r), round(y + n[1] * r))
        for x, y, n, r in (
            (x1, y1, one, big),
            (x1, y1, other, big),
            (x2, y2, other, small),
            (x2, y2, one, small),
        )
    ]
    a, b, e = (spaced_numbers((q[0] - p[0], q[1] - p[1])) for p, q in pairwise(corners))
    r, t = round(big), round(small)
    (x, y), _, _, _ = corners
    return f"M{x} {y}a{r} {r} 0 1 1 {a}l{b}a{t} {t} 0 0 1 {e}z"


def cap(camera: Camera, ball: Ball, top: Vector, size: float, counts: tuple[int, int]) -> str:
    """Return the part of a ball that hair covers and the viewer sees.

    It reaches `size` degrees from the direction of its top; `counts` are how many points its rim
    and the edge of the ball have.
    """
    n_rim, n_edge = counts
    ca, sa = math.cos(math.radians(size)), math.sin(math.radians(size))
    ct = max(-0.999, min(0.999, dot(top, camera.towards)))
    st = math.sqrt(1 - ct * ct)
    e1 = unit(minus(camera.towards, times(top, ct)))
    e2 = cross(top, e1)
    edge = -(ca / sa) * (ct / st)
    half = math.pi if edge <= -1 else 0.0 if edge >= 1 else math.acos(edge)

    def rim(angle: float) -> Vector:
        round_top = add(times(e1, math.cos(angle)), times(e2, math.sin(angle)))
        around = add(times(top, ca), times(round_top, sa))
        return add(ball.centre, times(around, ball.radius))

    spots = [camera.spot(rim(-half + 2 * half * number / (n_rim - 1))) for number in range(n_rim)]
    if half in (0.0, math.pi):
        return path_through([*spots, *[spots[-1]] * n_edge])
    return path_through([*spots, *_edge(camera, ball, top, (spots[-1], spots[0]), n_edge)])


def _edge(
    camera: Camera, ball: Ball, top: Vector, ends: tuple[Spot, Spot], count: int
) -> list[Spot]:
    """Return points on the edge of a ball, from one spot to the other over its top."""
    cx, cy = camera.spot(ball.centre)
    tx, ty = camera.flat(top)
    base = math.atan2(ty, tx)

    def turn(spot: Spot) -> float:
        return (math.atan2(spot[1] - cy, spot[0] - cx) - base + math.pi) % (2 * math.pi) - math.pi

    first, last = map(turn, ends)
    angles = [base + first + (last - first) * (n + 1) / (count + 1) for n in range(count)]
    r = ball.radius * camera.scale
    return [(cx + r * math.cos(angle), cy + r * math.sin(angle)) for angle in angles]


def chain(first: Ball, last: Ball, count: int = 5) -> tuple[Ball, ...]:
    """Return balls from one to the other, evenly spaced."""
    return tuple(
        Ball(
            mix(first.centre, last.centre, number / (count - 1)),
            first.radius + (last.radius - first.radius) * number / (count - 1),
        )
        for number in range(count)
    )
