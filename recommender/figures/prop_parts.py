"""Things in the room as parts of a picture."""

import math
from collections.abc import Sequence
from itertools import pairwise, product

from recommender.domain.figures import (
    Bag,
    Block,
    Chair,
    Ground,
    Pillow,
    Prop,
    Sphere,
    Strip,
    Tube,
    Wall,
)
from recommender.domain.poses import Vector
from recommender.figures.camera import Ball, Camera
from recommender.figures.carried_parts import bag_part, bottle_neck
from recommender.figures.outlines import capsule, chain, disc, hull, line, polygon, round_patch
from recommender.figures.parts import Part, Stroke
from recommender.figures.skeleton import Skeleton
from recommender.figures.solids import (
    ARM_HIGH,
    ARM_OUT,
    ARM_TO,
    SEAT_HIGH,
    anchored,
    back_top,
    chair_bricks,
    chair_point,
    pillow_box,
    tube_ends,
    tube_rims,
    wall_box,
)
from recommender.figures.vectors import add, dot, minus, mix, times

_WALL_DRAWN, _FROM_BEHIND = 4.5, -0.7
_LEG, _WHEEL = 1.5, 27.0
# the hole in a roller is left out of a picture with fewer units a cm
_HOLE_SEEN = 2.4
# the cuff that is turned over rolled socks, and its ribs, in parts of their radius to the right and
# up
_CUFF = ((-0.96, 0.1), (-0.9, 0.55), (-0.5, 0.95), (0, 1.08), (0.5, 0.95), (0.9, 0.55), (0.96, 0.1))
_CUFF_LOW = ((0.5, -0.12), (0, -0.2), (-0.5, -0.12))
_RIBS = (-0.6, -0.2, 0.2, 0.6)
_TUBES = {"roller": ("b", "b2", "b3"), "towel_roll": ("q1", "q2", "q1"), "bottle": ("b", "b2", "b")}
_STRIPS = {"band": ("y",), "strap": ("v",), "belt": ("vo", "vb"), "towel": ("l",)}
# a buckle in cm, to each side; where a spread towel has stripes, from its ends
_BUCKLE = ((-2.6, -2.2), (2.6, -2.2), (2.6, 2.2), (-2.6, 2.2))
_STRIPES = (0.08, 0.15, 0.85, 0.92)
_EVENLY = (0.1, 0.3, 0.5, 0.7, 0.9)


