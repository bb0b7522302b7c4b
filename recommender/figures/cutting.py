"""Outlines without what nobody sees of them, as it is beside a part of the picture."""

import re
from collections.abc import Iterator

from recommender.figures.camera import Spot

_COMMAND, _NUMBER = re.compile(r"([A-Za-z])([^A-Za-z]*)"), re.compile(r"-?\d+")


def within(path: str, low: Spot, high: Spot) -> str:
    """Return an outline without those of its pieces that are wholly beside a box."""
    pieces = [f"{piece}z" for piece in path.split("z") if piece]
    return "".join(one for one in pieces if _is_within(one, low, high))


def _is_within(piece: str, low: Spot, high: Spot) -> bool:
    """Return whether the box round a piece reaches into another."""
    boxes = list(_boxes(piece))
    return all(
        max(far[axis] for _, far in boxes) > low[axis]
        and min(near[axis] for near, _ in boxes) < high[axis]
        for axis in (0, 1)
    )


def _boxes(piece: str) -> Iterator[tuple[Spot, Spot]]:
    """Yield the lowest and the highest corner round each point; an arc goes round its ends."""
    x = y = 0
    for command, numbers in _COMMAND.findall(piece):
        each = [int(number) for number in _NUMBER.findall(numbers)]
        size = 7 if command == "a" else 2
        for place in range(0, len(each), size):
            *shape, dx, dy = each[place : place + size]
            wide = 2 * shape[0] if shape else 0
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            yield (x - wide, y - wide), (x + wide, y + wide)
