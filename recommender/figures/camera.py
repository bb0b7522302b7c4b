"""A camera without perspective: points in space become points on the picture."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from recommender.domain.figures import Viewpoint
from recommender.domain.poses import Vector
from recommender.figures.vectors import cross, dot

Spot: TypeAlias = tuple[float, float]

# two units a pixel at 320 pixels: whole numbers are fine enough, and short
WIDTH, HEIGHT = 640, 480


class Ball(NamedTuple):
    """A sphere; the body and all things are made of them where it matters what hides what."""

    centre: Vector
    radius: float


@dataclass(frozen=True)
class Camera:
    """Looks from a direction; `scale` is units of the picture a cm, `x`, `y` where (0, 0, 0) is."""

    towards: Vector
    right: Vector
    up: Vector
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def flat(self, point: Vector) -> Spot:
        """Return a point in cm to the right and down, whatever the scale."""
        return dot(point, self.right), -dot(point, self.up)

    def spot(self, point: Vector) -> Spot:
        """Return where on the picture a point is."""
        return (
            dot(point, self.right) * self.scale + self.x,
            -dot(point, self.up) * self.scale + self.y,
        )

    def depth(self, point: Vector) -> float:
        """Return how near the viewer a point is, in cm; greater is nearer."""
        return dot(point, self.towards)

    def floor_matrix(self) -> str:
        """Return the SVG transform that lays what is drawn in cm of the floor on the floor."""
        k = self.scale
        numbers = (k * self.right[0], -k * self.up[0], k * self.right[1], -k * self.up[1])
        turned = " ".join(f"{number:.2f}" for number in numbers)
        return f"matrix({turned} {self.x:.0f} {self.y:.0f})"

    def fitted(
        self, balls: Iterable[Ball], *, size: tuple[int, int], margin: float, most: float
    ) -> "Camera":
        """Return the camera moved and scaled so that all balls are in a picture of this size.

        No scale is larger than `most`; what is small stands on the lower edge, not in the middle.
        """
        width, height = size
        flat = [(*self.flat(centre), radius) for centre, radius in balls]
        left, right = min(x - r for x, _, r in flat), max(x + r for x, _, r in flat)
        top, bottom = min(y - r for _, y, r in flat), max(y + r for _, y, r in flat)
        wide, high = max(right - left, 1.0), max(bottom - top, 1.0)
        scale = min(most, (width - 2 * margin) / wide, (height - 2 * margin) / high)
        x = width / 2 - scale * (left + right) / 2
        y = height / 2 - scale * (top + bottom) / 2
        if scale == most:
            y = min(y + 30, height - margin - scale * bottom)
        return replace(self, scale=scale, x=x, y=y)


def camera_at(view: Viewpoint) -> Camera:
    """Return the camera of a view: 0 from the front, 90 from the person's right, 180 the back."""
    around, above = math.radians(view.around), math.radians(view.above)
    level = math.cos(above)
    towards = (math.cos(around) * level, -math.sin(around) * level, math.sin(above))
    right = (math.sin(around), math.cos(around), 0.0)
    return Camera(towards, right, cross(towards, right))


def hull_spots(camera: Camera, balls: Sequence[Ball], count: int, start: float) -> list[Spot]:
    """Return points round all balls, one for each of so many directions, from a start angle."""
    flat = [(*camera.spot(centre), radius * camera.scale) for centre, radius in balls]
    found = []
    for number in range(count):
        angle = start + 2 * math.pi * number / count
        c, s = math.cos(angle), math.sin(angle)
        x, y, r = max(flat, key=lambda ball: ball[0] * c + ball[1] * s + ball[2])
        found.append((x + r * c, y + r * s))
    return found
