"""What stands in the room as parts of a picture: ground, wall, chair, step and table."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recommender.domain.figures import Block, Chair, Ground, Wall
from recommender.domain.poses import Vector
from recommender.figures.camera import Ball, Camera
from recommender.figures.outlines import capsule, chain, line, polygon, round_patch
from recommender.figures.parts import Part, Stroke
from recommender.figures.solids import (
    ARM_HIGH,
    ARM_OUT,
    ARM_TO,
    SEAT_HIGH,
    back_top,
    chair_bricks,
    chair_point,
    wall_box,
)
from recommender.figures.vectors import dot

_WALL_DRAWN, _FROM_BEHIND = 6.0, -0.7
# cm between the lines on the end of a wall, and what of that end has to be seen for them
_HATCH_APART, _END_SEEN = 20, 0.15
_LEG, _WHEEL = 1.5, 27.0

# least and most x, least and most y of the floor that poses take, in cm
Area = tuple[float, float, float, float]


class FurniturePainter:
    """Draws what stands in the room of a figure; `area` is the floor that its poses take."""

    def __init__(self, camera: Camera, area: Area) -> None:
        self._camera, self._area = camera, area

    def wall(self, wall: Wall, number: str) -> list[Part]:
        """Return a wall; whoever looks through one sees the person alone."""
        if dot(wall.faces.direction, self._camera.towards) < _FROM_BEHIND:
            return []
        box = wall_box(wall, _WALL_DRAWN)
        part = self._box(f"wall{number}", box, "p", behind=True)
        # its top comes first, and is mostly above the picture
        top = (
            0 if self._is_in_picture(box[1]) or self._is_in_picture(box[0][:2] + box[1][2:]) else 1
        )
        return [replace(part, strokes=(*part.strokes[top:], *self._hatching(wall, box)))]

    def _is_in_picture(self, point: Vector) -> bool:
        return self._camera.spot(point)[1] > 0

    def _hatching(self, wall: Wall, box: tuple[Vector, Vector]) -> Iterator[Stroke]:
        """Yield slanting lines on the end of a wall, as a plan shows what is cut through."""
        (x0, y0, _), (x1, y1, high) = box
        fx, fy, _ = wall.faces.direction
        toward_x, toward_y, _ = self._camera.towards
        if abs(toward_y if fx else toward_x) < _END_SEEN:
            return
        heights = range(_HATCH_APART, int(high), _HATCH_APART)
        if fx:
            y = y1 if toward_y > 0 else y0
            ends = ((x0, y), (x1, y)) if fx > 0 else ((x1, y), (x0, y))
        else:
            x = x1 if toward_x > 0 else x0
            ends = ((x, y0), (x, y1)) if fy > 0 else ((x, y1), (x, y0))
        (bx, by), (ax, ay) = ends
        lines = (
            line(self._camera, [(ax, ay, z), (bx, by, z + _WALL_DRAWN)])
            for z in heights
            if self._is_in_picture((ax, ay, z))
        )
        yield Stroke("ph", "".join(lines))

    def ground(self, ground: Ground, number: str) -> list[Part]:
        """Return a rug, a mat or a bed as large as the poses need."""
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

    def chair(self, chair: Chair, number: str) -> list[Part]:
        """Return a chair with its legs, and its arms or wheels if it has them."""
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

    def block(self, block: Block, number: str) -> list[Part]:
        """Return a step, the post of a door, or a table with its legs."""
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
        return Part(name, tuple(strokes), tuple(box_balls(*box)), is_behind=behind)


def ground_box(area: Area, kind: str) -> tuple[Vector, Vector]:
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


def box_balls(low: Vector, high: Vector) -> list[Ball]:
    """Return balls that fill a box roughly, at most eight along each edge."""
    counts = [max(1, min(8, round((b - a) / 9))) for a, b in zip(low, high, strict=True)]
    radius = max(2.0, min(6.0, min(b - a for a, b in zip(low, high, strict=True)) / 2))
    cuts = [
        [a + (b - a) * (place + 0.5) / count for place in range(count)]
        for a, b, count in zip(low, high, counts, strict=True)
    ]
    return [Ball((x, y, z), radius) for x in cuts[0] for y in cuts[1] for z in cuts[2]]
