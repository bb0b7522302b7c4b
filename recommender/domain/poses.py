"""How a body stands, sits or lies at one moment, as an author says it.

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
    stretched. `is_free` says that the end is in the air, though it has a point in the room, and
    `is_fist` that the hand is closed.
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
    is_fist: bool = False

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
