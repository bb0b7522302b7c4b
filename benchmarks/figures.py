"""How many wrong poses the content loader refuses: python -m benchmarks.figures [--seed 1].

Each of 240 is a figure of our own content with one thing wrong in one key, or a thing in the wrong
place, drawn by chance with a fixed seed. A wrong pose may still be one that a person could take; no
check can refuse those.
"""

import argparse
import math
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from recommender.content.loading import load_content
from recommender.domain.figures import Block, Chair, Figure, Prop, Sphere, Tube, Wall
from recommender.domain.poses import Hold, Limb, LimbPose, Pose, Vector
from recommender.figures.checking import pose_problems
from recommender.figures.vectors import add

EACH = 20
# Return a pose, or a figure, with one thing wrong, or None where it has nothing of the sort.
_Mistake = Callable[[Random, Pose], Pose | None]
_FigureMistake = Callable[[Random, Figure], Figure | None]


def _moved(axis: int, least: float, most: float) -> _Mistake:
    def make(random: Random, pose: Pose) -> Pose:
        way = [0.0, 0.0, 0.0]
        way[axis] = random.choice((-1, 1)) * random.uniform(least, most)
        return replace(pose, at=add(pose.at, (way[0], way[1], way[2])))

    return make


def _tilted(random: Random, pose: Pose) -> Pose:
    lean, side, turn = pose.tilt
    return replace(pose, tilt=(lean + random.choice((-1, 1)) * random.uniform(25, 60), side, turn))


def _bent(random: Random, pose: Pose) -> Pose:
    bend, side, twist = pose.spine
    return replace(
        pose, spine=(bend, side, twist + random.choice((-1, 1)) * random.uniform(80, 160))
    )


def _head_turned(random: Random, pose: Pose) -> Pose:
    nod, side, turn = pose.head
    return replace(pose, head=(nod, side, turn + random.choice((-1, 1)) * random.uniform(90, 180)))


def _planted_moved(random: Random, pose: Pose) -> Pose | None:
    """Move one planted hand or foot up or down: into the floor, or into the air."""
    height = random.choice((-1, 1)) * random.uniform(6, 20)
    return _one_limb(random, pose, lambda spec: _lifted(spec, height))


def _lifted(spec: LimbPose, height: float) -> LimbPose | None:
    if spec.planted is None:
        return None
    up: Vector = (0.0, 0.0, height)
    middle = None if spec.middle is None else add(spec.middle, up)
    return replace(spec, to=add(spec.planted, up), middle=middle)


def _planted_shifted(random: Random, pose: Pose) -> Pose | None:
    """Put one planted hand or foot somewhere else at the same height."""
    way = random.uniform(0, 2 * math.pi)
    far = random.uniform(25, 60)
    shift: Vector = (far * math.cos(way), far * math.sin(way), 0.0)

    def shifted(spec: LimbPose) -> LimbPose | None:
        if spec.planted is None:
            return None
        middle = None if spec.middle is None else add(spec.middle, shift)
        return replace(spec, to=add(spec.planted, shift), middle=middle)

    return _one_limb(random, pose, shifted)


def _hand_in_the_air(random: Random, pose: Pose) -> Pose | None:
    """Take a hand that holds a place of the body away from it, outward and to the front."""
    far = random.uniform(10, 25)

    def taken_away(spec: LimbPose) -> LimbPose | None:
        held = spec.held
        if held is None or spec.is_free:
            return None
        side = -1.0 if held.offset[1] < 0 else 1.0
        away: Vector = (far * 0.7, far * 0.7 * side, 0.0)
        return replace(spec, to=replace(held, offset=add(held.offset, away)))

    return _one_limb(random, pose, taken_away)


def _knee_backwards(random: Random, pose: Pose) -> Pose | None:
    def turned(spec: LimbPose) -> LimbPose | None:
        if spec.planted is None or spec.middle is not None:
            return None
        return replace(spec, pole=(-1.0, 0.12, -0.2))

    return _one_limb(random, pose, turned, legs_only=True)


def _limb_thrown(random: Random, pose: Pose) -> Pose | None:
    """Send one limb in two directions drawn by chance."""

    def thrown(_: LimbPose) -> LimbPose:
        upper, lower = ([random.gauss(0, 1) for _ in range(3)] for _ in range(2))
        return LimbPose(along=((upper[0], upper[1], upper[2]), (lower[0], lower[1], lower[2])))

    return _one_limb(random, pose, thrown)


