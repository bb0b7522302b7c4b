"""The body that is drawn: an adult of 170 cm; all lengths in cm."""

from typing import NamedTuple

from recommender.domain.poses import Base
from recommender.figures.vectors import WORLD, Frame

THIGH, SHIN, UPPER_ARM, FOREARM, HAND, PALM = 42.0, 41.0, 28.0, 25.0, 15.0, 7.0
# how far a closed hand reaches, and its middle
FIST, FIST_MIDDLE = 8.0, 5.0
HIP_OUT, HIP_DOWN = 8.5, 1.0
SHOULDER_OUT, SHOULDER_DOWN, SHOULDER_BACK = 15.5, 5.0, 0.6
SOLE = 7.0  # how high the ankle is over the sole of a flat foot
TOE_BEND = 5.5


class Ring(NamedTuple):
    """A slice of the trunk: to the next one, half its width, its radius, how far forward."""

    rise: float
    half_width: float
    radius: float
    forward: float


# from the pelvis to the top of the chest
RINGS = (
    Ring(9, 7.5, 9.3, -1.2),
    Ring(9, 6, 8.8, 0),
    Ring(10, 6, 8.5, 0.4),
    Ring(10, 7.6, 9, 0.4),
    Ring(9, 9, 8.4, 0),
)
CHEST_RING = 4
# how much of a twist of the whole spine each slice makes: the low back turns least
TWIST_SHARES = (0.1, 0.15, 0.2, 0.25, 0.3)
LOW_SLICES = 3

FRAMES: dict[Base, Frame] = {
    Base.UP: WORLD,
    Base.PRONE: Frame((0.0, 0.0, -1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)),
    Base.SUPINE: Frame((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (-1.0, 0.0, 0.0)),
    Base.RIGHT_SIDE: Frame((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (-1.0, 0.0, 0.0)),
}

# how far the surface of the body lies from each of its points
RADII = {
    "pelvis": 9.3,
    "chest": 8.4,
    "neck": 5.0,
    "head": 9.6,
    "hip": 8.3,
    "knee": 5.9,
    "ankle": 3.8,
    "heel": 3.6,
    "ball": 3.0,
    "toes": 2.2,
    "shoulder": 5.8,
    "elbow": 4.1,
    "wrist": 3.0,
    "palm": 3.0,
    "fingers": 2.0,
}


def radius_of(joint: str) -> float:
    """Return how far the surface of the body lies from one of its points."""
    return RADII[joint] if joint in RADII else RADII[joint[:-1]]
