"""What an author says of how an exercise looks: key poses, view, props and arrows.

Lengths are in cm and angles in degrees. x points the way a standing person faces, y to the
person's left, z up; the floor is z = 0. A side is `L` or `R`, the person's own.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Vector: TypeAlias = tuple[float, float, float]

NOWHERE: Vector = (0.0, 0.0, 0.0)
SIDES = ("L", "R")
# What a leg and an arm consist of, from the trunk outwards; with a side they name points.
LEG_JOINTS = ("hip", "knee", "ankle", "heel", "ball", "toes")
ARM_JOINTS = ("shoulder", "elbow", "wrist", "palm", "fingers")
TRUNK_JOINTS = ("pelvis", "chest", "neck", "head")
PAIRED_JOINTS = (*LEG_JOINTS, *ARM_JOINTS)
JOINTS = (*TRUNK_JOINTS, *(joint + side for joint in PAIRED_JOINTS for side in SIDES))


class Limb(StrEnum):
    """The four limbs, in the order in which they are posed."""

    LEG_RIGHT = "legR"
    LEG_LEFT = "legL"
    ARM_RIGHT = "armR"
    ARM_LEFT = "armL"

    # made once: a figure asks for them some thousand times
    side: str
    is_arm: bool
    outward: int
    chain: tuple[str, str, str]
    tip: str

    def __init__(self, value: str) -> None:
        """Say of the limb its side, `L` or `R`, and which points it has.

        `outward` is 1 where outward is to the left, else -1; `chain` are the points at its root,
        its middle and its end, such as hipL, kneeL, ankleL; `tip` is the end of fingers or toes.
        """
        self.side = value[-1]
        self.is_arm = value.startswith("arm")
        self.outward = 1 if self.side == "L" else -1
        root, middle, end = (ARM_JOINTS if self.is_arm else LEG_JOINTS)[:3]
        self.chain = (root + self.side, middle + self.side, end + self.side)
        self.tip = ("fingers" if self.is_arm else "toes") + self.side


_PLACES = {limb: place for place, limb in enumerate(Limb)}


class Base(StrEnum):
    """How the body as a whole lies or stands before it leans, bends and turns."""

    UP = "up"
    PRONE = "prone"
    SUPINE = "supine"
    RIGHT_SIDE = "right_side"


class Still(StrEnum):
    """How one still picture shows a movement."""

    GHOST = "ghost"
    PAIR = "pair"


class Focus(StrEnum):
    """What a close picture shows instead of the whole body."""

    FRONT = "front"
    SIDE = "side"


class Letters(StrEnum):
    """Where the letters for right and left stand."""

    FEET = "feet"
    HANDS = "hands"
    SHOULDERS = "shoulders"


@dataclass(frozen=True)
class Hold:
    """A place on the body: a point of it, and how far from there."""

    joint: str
    offset: Vector = NOWHERE


@dataclass(frozen=True)
class LimbPose:
    """How one limb lies: planted at `to`, planted with its middle too, or `along` two directions.

    `to` is a point in the room or a place on the body. `middle` is the point of a knee or elbow
    that rests. `along` are the directions of the upper and lower part: forward, outward, up in
    the body's own frame, or in the room's where `in_room`. `pole` is where the middle bends to.
    `end` is where fingers or toes point, `tucked` where bent toes do, `point` how far an ankle is
    stretched. `is_free` says that the end is in the air, though it has a point in the room.
    """

    to: Vector | Hold | None = None
    middle: Vector | None = None
    along: tuple[Vector, Vector] | None = None
    in_room: bool = False
    pole: Vector | None = None
    end: Vector | None = None
    tucked: Vector | None = None
    point: float | None = None
    is_free: bool = False

    @property
    def planted(self) -> Vector | None:
        """The point in the room at which the limb is planted, if it is."""
        return None if self.to is None or isinstance(self.to, Hold) else self.to

    @property
    def held(self) -> Hold | None:
        """The place on the body that the limb holds, if it does."""
        return self.to if isinstance(self.to, Hold) else None


@dataclass(frozen=True)
class Pose:
    """One key pose. Angles of trunk and head are (forward, to the left side, turned left)."""

    # in the order of Limb
    limbs: tuple[LimbPose, LimbPose, LimbPose, LimbPose]
    base: Base = Base.UP
    at: Vector = (0.0, 0.0, 90.0)
    tilt: Vector = NOWHERE
    spine: Vector = NOWHERE
    low_back: Vector = NOWHERE
    upper_back: Vector = NOWHERE
    head: Vector = NOWHERE
    # how far the left and the right shoulder is moved: up, forward, inward
    shoulders: tuple[Vector, Vector] = (NOWHERE, NOWHERE)
    # the points that rest on something
    touch: tuple[str, ...] = ()

    def limb(self, limb: Limb) -> LimbPose:
        """Return how one limb lies."""
        return self.limbs[_PLACES[limb]]


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
    """A firm chair, its seat 45 cm high, with its middle at a spot of the floor; or on wheels."""

    at: tuple[float, float]
    faces: Facing = Facing.FRONT
    has_wheels: bool = False
    has_arms: bool = False


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
    """A ball."""

    at: Anchor
    radius: float


@dataclass(frozen=True)
class Strip:
    """A `band`, a `strap` or a `towel` from place to place, straight in between."""

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


@dataclass(frozen=True)
class TurnArrow:
    """Goes round a point of the body, about an axis of a frame, by degrees from one to another.

    Its circle has a radius and may lie `off` the point, along the axis.
    """

    joint: str
    key: int
    axis: str
    frame: str
    radius: float
    degrees: tuple[float, float]
    off: float = 0.0


Arrow: TypeAlias = TraceArrow | TurnArrow


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
    # parts of the body that are drawn over others, where depth alone decides it wrongly
    over: tuple[tuple[str, str], ...] = ()
