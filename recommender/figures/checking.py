"""Check the key poses of a figure and the ways between them."""

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from recommender.domain.figures import Figure, Focus
from recommender.domain.poses import SIDES, Limb
from recommender.figures.holding import support_problems
from recommender.figures.limits import limit_problems
from recommender.figures.placing import placing_problems
from recommender.figures.problems import PoseProblem
from recommender.figures.resting import SolvedPose, balance_problems, resting_problems
from recommender.figures.scenes import Scene, scene_of
from recommender.figures.sizes import radius_of
from recommender.figures.solids import solids_of
from recommender.figures.vectors import distance

_STEPS = 4
_PLANTED, _SLIP_MOST, _DIP_MOST, _SLIDE_MOST = 1.5, 2.0, 2.5, 14.0
_HEAVY = ("pelvis", "chest", "hipL", "hipR")
_DIPPING = ("elbow", "fingers", "knee", "toes", "heel", "wrist")


# as many as a content has figures, several times over: contents that are built again cost nothing
@lru_cache(maxsize=1024)
def pose_problems(figure: Figure) -> tuple[PoseProblem, ...]:
    """Return what is wrong with a figure, key by key; nothing where a person could do it."""
    scene = scene_of(figure)
    found = (*_key_problems(scene), *placing_problems(scene), *_way_problems(scene))
    return tuple(dict.fromkeys(found))


def _key_problems(scene: Scene) -> Iterator[PoseProblem]:
    figure = scene.figure
    is_walking = figure.is_loop and not _stands_on_a_leg(figure)
    for number, (pose, body) in enumerate(zip(figure.keys, scene.bodies, strict=True)):
        solved = SolvedPose(number, pose, body, solids_of(figure.props, body))
        if not _is_cut_off(figure):
            yield from resting_problems(solved)
            yield from balance_problems(solved, is_walking=is_walking)
        yield from limit_problems(solved)
        yield from support_problems(solved)


def _is_cut_off(figure: Figure) -> bool:
    """Return whether nobody sees what carries the body."""
    return figure.focus in (Focus.FRONT, Focus.SIDE)


def _stands_on_a_leg(figure: Figure) -> bool:
    """Return whether a foot stays where it is in all keys, which that of a walker does not."""
    for limb in (Limb.LEG_RIGHT, Limb.LEG_LEFT):
        places = {key.limb(limb).planted for key in figure.keys}
        if len(figure.keys) > 1 and len(places) == 1 and None not in places:
            return True
    return False


def _way_problems(scene: Scene) -> Iterator[PoseProblem]:
    """Yield what slips that should stay planted, and what dips through the floor on its way."""
    if _is_cut_off(scene.figure) or not scene.figure.is_moving:
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
        yield from _sliding_problems(scene, first)
        for joint in (joint + side for joint in _DIPPING for side in SIDES):
            deep = max(radius_of(joint) - body[joint][2] for body in bodies)
            if deep > _DIP_MOST:
                message = f"goes {deep:.1f} cm through the floor on the way to key {last}"
                yield PoseProblem(first, joint, f"{message}; put a key between that lifts it")


def _sliding_problems(scene: Scene, first: int) -> Iterator[PoseProblem]:
    """Yield where who lies or sits on something would slide along it with all their weight."""
    keys = scene.figure.keys[first : first + 2]
    both = [one for one in _HEAVY if all(one in key.touch for key in keys)]
    for joint in both:
        (x, y, _), (x1, y1, _) = scene.bodies[first][joint], scene.bodies[first + 1][joint]
        far = math.hypot(x1 - x, y1 - y)
        if far > _SLIDE_MOST:
            message = f"slides {far:.0f} cm on what it rests on, on the way to key {first + 1}"
            yield PoseProblem(first, joint, f"{message}; take off its `touch`, or move `at` back")
