"""Along which points in space the arrows of a figure run."""

import math
from collections.abc import Sequence

from recommender.domain.figures import Arrow, PathArrow, TraceArrow, TurnArrow
from recommender.domain.poses import Pose, Vector
from recommender.figures.blending import blend
from recommender.figures.camera import Camera
from recommender.figures.skeleton import Skeleton, solve
from recommender.figures.solids import anchored
from recommender.figures.vectors import WORLD, Frame, add, mix, times

_TRACE_STEPS = 10
# degrees that one bend of an arrow follows
_BEND = 75.0


def arrow_points(
    arrow: Arrow, keys: Sequence[Pose], bodies: Sequence[Skeleton], camera: Camera
) -> list[Vector]:
    """Return the points in space along which an arrow runs, among the keys and their bodies.

    One that goes round has two for each of its bends, and the first.
    """
    if isinstance(arrow, TurnArrow):
        return _turn_points(arrow, bodies[arrow.key])
    if isinstance(arrow, PathArrow):
        first, *between, last = (anchored(place, bodies[arrow.key]) for place in arrow.places)
        return [first, *(between or [mix(first, last, 0.5)]), last]
    return _trace_points(arrow, keys, bodies, camera)


def _turn_points(arrow: TurnArrow, body: Skeleton) -> list[Vector]:
    frame = _axis_frame(arrow.axis, _frame_of(body, arrow.frame))
    first, last = arrow.degrees
    centre = frame.point(anchored(arrow.place, body), 0, 0, arrow.off)
    found = []
    steps = 2 * math.ceil(abs(last - first) / _BEND)
    for step in range(steps + 1):
        turn = first + (last - first) * step / steps
        # a frame that has turned to the left looks along the radius
        looking = frame.turned((0, 0, turn)).front
        found.append(add(centre, times(looking, arrow.radius)))
    return found


def _trace_points(
    arrow: TraceArrow, keys: Sequence[Pose], bodies: Sequence[Skeleton], camera: Camera
) -> list[Vector]:
    first, last = ((keys[number], bodies[number]) for number in arrow.keys)
    low, high = arrow.part
    shift = add(times(camera.right, arrow.shift[0]), times(camera.up, arrow.shift[1]))
    shares = [low + (high - low) * step / _TRACE_STEPS for step in range(_TRACE_STEPS + 1)]
    between = [solve(blend(first, last, share)) for share in shares]
    return [add(body[arrow.joint], shift) for body in between]


def _frame_of(body: Skeleton, name: str) -> Frame:
    frames = {
        "room": WORLD,
        "pelvis": body.pelvis_frame,
        "chest": body.chest_frame,
        "head": body.head_frame,
    }
    return frames[name]


def _axis_frame(axis: str, frame: Frame) -> Frame:
    """Return the frame in which a turn to the left goes round the axis.

    Round `up`: from the front to the left. Round `left`: from the front down, as in a nod. Round
    `front`: from above to the left, as in a bend to the side.
    """
    front, left, up = frame
    if axis == "left":
        return Frame(front, times(up, -1), left)
    if axis == "front":
        return Frame(up, left, front)
    return frame
