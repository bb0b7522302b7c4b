"""Read the poses of all exercises: each key laid over the first, and that over its stance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from recommender.content.gathering import EntryPlace, Gatherer
from recommender.content.pose_schemas import FigureSchema, StanceSchema, holding_problems
from recommender.domain.content import Content
from recommender.domain.errors import Problem, did_you_mean
from recommender.domain.exercises import Prescription
from recommender.domain.figures import Arrow, Figure, PathArrow, Still, TraceArrow, TurnArrow
from recommender.domain.poses import NOWHERE, Limb, LimbPose, Pose
from recommender.figures.checking import pose_problems

FOLDER = "knowledge/poses"
STANCES = f"{FOLDER}/stances.yaml"

_Said = dict[str, Any]
_SHOULDERS = ("shoulderL", "shoulderR")


class PlacedFigure(NamedTuple):
    """A figure, and where it is written."""

    place: EntryPlace
    figure: Figure


def load_figures(gatherer: Gatherer, *, is_kept: bool = False) -> list[PlacedFigure]:
    """Return the figures by file and place in it; problems stay in the gatherer.

    Those of a kept content are passed over: pages show the pictures of today, and an old content
    must stay readable when poses are written in another way.
    """
    files = [file for file in gatherer.files(FOLDER) if file != STANCES]
    if is_kept or not files:
        gatherer.pass_over([*files, STANCES])
        return []
    stances = _stances(gatherer)
    found: dict[str, PlacedFigure] = {}
    for file in files:
        for place, raw in gatherer.placed_entries(file, FigureSchema()):
            if raw["id"] in found:
                gatherer.say_below(place, ("id",), "this id stands twice")
            figure = _Builder(gatherer, place, raw).figure(stances)
            if figure is not None:
                found[raw["id"]] = PlacedFigure(place, figure)
    return list(found.values())


def as_dosed(figure: Figure, dose: Prescription) -> Figure:
    """Return a figure that knows from the dose of its exercise whether its end is held.

    It is wherever somebody stays for seconds, once or in each repetition; but not where an arrow
    goes there and back, which says that one moves again and again.
    """
    is_swung = dose.repetitions is not None and any(one.is_both_ways for one in figure.arrows)
    is_held = dose.hold_seconds is not None and not is_swung and not figure.is_loop
    return replace(figure, is_held=is_held)


def figures_of(
    placed: Sequence[PlacedFigure], doses: Mapping[str, Prescription]
) -> dict[str, Figure]:
    """Return the figures by the exercises they belong to, each as that is dosed."""
    return {
        name: as_dosed(figure, doses[name]) if name in doses else figure
        for name, figure in ((one.exercise, one) for _, one in placed)
    }


def check_figures(gatherer: Gatherer, placed: Sequence[PlacedFigure]) -> None:
    """Keep a problem for everything in a pose that no person could do, with its key and joint."""
    for place, figure in placed:
        for problem in pose_problems(figure):
            where = f"key {problem.key}: {problem.joint}".removesuffix(": ")
            gatherer.say_below(place, ("keys", problem.key), f"{where}: {problem.message}")


def check_figure_names(content: Content) -> Iterator[Problem]:
    """Yield each figure of an exercise that does not exist."""
    known = tuple(content.exercises)
    for figure in content.figures.values():
        name = figure.exercise
        if name not in content.exercises:
            message = f"exercise {name!r} does not exist{did_you_mean(name, known)}"
            yield Problem(figure.file, name, message, about=name)


def _stances(gatherer: Gatherer) -> dict[str, _Said]:
    found: dict[str, _Said] = {}
    for place, raw in gatherer.placed_entries(STANCES, StanceSchema()):
        name = raw.pop("id")
        if name in found:
            gatherer.say_below(place, ("id",), "this id stands twice")
        missing = [limb.value for limb in Limb if limb.value not in raw]
        if missing:
            gatherer.say_below(place, (), f"a stance poses all limbs; add {', '.join(missing)}")
        else:
            found[name] = raw
    return found


class _Builder:
    """Builds one figure from what its author wrote."""

    def __init__(self, gatherer: Gatherer, place: EntryPlace, raw: _Said) -> None:
        self._gatherer, self._place, self._raw = gatherer, place, raw

    def figure(self, stances: dict[str, _Said]) -> Figure | None:
        """Return the figure, or None with what is wrong kept."""
        raw, stance = self._raw, self._raw["stance"]
        if stance not in stances:
            hint = did_you_mean(stance, tuple(stances))
            self._say(("stance",), f"stance: no stance {stance!r}{hint}")
            return None
        first, *_ = raw["keys"]
        said = [{**stances[stance], **first, **key} for key in raw["keys"]]
        arrows = list(self._arrows())
        if self._holds_wrongly(said) or self._has_no_ghost() or None in arrows:
            return None
        return Figure(
            exercise=raw["id"],
            file=self._place.file,
            keys=tuple(map(_pose, said)),
            view=raw["view"],
            views=tuple(raw["views"]),
            props=tuple(raw["props"]),
            work=tuple(region for regions in raw["work"] for region in regions),
            work_each=_work_each(raw),
            arrows=tuple(arrow for arrow in arrows if arrow is not None),
            focus=raw["focus"],
            focus_each=tuple(raw["focus_each"]),
            letters=raw["letters"],
            still=raw["still"],
            is_loop=raw["loop"],
            ghost=raw.get("ghost"),
            again=raw.get("again"),
            inside=raw["inside"],
            marks=tuple(raw["marks"]),
            over=tuple((upper, lower) for upper, lower in raw["over"]),
        )

    def _holds_wrongly(self, said: Sequence[_Said]) -> bool:
        problems = [
            (number, limb, message)
            for number, key in enumerate(said)
            for limb, message in holding_problems({limb: key[limb.value] for limb in Limb})
        ]
        for number, limb, message in problems:
            self._say(("keys", number), f"keys.{number}.{limb}: {message}")
        return bool(problems)

    def _has_no_ghost(self) -> bool:
        last = len(self._raw["keys"]) - 1
        if self._raw.get("ghost", 0) > last:
            self._say(("ghost",), f"ghost: there are keys 0 to {last}")
            return True
        return False

    def _arrows(self) -> Iterator[Arrow | None]:
        last = len(self._raw["keys"]) - 1
        for number, raw in enumerate(self._raw["arrows"]):
            key = raw.get("key", last)
            first_and_last = raw.get("keys", (0, last))
            keys = (int(first_and_last[0]), int(first_and_last[1]))
            if not 0 <= min(*keys, key) <= max(*keys, key) <= last:
                self._say(("arrows", number), f"arrows.{number}: there are keys 0 to {last}")
                yield None
            elif "path" in raw:
                yield PathArrow(tuple(raw["path"]), key, raw["both_ways"])
            elif "trace" in raw:
                yield TraceArrow(raw["trace"], keys, raw["shift"], raw["part"], raw["both_ways"])
            else:
                yield TurnArrow(
                    raw["around"],
                    key,
                    raw["axis"],
                    raw["frame"],
                    raw["radius"],
                    raw["degrees"],
                    raw["off"],
                    raw["both_ways"],
                )

    def _say(self, below: tuple[str | int, ...], message: str) -> None:
        self._gatherer.say_below(self._place, below, message)


def _work_each(raw: _Said) -> tuple[tuple[str, ...], ...]:
    """Return what is worked in each key, where an author wrote lists of it."""
    lists: list[tuple[str, ...]] = raw["work"]
    is_list = any(len(one) != 1 for one in lists)
    is_each = raw["still"] in (Still.EACH, Still.SERIES) or (raw["still"] is Still.PAIR and is_list)
    return tuple(lists) if is_each else ()


def _pose(said: _Said) -> Pose:
    limbs: list[LimbPose] = [said[limb.value] for limb in Limb]
    left, right = (said.get(name, NOWHERE) for name in _SHOULDERS)
    parts = {
        key: value for key, value in said.items() if key not in _SHOULDERS and key not in list(Limb)
    }
    return Pose(limbs=(limbs[0], limbs[1], limbs[2], limbs[3]), shoulders=(left, right), **parts)
