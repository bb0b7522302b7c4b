"""Counts week by week as a plain bar chart; the page shows the same counts in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil

from recommender.charts.markup import (
    FONT,
    LINE,
    MARGIN,
    Box,
    Markup,
    element,
    lines_of,
    picture,
    text,
)

_WIDTH, _HEIGHT, _CHARACTERS, _MOST_STEPS = 720, 280, 14, 4
_FILLED, _ZERO, _TICK, _DROP = 0.7, 2, 6, 4
# a digit or letter is hardly ever wider than this part of its height
_LETTER = FONT * 0.62


@dataclass(frozen=True)
class Bar:
    """One count, such as that of a week."""

    label: str
    value: int
    detail: str = ""


def draw_bars(bars: Sequence[Bar], *, name: str, title: str, description: str) -> str:
    """Return the SVG; labels that would overlap are left out, and a count of 0 is a thin line."""
    _check(bars)
    ticks = _round_ticks(max(bar.value for bar in bars))
    labels = [lines_of(bar.label, _CHARACTERS, 1)[0] for bar in bars]
    widest = _LETTER * max(map(len, labels))
    left = max(MARGIN + _LETTER * len(str(ticks[-1])) + _TICK, widest / 2)
    right = max(MARGIN, widest / 2)
    plot = Box(left, MARGIN, _WIDTH - left - right, _HEIGHT - 2 * MARGIN - LINE)
    band = plot.width / len(bars)
    return picture(
        *(_grid_line(tick, ticks[-1], plot) for tick in ticks),
        *(
            _bar(bar, bar.value / ticks[-1], Box(plot.x + band * place, plot.y, band, plot.height))
            for place, bar in enumerate(bars)
        ),
        *(
            _label(labels[place], plot.x + band * (place + 0.5))
            for place in _places_of_labels(len(bars), band, widest)
        ),
        words=(name, title, description),
        size=(_WIDTH, _HEIGHT),
        class_="chart",
        role="img",
    )


def _check(bars: Sequence[Bar]) -> None:
    if not bars:
        raise ValueError("a chart without a bar cannot be drawn")
    for bar in bars:
        if bar.value < 0:
            raise ValueError(f"bar {bar.label!r}: a count cannot be {bar.value}")


def _round_ticks(highest: int) -> list[int]:
    """Return 0 and at most four equal steps of 1, 2 or 5 times a power of ten."""
    steps = (factor * 10**power for power in count() for factor in (1, 2, 5))
    step = next(step for step in steps if step * _MOST_STEPS >= highest)
    return [*range(0, max(highest, 1) + step, step)]


def _places_of_labels(bars: int, band: float, widest: float) -> range:
    every = max(1, ceil((widest + 2 * _LETTER) / band))
    return range(0, bars, every)


def _grid_line(tick: int, top: int, plot: Box) -> Markup:
    y = plot.y + plot.height * (1 - tick / top)
    line = element(
        "line",
        class_="grid" if tick else "grid axis",
        x1=plot.x,
        x2=plot.x + plot.width,
        y1=y,
        y2=y,
    )
    words = element(
        "text",
        text(str(tick)),
        class_="tick",
        x=plot.x - _TICK,
        y=y + FONT / 3,
        text_anchor="end",
    )
    return element("g", line, words)


def _bar(bar: Bar, share: float, room: Box) -> Markup:
    name = f"{bar.label}: {bar.value}" + (f" ({bar.detail})" if bar.detail else "")
    # a small count is never lower than the line of a zero
    height = max(room.height * share, _ZERO)
    return element(
        "rect",
        element("title", text(name)),
        class_="bar" if bar.value else "bar bar-zero",
        x=room.x + room.width * (1 - _FILLED) / 2,
        y=room.y + room.height - height,
        width=room.width * _FILLED,
        height=height,
    )


def _label(words: str, x: float) -> Markup:
    return element(
        "text", text(words), class_="label", x=x, y=_HEIGHT - MARGIN + _DROP, text_anchor="middle"
    )
