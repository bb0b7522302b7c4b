"""What an author says of one figure: its poses, view, things, arrows and letters.

Lengths are in cm and angles in degrees, in the room of `poses`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from recommender.domain.poses import Hold, Pose, Vector


class Still(StrEnum):
    """How one still picture shows a movement: start and end in one, beside each other, or alone.

    Where each is alone, the end does not follow from the start. A series is every key by itself,
    numbered, as in a routine; it has no movement.
    """

    GHOST = "ghost"
    END = "end"
    PAIR = "pair"
    EACH = "each"
    SERIES = "series"


class Focus(StrEnum):
    """What a close picture shows instead of the whole body.

    Head and chest from the front or the side, all above a seat, the hips, the legs, or the hands.
    """

    FRONT = "front"
    SIDE = "side"
    SEATED = "seated"
    HIPS = "hips"
    LEGS = "legs"
    HANDS = "hands"


class Letters(StrEnum):
    """Where the letters for right and left stand."""

    FEET = "feet"
    HANDS = "hands"
    SHOULDERS = "shoulders"


class Inside(StrEnum):
    """What a window shows of what nobody sees from outside.

    How the pelvis tips, its floor being lifted, or the wall of the low belly drawn in.
    """

    PELVIS = "pelvis"
    PELVIC_FLOOR = "pelvic_floor"
    LOW_BELLY = "low_belly"


@dataclass(frozen=True)
class Viewpoint:
    """From where the body is seen: 0 the front, 90 its right, 180 its back; and how high."""

    around: float
    above: float


Anchor: TypeAlias = Vector | Hold


class Facing(StrEnum):
    """Where a thing's front looks: as a standing person faces, or back, left or right of that."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"

    @property
    def direction(self) -> Vector:
        """The direction as a vector of length 1."""
        return _DIRECTIONS[self.value]


_DIRECTIONS: dict[str, Vector] = {
    "front": (1.0, 0.0, 0.0),
    "back": (-1.0, 0.0, 0.0),
    "left": (0.0, 1.0, 0.0),
    "right": (0.0, -1.0, 0.0),
}


@dataclass(frozen=True)
class Ground:
    """What the body is on: a `mat`, a `rug` to stand on, or a `bed` with its top at height 0.

    It is as large as the poses need.
    """

    kind: str


@dataclass(frozen=True)
class Wall:
    """A wall whose face is at `at` cm along the axis on which it faces."""

    at: float
    faces: Facing
    width: float = 90.0
    height: float = 195.0


@dataclass(frozen=True)
class Chair:
    """A firm chair, its seat 45 cm high, with its middle at a spot of the floor; or on wheels.

    The back of a high one reaches to the shoulder blades.
    """

    at: tuple[float, float]
    faces: Facing = Facing.FRONT
    has_wheels: bool = False
    has_arms: bool = False
    is_high: bool = False


@dataclass(frozen=True)
class Block:
    """A `step`, a `post` of a doorway or a `table`, from corner to corner."""

    kind: str
    low: Vector
    high: Vector


@dataclass(frozen=True)
class Pillow:
    """A pillow with its middle at a place of the room, or just below a point of the body."""

    at: Anchor
    size: Vector


@dataclass(frozen=True)
class Tube:
    """A `roller`, a rolled `towel_roll` or a `bottle`: a middle, an axis, a length and a radius."""

    kind: str
    at: Anchor
    axis: Vector
    length: float
    radius: float


@dataclass(frozen=True)
class Sphere:
    """A ball, or a pair of rolled socks."""

    at: Anchor
    radius: float
    kind: str = "ball"


@dataclass(frozen=True)
class Strip:
    """A `band`, a `strap`, a `belt` or a `towel` from place to place, straight in between.

    A `cloth` is a towel that is spread out, by its corners: the first and the last are those of
    one end.
    """

    kind: str
    points: tuple[Anchor, ...]


@dataclass(frozen=True)
class Bag:
    """A `bag` that hangs from a place, or a `rucksack` held with its middle there."""

    kind: str
    at: Anchor
    size: Vector


Prop: TypeAlias = Ground | Wall | Chair | Block | Pillow | Tube | Sphere | Strip | Bag


@dataclass(frozen=True)
class TraceArrow:
    """Follows a point of the body from one key to another, for a part of its way.

    `shift` moves it to the right and up on the picture.
    """

    joint: str
    keys: tuple[int, int]
    shift: tuple[float, float] = (0.0, 0.0)
    part: tuple[float, float] = (0.0, 1.0)
    # a head at each end: there and back, again and again
    is_both_ways: bool = False

    @property
    def drawn_with(self) -> int:
        """The key beside which the arrow is drawn, where each key is a picture of its own."""
        return self.keys[1]


@dataclass(frozen=True)
class TurnArrow:
    """Goes round a place, about an axis of a frame, by degrees from one to another.

    Its circle has a radius and may lie `off` the point, along the axis.
    """

    place: Anchor
    key: int
    axis: str
    frame: str
    radius: float
    degrees: tuple[float, float]
    off: float = 0.0
    is_both_ways: bool = False

    @property
    def drawn_with(self) -> int:
        """The key beside which the arrow is drawn, where each key is a picture of its own."""
        return self.key


@dataclass(frozen=True)
class PathArrow:
    """Goes from a place to a place, straight, or through a third one between them."""

    places: tuple[Anchor, ...]
    key: int
    is_both_ways: bool = False

    @property
    def drawn_with(self) -> int:
        """The key beside which the arrow is drawn, where each key is a picture of its own."""
        return self.key


Arrow: TypeAlias = TraceArrow | TurnArrow | PathArrow


@dataclass(frozen=True)
class Figure:
    """All that is drawn for one exercise; `is_loop` goes round and round, not there and back."""

    exercise: str
    file: str
    keys: tuple[Pose, ...]
    view: Viewpoint
    props: tuple[Prop, ...] = ()
    work: tuple[str, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    focus: Focus | None = None
    letters: Letters | None = None
    still: Still = Still.GHOST
    is_loop: bool = False
    # what is coloured in the first key and what in the last, or in every key of a series, where
    # each is a picture of its own
    work_each: tuple[tuple[str, ...], ...] = ()
    # which key the dashed shape shows
    ghost: int | None = None
    # from where each key is seen, where each is a picture of its own and one view is not enough
    views: tuple[Viewpoint, ...] = ()
    # what is close in each key, where each is a picture of its own
    focus_each: tuple[Focus, ...] = ()
    # the end once more, seen from here, beside the picture
    again: Viewpoint | None = None
    # what a window beside the picture shows, with the arrows
    inside: Inside | None = None
    # whether the end is held, as the dose of the exercise says
    is_held: bool = False
    # places of the first key that have a number, in the order in which it is their turn
    marks: tuple[Anchor, ...] = ()
    # parts of the body that are drawn over others, where depth alone decides it wrongly
    over: tuple[tuple[str, str], ...] = ()

    @property
    def is_moving(self) -> bool:
        """Whether it leads from key to key."""
        return len(self.keys) > 1 and self.still is not Still.SERIES