class PropPainter:
    """Draws the things of a figure; `area` is the floor that its poses take, in cm.

    The area is (least x, most x, least y, most y).
    """

    def __init__(self, camera: Camera, area: tuple[float, float, float, float]) -> None:
        self._camera, self._area = camera, area

    def parts(self, props: Sequence[Prop], body: Skeleton) -> list[Part]:
        """Return the parts of all things beside one solved pose."""
        return [part for n, prop in enumerate(props) for part in self._parts(prop, body, str(n))]

    def _parts(self, prop: Prop, body: Skeleton, number: str) -> list[Part]:
        match prop:
            case Ground():
                return self._ground(prop, number)
            case Wall():
                if dot(prop.faces.direction, self._camera.towards) < _FROM_BEHIND:
                    return []  # whoever looks through a wall sees the person alone
                return [self._box(f"wall{number}", wall_box(prop, _WALL_DRAWN), "p", behind=True)]
            case Chair():
                return self._chair(prop, number)
            case Block():
                return self._block(prop, number)
        return [self._loose(prop, body, number)]

    def _loose(self, prop: Prop, body: Skeleton, number: str) -> Part:
        match prop:
            case Pillow():
                return self._pillow(prop, body, number)
            case Tube():
                return self._tube(prop, body, number)
            case Sphere():
                ball = Ball(anchored(prop.at, body), prop.radius)
                return (
                    self._ball(ball, number) if prop.kind == "ball" else self._socks(ball, number)
                )
            case Strip():
                return self._strip(prop, body, number)
            case Bag():
                return bag_part(self._camera, prop, anchored(prop.at, body), f"{prop.kind}{number}")
        raise ValueError(f"no such thing: {prop}")

    def _ground(self, ground: Ground, number: str) -> list[Part]:
        x0, x1, y0, y1 = self._area
        if ground.kind == "rug":
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            wide, deep = (x1 - x0) / 2 + 26, max(34, (y1 - y0) / 2 + 16)
            rim = round_patch(self._camera, (x, y, 0.0), (wide, 0.0, 0.0), (0.0, deep, 0.0))
            return [Part(f"rug{number}", (Stroke("g", rim),), is_behind=True)]
        low, high = ground_box(self._area, ground.kind)
        if ground.kind == "mat":
            return [self._box(f"mat{number}", (low, high), "m", behind=True)]
        mattress = (low[0], low[1], high[2] - 16)
        return [
            self._box(f"bed{number}", (low, (*high[:2], mattress[2])), "c", behind=True),
            self._box(f"mattress{number}", (mattress, high), "l", behind=True),
        ]

    def _chair(self, chair: Chair, number: str) -> list[Part]:
        name = f"chair{number}"
        rear, front = (-20, back_top(chair) - 2), (19, SEAT_HIGH - 2)
        legs = [
            self._stick(
                f"{name}_leg{place}",
                chair_point(chair, forward, left, 1),
                chair_point(chair, forward, left, height),
            )
            for place, (forward, height, left) in enumerate(
                (*pair, side) for pair in (front, rear) for side in (-19, 19)
            )
        ]
        boxes = [
            self._box(f"{name}_{n}", (brick.low, brick.high), "c")
            for n, brick in enumerate(chair_bricks(chair))
        ]
        posts = [
            self._stick(
                f"{name}_post{left:+d}",
                chair_point(chair, ARM_TO - 3, left, SEAT_HIGH),
                chair_point(chair, ARM_TO - 3, left, ARM_HIGH - 2),
            )
            for left in (-ARM_OUT, ARM_OUT)
        ]
        wheels = [self._wheel(chair, left, f"{name}_wheel") for left in (-24.0, 24.0)]
        return [
            *legs,
            *boxes,
            *(posts if chair.has_arms else ()),
            *(wheels if chair.has_wheels else ()),
        ]

    def _wheel(self, chair: Chair, left: float, name: str) -> Part:
        turns = [number * math.pi / 12 for number in range(24)]
        rim = [
            chair_point(chair, -10 + _WHEEL * math.cos(t), left, _WHEEL + 1 + _WHEEL * math.sin(t))
            for t in turns
        ]
        balls = tuple(Ball(point, 2) for point in rim)
        return Part(f"{name}{left:+.0f}", (Stroke("u", polygon(self._camera, rim)),), balls)

    def _block(self, block: Block, number: str) -> list[Part]:
        name = f"{block.kind}{number}"
        if block.kind != "table":
            style = "d" if block.kind == "post" else "c"
            return [self._box(name, (block.low, block.high), style)]
        (x0, y0, z0), (x1, y1, z1) = block.low, block.high
        corners = [(x, y) for x in (x0 + 3, x1 - 3) for y in (y0 + 3, y1 - 3)]
        legs = [
            self._stick(f"{name}_leg{n}", (x, y, z0 + 1), (x, y, z1 - 2))
            for n, (x, y) in enumerate(corners)
        ]
        return [*legs, self._box(f"{name}_top", ((x0, y0, z1 - 3), block.high), "c")]

    def _stick(self, name: str, low: Vector, high: Vector) -> Part:
        outline = capsule(self._camera, Ball(low, _LEG), Ball(high, _LEG))
        balls = chain(Ball(low, _LEG + 1), Ball(high, _LEG + 1), 7)
        return Part(name, (Stroke("c", outline),), balls)

    def _box(
        self, name: str, box: tuple[Vector, Vector], style: str, *, behind: bool = False
    ) -> Part:
        """Return a box of three shades: above, to the sides, to front and back."""
        strokes = [
            Stroke(style + shade, polygon(self._camera, face))
            for normal, shade, face in _faces(*box)
            if dot(normal, self._camera.towards) > 0.02
        ]
        if style == "m":
            strokes = _edges_joined(strokes)
        return Part(name, tuple(strokes), tuple(_box_balls(*box)), is_behind=behind)

    def _pillow(self, pillow: Pillow, body: Skeleton, number: str) -> Part:
        low, high = pillow_box(pillow, body)
        r = min(b - a for a, b in zip(low, high, strict=True)) / 2
        xs, ys, zs = ({a + r, b - r} for a, b in zip(low, high, strict=True))
        balls = tuple(Ball(corner, r) for corner in product(sorted(xs), sorted(ys), sorted(zs)))
        stroke = Stroke("q1", hull(self._camera, balls, 16))
        return Part(f"pillow{number}", (stroke,), (*balls, *_box_balls(low, high)))

    def _tube(self, tube: Tube, body: Skeleton, number: str) -> Part:
        side, end, hole = _TUBES[tube.kind]
        rims = tube_rims(tube, body, 16)
        ends = tube_ends(tube, body)
        near = max((0, 1), key=lambda place: self._camera.depth(ends[place]))
        outline = hull(self._camera, [Ball(point, 0.1) for rim in rims for point in rim], 16)
        middle, rim = ends[near], rims[near]
        wide, high = minus(rim[0], middle), minus(rim[4], middle)
        strokes = [
            Stroke(side, outline),
            Stroke(end, round_patch(self._camera, middle, wide, high)),
        ]
        if tube.kind != "roller" or self._camera.scale > _HOLE_SEEN:
            inner = times(wide, 0.42), times(high, 0.42)
            strokes.append(Stroke(hole, round_patch(self._camera, middle, *inner)))
        if tube.kind == "bottle":
            neck = bottle_neck(self._camera, ends[0], tube.axis, tube.radius)
            strokes = [*strokes, *neck] if near == 0 else [*neck[::-1], *strokes]
        balls = chain(Ball(ends[0], tube.radius * 0.9), Ball(ends[1], tube.radius * 0.9))
        return Part(f"{tube.kind}{number}", tuple(strokes), balls)

    def _ball(self, ball: Ball, number: str) -> Part:
        camera, r = self._camera, ball.radius
        shine = add(ball.centre, times(add(camera.up, times(camera.right, -0.6)), r * 0.35))
        strokes = (
            Stroke("b", disc(camera, ball)),
            Stroke("b2 n", disc(camera, Ball(shine, r * 0.28))),
        )
        return Part(f"ball{number}", strokes, (ball,))

    def _socks(self, ball: Ball, number: str) -> Part:
        """Return a pair of socks rolled up: a ball of cloth, over which one cuff is turned."""

        def spot(right: float, up: float) -> Vector:
            return self._beside(ball.centre, right * ball.radius, up * ball.radius)

        cuff = polygon(self._camera, [spot(*corner) for corner in (*_CUFF, *_CUFF_LOW)])
        ribs = "".join(line(self._camera, [spot(at, -0.05), spot(at * 0.8, 0.8)]) for at in _RIBS)
        strokes = (
            Stroke("so", disc(self._camera, ball)),
            Stroke("so", cuff),
            Stroke("w", ribs),
        )
        return Part(f"socks{number}", strokes, (ball,))

    def _strip(self, strip: Strip, body: Skeleton, number: str) -> Part:
        points = [anchored(point, body) for point in strip.points]
        if strip.kind == "cloth":
            return self._cloth(points, f"cloth{number}")
        balls = [ball for a, b in pairwise(points) for ball in chain(Ball(a, 1.2), Ball(b, 1.2), 7)]
        path = line(self._camera, points)
        strokes = [Stroke(style, path) for style in _STRIPS[strip.kind]]
        if strip.kind == "belt":
            first = (len(points) - 1) // 2
            middle = mix(points[first], points[-1 - first], 0.5)
            corners = [self._beside(middle, *corner) for corner in _BUCKLE]
            strokes.append(Stroke("y", polygon(self._camera, corners)))
        return Part(f"{strip.kind}{number}", tuple(strokes), tuple(balls))

    def _beside(self, point: Vector, right: float, up: float) -> Vector:
        """Return a place so far to the right of a point and above it on the picture, in cm."""
        camera = self._camera
        return add(point, add(times(camera.right, right), times(camera.up, up)))

    def _cloth(self, corners: Sequence[Vector], name: str) -> Part:
        first, second, third, last = corners
        stripes = "".join(
            line(self._camera, [mix(first, second, share), mix(last, third, share)])
            for share in _STRIPES
        )
        strokes = Stroke("lc", polygon(self._camera, corners)), Stroke("ls", stripes)
        balls = [
            Ball(mix(mix(first, second, wide), mix(last, third, wide), deep), 2.0)
            for wide in _EVENLY
            for deep in _EVENLY
        ]
        return Part(name, strokes, tuple(balls))


