"""Several drawings in one file, of which what is alike is written once and then used again."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recommender.figures.outlines import absolute
from recommender.figures.shots import Outline, written

_COMMANDS = re.compile("[A-Za-z]")
# a pixel at 320 pixels
_ALIKE = 2

# what is behind the body, and the body itself
Sections = tuple[Sequence[Outline], Sequence[Outline]]


class _Place(NamedTuple):
    """An outline by the number of its drawing, of its section and of itself there."""

    drawing: int
    section: int
    number: int

    def after(self, count: int) -> "_Place":
        return self._replace(number=self.number + count)


# by the first outline of each run of outlines that stay together: how many they are
_Runs = Mapping[_Place, int]


def written_once(drawings: Sequence[Sections]) -> list[tuple[str, str]]:
    """Return both sections of each drawing as they are written, each run of outlines once."""
    sources = _sources(drawings)
    users: dict[_Place, dict[int, _Place]] = {}
    for place, source in sources.items():
        users.setdefault(source, {})[place.drawing] = place
    runs = _runs(drawings, sources, users)
    used = [first for first in runs if first in users]
    names = {first: f"o{number}" for number, first in enumerate(used)}
    return [
        (
            _section(_Place(number, 0, 0), behind, runs, sources, names),
            _section(_Place(number, 1, 0), body, runs, sources, names),
        )
        for number, (behind, body) in enumerate(drawings)
    ]


def _sources(drawings: Sequence[Sections]) -> dict[_Place, _Place]:
    """Return for each outline that came before the place where it came first.

    None is used twice in one drawing, so that what follows each other there does so here.
    """
    found: dict[_Place, _Place] = {}
    firsts: list[_Place] = []
    for number, sections in enumerate(drawings):
        taken: set[_Place] = set()
        for section, outlines in enumerate(sections):
            for place in (_Place(number, section, n) for n in range(len(outlines))):
                following = [found[p].after(1) for p in (place.after(-1),) if p in found]
                source = next(
                    (
                        first
                        for first in (*(one for one in following if one in firsts), *firsts)
                        if first.drawing < number
                        and first not in taken
                        and _is_same(_at(drawings, first), _at(drawings, place))
                    ),
                    None,
                )
                if source is None:
                    firsts.append(place)
                else:
                    found[place] = source
                    taken.add(source)
    return found


def _runs(
    drawings: Sequence[Sections],
    sources: Mapping[_Place, _Place],
    users: Mapping[_Place, Mapping[int, _Place]],
) -> _Runs:
    """Return the outlines that are written here and used by the same drawings, run by run."""
    found: dict[_Place, int] = {}
    start: _Place | None = None
    for number, sections in enumerate(drawings):
        for section, outlines in enumerate(sections):
            start = None
            for place in (_Place(number, section, n) for n in range(len(outlines))):
                if place in sources:
                    start = None
                elif start is not None and _goes_on(users, place):
                    found[start] += 1
                else:
                    start = place
                    found[start] = 1
    return found


def _goes_on(users: Mapping[_Place, Mapping[int, _Place]], place: _Place) -> bool:
    """Return whether whoever uses an outline uses the one before it just before."""
    before, here = users.get(place.after(-1), {}), users.get(place, {})
    return {one: at.after(1) for one, at in before.items()} == here and bool(here)


def _section(
    start: _Place,
    outlines: Sequence[Outline],
    runs: _Runs,
    sources: Mapping[_Place, _Place],
    names: Mapping[_Place, str],
) -> str:
    found = ""
    number = 0
    while number < len(outlines):
        place = start.after(number)
        first = sources.get(place, place)
        count = runs[first]
        if place in sources:
            found += f'<use href="#{names[first]}"/>'
        elif count == 1:
            found += written(*outlines[number], name=names.get(place, ""))
        else:
            run = "".join(written(*one) for one in outlines[number : number + count])
            found += f'<g id="{names[place]}">{run}</g>'
        number += count
    return found


def _at(drawings: Sequence[Sections], place: _Place) -> Outline:
    return drawings[place.drawing][place.section][place.number]


def _is_same(one: Outline, other: Outline) -> bool:
    """Return whether two outlines can hardly be told apart."""
    (style, path), (other_style, other_path) = one, other
    if style != other_style or _COMMANDS.findall(path) != _COMMANDS.findall(other_path):
        return False
    pairs = zip(absolute(path), absolute(other_path), strict=True)
    return all(abs(a - b) <= _ALIKE for a, b in pairs)