def _one_limb(
    random: Random,
    pose: Pose,
    change: Callable[[LimbPose], LimbPose | None],
    *,
    legs_only: bool = False,
) -> Pose | None:
    limbs = [limb for limb in Limb if not (legs_only and limb.is_arm)]
    random.shuffle(limbs)
    for limb in limbs:
        changed = change(pose.limb(limb))
        if changed is not None:
            one, two, three, four = (changed if each is limb else pose.limb(each) for each in Limb)
            return replace(pose, limbs=(one, two, three, four))
    return None


def _thing_moved(random: Random, figure: Figure) -> Figure | None:
    """Move one thing that carries or presses 15 to 40 cm along the floor."""
    way = random.uniform(0, 2 * math.pi)
    far = random.uniform(15, 40)
    x, y = far * math.cos(way), far * math.sin(way)
    things = list(enumerate(figure.props))
    random.shuffle(things)
    for place, thing in things:
        moved = _moved_thing(thing, (x, y, 0.0))
        if moved is not None:
            props = (*figure.props[:place], moved, *figure.props[place + 1 :])
            return replace(figure, props=props)
    return None


def _moved_thing(thing: Prop, way: Vector) -> Prop | None:
    if isinstance(thing, Wall):
        # along its own axis: along its face it would be the same wall
        return replace(thing, at=thing.at + math.copysign(math.hypot(*way), way[0]))
    if isinstance(thing, Chair):
        return replace(thing, at=(thing.at[0] + way[0], thing.at[1] + way[1]))
    if isinstance(thing, Block):
        return replace(thing, low=add(thing.low, way), high=add(thing.high, way))
    if isinstance(thing, Tube | Sphere) and not isinstance(thing.at, Hold):
        return replace(thing, at=add(thing.at, way))
    return None


MISTAKES: dict[str, _Mistake] = {
    "pelvis 6 to 20 cm too high or low": _moved(2, 6, 20),
    "pelvis 15 to 40 cm to the front or back": _moved(0, 15, 40),
    "pelvis 15 to 40 cm to a side": _moved(1, 15, 40),
    "trunk tilted 25 to 60 degrees": _tilted,
    "spine twisted 80 to 160 degrees": _bent,
    "head turned 90 to 180 degrees": _head_turned,
    "a planted hand or foot 6 to 20 cm up or down": _planted_moved,
    "a planted hand or foot 25 to 60 cm elsewhere": _planted_shifted,
    "a hand that holds the body 10 to 25 cm off": _hand_in_the_air,
    "a knee bent backwards": _knee_backwards,
    "a limb in a direction drawn by chance": _limb_thrown,
}
_FIGURE_MISTAKES: dict[str, _FigureMistake] = {
    "a wall, chair, step, roller or ball moved 15 to 40 cm": _thing_moved,
}


def wrong_figure(random: Random, figures: list[Figure], name: str) -> Figure:
    """Return one of the figures with one key or one thing of it wrong."""
    make = _FIGURE_MISTAKES.get(name) or _in_one_key(MISTAKES[name])
    while True:
        wrong = make(random, random.choice(figures))
        if wrong is not None:
            return wrong


def _in_one_key(mistake: _Mistake) -> _FigureMistake:
    def make(random: Random, figure: Figure) -> Figure | None:
        place = random.randrange(len(figure.keys))
        wrong = mistake(random, figure.keys[place])
        if wrong is None:
            return None
        keys = (*figure.keys[:place], wrong, *figure.keys[place + 1 :])
        return replace(figure, keys=keys)

    return make


def main() -> None:
    """Print how many of each sort are refused, and what the check of all figures costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--content", type=Path, default=Path())
    options = parser.parse_args()
    figures = list(load_content(options.content).figures.values())
    pose_problems.cache_clear()
    start = time.process_time()
    for figure in figures:
        assert not pose_problems(figure)
    print(f"{len(figures)} figures checked in {time.process_time() - start:.2f} s of the CPU")
    whole = [figure for figure in figures if figure.focus is None]
    random = Random(options.seed)
    made, refused = Counter[str](), Counter[str]()
    names = [*MISTAKES, *_FIGURE_MISTAKES]
    for name in names * EACH:
        made[name] += 1
        refused[name] += bool(pose_problems(wrong_figure(random, whole, name)))
    for name in names:
        print(f"| {name} | {refused[name]} of {made[name]} |")
    print(f"| **all** | **{refused.total()} of {made.total()}** |")


if __name__ == "__main__":
    main()
