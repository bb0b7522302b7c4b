"""Check the key poses of a figure and the ways between them."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from recommender.domain.poses import SIDES, Figure, Limb
from recommender.figures.limits import limit_problems
from recommender.figures.problems import PoseProblem
from recommender.figures.resting import SolvedPose, balance_problems, resting_problems
from recommender.figures.scenes import Scene, scene_of
from recommender.figures.sizes import radius_of
from recommender.figures.solids import solids_of
from recommender.figures.vectors import distance

_STEPS = 4
_PLANTED, _SLIP_MOST, _DIP_MOST = 1.5, 2.0, 2.5
_DIPPING = ("elbow", "fingers", "knee", "toes", "heel", "wrist")


# as many as a content has figures, several times over: contents that are built again cost nothing
@lru_cache(maxsize=1024)
def pose_problems(figure: Figure) -> tuple[PoseProblem, ...]:
    """Return what is wrong with a figure, key by key; nothing where a person could do it."""
    scene = scene_of(figure)
    return tuple(dict.fromkeys((*_key_problems(scene), *_way_problems(scene))))


def _key_problems(scene: Scene) -> Iterator[PoseProblem]:
    figure = scene.figure
    for number, (pose, body) in enumerate(zip(figure.keys, scene.bodies, strict=True)):
        solved = SolvedPose(number, pose, body, solids_of(figure.props, body))
        if not scene.is_close:
            yield from resting_problems(solved)
            # who walks is always about to fall
            if not figure.is_loop:
                yield from balance_problems(solved)
        yield from limit_problems(solved)


def _way_problems(scene: Scene) -> Iterator[PoseProblem]:
    """Yield what slips that should stay planted, and what dips through the floor on its way."""
    if scene.is_close:
        return
    for first, last in pairwise(range(len(scene.bodies))):
        bodies = scene.between(first, last, _STEPS)
        start, end = scene.bodies[first], scene.bodies[last]
        for limb in Limb:
            tip = limb.chain[2]
            if distance(start[tip], end[tip]) < _PLANTED:
                slip = max(distance(body[tip], start[tip]) for body in bodies)
                if slip > _SLIP_MOST:
                    message = f"should stay where it is until key {last}, but slips {slip:.1f} cm"
                    yield PoseProblem(first, tip, message)
        for joint in (joint + side for joint in _DIPPING for side in SIDES):
            deep = max(radius_of(joint) - body[joint][2] for body in bodies)
            if deep > _DIP_MOST:
                message = f"goes {deep:.1f} cm through the floor on the way to key {last}"
                yield PoseProblem(first, joint, f"{message}; put a key between that lifts it")
