"""Things in the room as parts of a picture."""

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
from recommender.figures.furniture_parts import Area, FurniturePainter, box_balls
from recommender.figures.outlines import chain, disc, hull, line, polygon, round_patch
from recommender.figures.parts import Part, Stroke
from recommender.figures.skeleton import Skeleton
from recommender.figures.solids import anchored, pillow_box, tube_ends, tube_rims
from recommender.figures.vectors import add, minus, mix, times

# the hole in a roller, and the ribs of socks, are left out of a picture with fewer units a cm
_HOLE_SEEN, _RIBS_SEEN = 2.4, 3.5
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
    """Draws the things of a figure; `area` is the floor that its poses take."""

    def __init__(self, camera: Camera, area: Area) -> None:
        self._camera = camera
        self._furniture = FurniturePainter(camera, area)

    def parts(self, props: Sequence[Prop], body: Skeleton) -> list[Part]:
        """Return the parts of all things beside one solved pose."""
        return [part for n, prop in enumerate(props) for part in self._parts(prop, body, str(n))]

    def _parts(self, prop: Prop, body: Skeleton, number: str) -> list[Part]:
        match prop:
            case Ground():
                return self._furniture.ground(prop, number)
            case Wall():
                return self._furniture.wall(prop, number)
            case Chair():
                return self._furniture.chair(prop, number)
            case Block():
                return self._furniture.block(prop, number)
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

    def _pillow(self, pillow: Pillow, body: Skeleton, number: str) -> Part:
        low, high = pillow_box(pillow, body)
        r = min(b - a for a, b in zip(low, high, strict=True)) / 2
        xs, ys, zs = ({a + r, b - r} for a, b in zip(low, high, strict=True))
        balls = tuple(Ball(corner, r) for corner in product(sorted(xs), sorted(ys), sorted(zs)))
        stroke = Stroke("q1", hull(self._camera, balls, 16))
        return Part(f"pillow{number}", (stroke,), (*balls, *box_balls(low, high)))

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
        strokes = [Stroke("so", disc(self._camera, ball)), Stroke("so", cuff)]
        if self._camera.scale > _RIBS_SEEN:
            ribs = (line(self._camera, [spot(at, -0.05), spot(at * 0.8, 0.8)]) for at in _RIBS)
            strokes.append(Stroke("w", "".join(ribs)))
        return Part(f"socks{number}", tuple(strokes), (ball,))

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
