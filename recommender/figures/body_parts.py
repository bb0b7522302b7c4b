"""A whole body as parts of a picture, in the order in which they are named."""

from recommender.domain.poses import Limb
from recommender.figures.camera import Camera
from recommender.figures.limb_parts import LimbPainter
from recommender.figures.parts import Detail, Part
from recommender.figures.skeleton import Skeleton
from recommender.figures.trunk_parts import head_parts, trunk_parts

_PAIRS = ((Limb.ARM_RIGHT, Limb.LEG_RIGHT), (Limb.ARM_LEFT, Limb.LEG_LEFT))
# the parts of a body that an author may draw over others
BODY_PARTS = (
    *("hips", "shirt", "neck", "head"),
    *(part + side for side in "RL" for part in ("forearm", "upper_arm", "thigh", "shin", "foot")),
)


def body_parts(body: Skeleton, camera: Camera, detail: Detail) -> list[Part]:
    """Return the parts of one solved pose."""
    limbs = LimbPainter(body, camera, detail)
    parts = [*trunk_parts(body, camera, detail), *head_parts(body, camera, detail)]
    for arm, leg in _PAIRS:
        parts += [*limbs.arm(arm), *limbs.leg(leg)]
    return parts
