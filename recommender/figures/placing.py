"""Whether things are where they can be: bands tied, rollers touched, chairs out of walls."""

from collections.abc import Iterator

from recommender.domain.figures import Sphere, Strip, Tube
from recommender.domain.poses import Hold
from recommender.figures.holding import gap_to_body
from recommender.figures.problems import PoseProblem, in_cm
from recommender.figures.scenes import Scene
from recommender.figures.solids import Brick, Rod, solids_of

# cm from the end of a band to a thing; a towel over the back of a chair is so thick
_TIED_MOST = 3.0
# cm from skin to roller or ball in the key in which it is nearest: flesh stands out from the bones
_PRESSED_MOST = 5.0
_IN_WALL_MOST = 2.0
_WALL = "wall"


def placing_problems(scene: Scene) -> Iterator[PoseProblem]:
    """Yield bands that end in the air, rollers and balls nobody touches, and things in a wall."""
    yield from _loose_ends(scene)
    yield from _untouched(scene)
    yield from _in_walls(scene)


def _loose_ends(scene: Scene) -> Iterator[PoseProblem]:
    solids = solids_of(scene.figure.props, scene.bodies[0])
    for prop in scene.figure.props:
        if not isinstance(prop, Strip):
            continue
        for point in prop.points:
            if isinstance(point, Hold):
                continue
            far, thing = min((abs(solid.distance(point)), solid.name) for solid in solids)
            if far > _TIED_MOST:
                message = (
                    f"the {prop.kind} ends at {in_cm(point)}, {far:.1f} cm from the {thing}; "
                    "tie it to something"
                )
                yield PoseProblem(0, "", message)


def _untouched(scene: Scene) -> Iterator[PoseProblem]:
    for prop in scene.figure.props:
        if not isinstance(prop, Tube | Sphere):
            continue
        gaps = [
            gap_to_body(body, (rod.start, rod.end)) - rod.radius
            for body in scene.bodies
            for rod in solids_of((prop,), body)
            if isinstance(rod, Rod)
        ]
        if gaps and min(gaps) > _PRESSED_MOST:
            key = gaps.index(min(gaps))
            kind = prop.kind.replace("_", " ")
            message = f"the {kind} touches nobody: it is {gaps[key]:.1f} cm away; move it there"
            yield PoseProblem(key, "", message)


def _in_walls(scene: Scene) -> Iterator[PoseProblem]:
    solids = solids_of(scene.figure.props, scene.bodies[0])
    hard = [one for one in solids if isinstance(one, Brick) and not one.is_soft]
    for wall in (one for one in hard if one.name == _WALL):
        for thing in (one for one in hard if one.name != _WALL):
            if all(
                min(wall.high[axis], thing.high[axis]) - max(wall.low[axis], thing.low[axis])
                > _IN_WALL_MOST
                for axis in range(3)
            ):
                message = f"the {thing.name} stands in the wall; move it out"
                yield PoseProblem(0, "", message)
