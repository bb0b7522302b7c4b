"""A figure ready to be drawn: its key poses solved, its camera set, its things in place."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from recommender.domain.figures import (
    Arrow,
    Chair,
    Figure,
    Focus,
    Ground,
    Inside,
    Sphere,
    Viewpoint,
    Wall,
)
from recommender.domain.poses import Limb, Pose, Vector
from recommender.figures.arrow_paths import arrow_points
from recommender.figures.blending import tween
from recommender.figures.body_parts import body_parts
from recommender.figures.camera import HEIGHT, WIDTH, Ball, Camera, camera_at
from recommender.figures.close_views import close_balls, is_shown_with
from recommender.figures.furniture_parts import Area, ground_box
from recommender.figures.parts import Detail, Part
from recommender.figures.prop_parts import PropPainter
from recommender.figures.skeleton import Skeleton, solve
from recommender.figures.solids import anchored

_LOW, _MARGIN, _MARGIN_TINY = 36.0, 23.0, 14.0
_LARGEST, _LARGEST_CLOSE = 3.1, 7.0
_FAR_APART = 9.0
# cm by which a rug is shorter at both ends where another picture begins
_BESIDE = 15.0
# cm round a number, in a picture of usual size
_MARK = 6.0
# cm from the middle of the window into the hips to its rim, what is seen there, and how far in
# front of the pelvis and above it the middle is where the belly matters
WINDOW = 19.0
_BELLY = 2.0, 7.0
# cm from the middle of a ball to the rim of the round picture of where it presses
RING_RADIUS = 32.0
_IN_WINDOW = frozenset(("hips", "shirt", "thighR", "thighL"))


@dataclass(frozen=True)
class Scene:
    """The key poses of a figure and their solved bodies, in order, and how large the picture is."""

    figure: Figure
    bodies: tuple[Skeleton, ...]
    width: int = WIDTH
    height: int = HEIGHT
    # the keys that are in the picture, where not all are
    shown: tuple[int, ...] = ()
    # what is round a ball alone, larger
    is_detail: bool = False
    # the hips alone, larger still, without what would hide them
    is_window: bool = False

    def of_size(self, width: int, height: int) -> "Scene":
        """Return the scene for a part of a picture."""
        return replace(self, width=width, height=height)

    def only(self, keys: Sequence[int]) -> "Scene":
        """Return the scene of some keys by themselves."""
        return replace(self, shown=tuple(keys))

    def working(self, key: int) -> "Scene":
        """Return the scene with that coloured which is worked in one key."""
        each = self.figure.work_each
        if not each:
            return self
        work = each[key] if len(each) == len(self.bodies) else each[0 if key == 0 else -1]
        return replace(self, figure=replace(self.figure, work=work))

    def seen_in(self, key: int) -> "Scene":
        """Return the scene of one key in a series: all of one view, or this key from its own."""
        figure = self.figure
        if not figure.views and not figure.focus_each:
            return self
        view = figure.views[key] if figure.views else figure.view
        focus = figure.focus_each[key] if figure.focus_each else figure.focus
        return replace(self, figure=replace(figure, view=view, focus=focus), shown=(key,))

    def again(self, key: int, view: Viewpoint) -> "Scene":
        """Return what presses on the body in one key from another view, larger, without arrows."""
        figure = replace(self.figure, view=view, arrows=(), letters=None)
        return replace(self, figure=figure, shown=(key,), is_detail=True)

    def pressing(self, key: int) -> Ball:
        """Return the ball, or the socks, that presses on the body in one key."""
        thing = next(one for one in self.figure.props if isinstance(one, Sphere))
        return Ball(anchored(thing.at, self.bodies[key]), thing.radius)

    def window(self) -> "Scene":
        """Return the scene of the hips at the end of a movement."""
        return replace(self, shown=(len(self.bodies) - 1,), is_window=True)

    def window_rim(self, body: Skeleton) -> Ball:
        """Return the ball whose outline is the rim of the window into the hips."""
        forward, up = _BELLY if self.figure.inside is Inside.LOW_BELLY else (0.0, 0.0)
        return Ball(body.pelvis_frame.point(body["pelvis"], forward, 0, up), WINDOW)

    @cached_property
    def in_picture(self) -> tuple[Skeleton, ...]:
        """The bodies that are in the picture."""
        return tuple(self.bodies[key] for key in self.shown) or self.bodies

    @property
    def is_close(self) -> bool:
        """Whether only head and chest are shown, or what is above a seat."""
        return self.figure.focus is not None

    @property
    def is_tiny(self) -> bool:
        """Whether it is one of more than two pictures in one."""
        return 2 * self.width * self.height < WIDTH * HEIGHT

    @cached_property
    def area(self) -> Area:
        """Where the body is near the floor: least and most x, least and most y, in cm."""
        points = [p for body in self.in_picture for p in body.points.values() if p[2] < _LOW]
        xs = [point[0] for point in points] or [0.0]
        ys = [point[1] for point in points] or [0.0]
        for prop in self.figure.props:
            if isinstance(prop, Chair):
                xs += [prop.at[0] - 22, prop.at[0] + 22]
        return min(xs), max(xs), min(ys), max(ys)

    @property
    def _ground(self) -> Area:
        """What a rug or mat lies under: beside another picture it reaches less far."""
        x0, x1, y0, y1 = self.area
        less = _BESIDE if self.width < WIDTH else 0.0
        return x0 + less, x1 - less, y0, y1

    @cached_property
    def camera(self) -> Camera:
        """The camera from which all of the figure is in the picture."""
        camera = camera_at(self.figure.view)
        balls = list(self._seen(camera))
        for arrow in () if self.is_window else self.arrows:
            balls += [Ball(point, 4) for point in self.arrow_points(arrow, camera)]
        balls += [Ball(anchored(place, self.bodies[0]), _MARK) for place in self.figure.marks]
        most = _LARGEST if self._is_whole else _LARGEST_CLOSE
        margin = _MARGIN_TINY if self.is_tiny else _MARGIN
        return camera.fitted(balls, size=(self.width, self.height), margin=margin, most=most)

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """The arrows of the keys that are in the picture."""
        arrows = self.figure.arrows
        return tuple(one for one in arrows if not self.shown or one.drawn_with in self.shown)

    @cached_property
    def far(self) -> frozenset[str]:
        """The limbs that are clearly away from the viewer in the mean of the key poses."""
        found = set()
        for right, left in ((Limb.LEG_RIGHT, Limb.LEG_LEFT), (Limb.ARM_RIGHT, Limb.ARM_LEFT)):
            nearer = sum(
                self.camera.depth(body[right.chain[0]]) - self.camera.depth(body[left.chain[0]])
                for body in self.in_picture
            ) / len(self.in_picture)
            if abs(nearer) > _FAR_APART:
                found.add(left if nearer > 0 else right)
        return frozenset(found)

    def parts(
        self, body: Skeleton, *, is_moving: bool = False, is_small: bool = False
    ) -> list[Part]:
        """Return the things and the body as parts of a picture."""
        is_tiny = is_small and self.is_tiny
        is_hands = self.figure.focus is Focus.HANDS
        is_fine = self.is_close and not is_small
        detail = Detail(is_fine, is_moving, self.far, is_small, is_tiny, is_hands)
        parts = self._all_parts(body, detail)
        if self._is_whole:
            return parts
        if self.is_window:
            return [one for one in parts if _is_in_window(one)]
        return [part for part in parts if part.name in self._shown]

    @property
    def _is_whole(self) -> bool:
        return not (self.is_close or self.is_detail or self.is_window)

    @cached_property
    def _shown(self) -> frozenset[str]:
        """The parts that a close picture shows in one of its keys; a patch goes with its part."""
        found: set[str] = set()
        for body in self.in_picture:
            parts = self._all_parts(body, Detail(is_close=True))
            found |= {part.name for part in parts if any(map(self._is_inside, part.balls))}
            found |= {part.name for part in parts if found & set(part.after)}
        return frozenset(found)

    def _all_parts(self, body: Skeleton, detail: Detail) -> list[Part]:
        things = PropPainter(self.camera, self._ground).parts(self.figure.props, body)
        parts = [*things, *body_parts(body, self.camera, detail)]
        if self.figure.focus is None or not self.figure.focus_each:
            return parts
        return [one for one in parts if is_shown_with(self.figure.focus, one.name)]

    def _is_inside(self, ball: Ball) -> bool:
        x, y = self.camera.spot(ball.centre)
        if self.is_detail:
            middle = self.camera.spot(self.pressing(self.shown[0]).centre)
            return math.dist((x, y), middle) < (RING_RADIUS + ball.radius) * self.camera.scale
        radius = ball.radius * self.camera.scale
        return -radius < x < self.width + radius and -radius < y < self.height + radius

    def between(self, first: int, last: int, count: int) -> list[Skeleton]:
        """Return the solved poses between two keys; one fewer than the count of steps."""
        return tween(self._key(first), self._key(last), count)

    def arrow_points(self, arrow: Arrow, camera: Camera) -> list[Vector]:
        """Return the points in space along which an arrow runs.

        One that goes round has two for each of its bends, and the first.
        """
        return arrow_points(arrow, self.figure.keys, self.bodies, camera)

    def _key(self, number: int) -> tuple[Pose, Skeleton]:
        return self.figure.keys[number], self.bodies[number]

    def _seen(self, camera: Camera) -> Iterator[Ball]:
        """Yield balls round all that must be in the picture."""
        if self.figure.focus is not None:
            for body in self.in_picture:
                yield from close_balls(body, self.figure.focus)
            return
        if self.is_detail:
            yield from (Ball(self.pressing(key).centre, RING_RADIUS) for key in self.shown)
            return
        if self.is_window:
            yield from map(self.window_rim, self.in_picture)
            return
        painter = PropPainter(camera, self.area)
        things = [prop for prop in self.figure.props if not isinstance(prop, Wall | Ground)]
        for body in self.in_picture:
            parts = (*body_parts(body, camera, Detail()), *painter.parts(things, body))
            yield from (ball for part in parts for ball in part.balls)
        yield from (Ball(corner, 1) for corner in self._ground_corners())

    def _ground_corners(self) -> Iterator[Vector]:
        for prop in self.figure.props:
            if isinstance(prop, Ground) and prop.kind != "rug":
                low, high = ground_box(self.area, prop.kind)
                # of a bed its upper half is enough
                bottom = max(low[2], -20.0)
                for x in (low[0], high[0]):
                    for y in (low[1], high[1]):
                        yield from ((x, y, bottom), (x, y, high[2]))


def _is_in_window(part: Part) -> bool:
    """Return whether a part is seen in the window: bones do not stand out from a white bed."""
    is_white = part.name.startswith(("bed", "mattress"))
    return part.name in _IN_WINDOW or (part.is_behind and not is_white)


def scene_of(figure: Figure) -> Scene:
    """Return the figure with all its key poses solved."""
    return Scene(figure, tuple(solve(key) for key in figure.keys))