def ground_box(area: tuple[float, float, float, float], kind: str) -> tuple[Vector, Vector]:
    """Return the corners of a mat or bed that is large enough for the poses."""
    x0, x1, y0, y1 = area
    if kind == "mat":
        return (x0 - 13, min(-34, y0 - 12), -1.6), (x1 + 13, max(34, y1 + 12), 0.0)
    return (x0 - 14, min(-42, y0 - 12), -42.0), (x1 + 12, max(42, y1 + 12), 0.0)


def _faces(low: Vector, high: Vector) -> list[tuple[Vector, str, list[Vector]]]:
    (x0, y0, z0), (x1, y1, z1) = low, high
    return [
        ((0, 0, 1), "1", [(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)]),
        ((0, -1, 0), "2", [(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)]),
        ((0, 1, 0), "2", [(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)]),
        ((1, 0, 0), "3", [(x1, y0, z0), (x1, y1, z0), (x1, y1, z1), (x1, y0, z1)]),
        ((-1, 0, 0), "3", [(x0, y0, z0), (x0, y1, z0), (x0, y1, z1), (x0, y0, z1)]),
    ]


def _edges_joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return a mat with its edges in one outline: they have one colour and no line round them."""
    tops = [one for one in strokes if one.style == "m1"]
    edges = "".join(one.path for one in strokes if one not in tops)
    return [*tops, Stroke("m2", edges)]


def _box_balls(low: Vector, high: Vector) -> list[Ball]:
    """Return balls that fill a box roughly, at most eight along each edge."""
    counts = [max(1, min(8, round((b - a) / 9))) for a, b in zip(low, high, strict=True)]
    radius = max(2.0, min(6.0, min(b - a for a, b in zip(low, high, strict=True)) / 2))
    cuts = [
        [a + (b - a) * (place + 0.5) / count for place in range(count)]
        for a, b, count in zip(low, high, counts, strict=True)
    ]
    return [Ball((x, y, z), radius) for x in cuts[0] for y in cuts[1] for z in cuts[2]]
