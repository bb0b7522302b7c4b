"""The path from answers to decisions as one picture: boxes in columns, curves between them.

An edge over several columns runs in a lane of its own through each column between, so
that no curve passes behind a box it has nothing to do with.
"""

from bisect import bisect, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from recommender.charts.markup import (
    LINE,
    MARGIN,
    PADDING,
    Box,
    Markup,
    arrow,
    caption,
    curve,
    element,
    lines_of,
    picture,
    text,
)

_WIDTH, _ACROSS, _BETWEEN, _CHARACTERS = 226, 60, 16, 24
# how many lines a heading or topic, and the words of a box, have at most
_TOPIC_LINES, _LINES = 3, 16
_SWEEPS = 4

# a box (id, its column, False) or a lane (where its edges start, another column, are they dashed)
_Cell = tuple[str, int, bool]
_Layers = Sequence[Sequence[_Cell]]
# the neighbours of a cell on its left (-1) and on its right (1)
_Links = Mapping[tuple[_Cell, int], Sequence[_Cell]]


@dataclass(frozen=True)
class GraphNode:
    """One box: its `column` counts from 0 at the left; `href` may be empty.

    A `topic` stands above the label, softer.
    """

    id: str
    column: int
    kind: str
    label: str
    href: str = ""
    detail: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Edge:
    """One curve; `is_absent` says that the rule read that something was not there."""

    start: str
    end: str
    is_absent: bool = False


def draw_graph(  # noqa: PLR0913 - three say what is drawn, three what it is called
    headings: Sequence[str],
    nodes: Sequence[GraphNode],
    edges: Sequence[Edge],
    *,
    name: str,
    title: str,
    description: str,
) -> str:
    """Return the SVG; a column without a node is left out, with its heading."""
    _check(headings, nodes, edges)
    columns = sorted({node.column for node in nodes})
    ranks = {node.id: columns.index(node.column) for node in nodes}
    tops = [lines_of(headings[column], _CHARACTERS, _TOPIC_LINES) for column in columns]
    lines = {node.id: _lines(node) for node in nodes}
    heights = {
        (id_, ranks[id_], False): LINE * sum(map(len, rows)) + 2 * PADDING
        for id_, rows in lines.items()
    }
    routes = [_route(edge, ranks) for edge in edges]
    above = MARGIN + LINE * max(map(len, tops)) + _BETWEEN / 2
    boxes = _lay_out(heights, routes, above)
    return picture(
        arrow(f"{name}-arrow"),
        *(_heading(rows, rank) for rank, rows in enumerate(tops)),
        *(
            _edge(edge, [boxes[cell] for cell in route], f"{name}-arrow")
            for edge, route in zip(edges, routes, strict=True)
        ),
        *(_node(node, boxes[node.id, ranks[node.id], False], lines[node.id]) for node in nodes),
        words=(name, title, description),
        size=(
            max(box.x for box in boxes.values()) + _WIDTH + MARGIN,
            max(box.y + box.height for box in boxes.values()) + MARGIN,
        ),
        class_="graph",
        role="group",
    )


def _check(headings: Sequence[str], nodes: Sequence[GraphNode], edges: Sequence[Edge]) -> None:
    if not nodes:
        raise ValueError("a graph without a node cannot be drawn")
    counts = Counter(node.id for node in nodes)
    for node in nodes:
        if counts[node.id] > 1:
            raise ValueError(f"the node id {node.id!r} stands {counts[node.id]} times")
        if not 0 <= node.column < len(headings):
            raise ValueError(f"node {node.id!r}: column {node.column} has no heading")
    for edge in edges:
        unknown = [end for end in (edge.start, edge.end) if end not in counts]
        if unknown:
            raise ValueError(f"an edge names {unknown[0]!r}, which is not a node")
        if edge.start == edge.end:
            raise ValueError(f"an edge leads from {edge.start!r} to itself")


def _lines(node: GraphNode) -> tuple[list[str], list[str]]:
    """Return the lines of a box: those of its topic, and those of its label."""
    topic = lines_of(node.topic, _CHARACTERS, _TOPIC_LINES) if node.topic else []
    return topic, lines_of(node.label, _CHARACTERS, _LINES)


def _heading(rows: Sequence[str], rank: int) -> Markup:
    return caption(rows, MARGIN + rank * (_WIDTH + _ACROSS), MARGIN, class_="graph-heading")


def _edge(edge: Edge, boxes: Sequence[Box], marker: str) -> Markup:
    return element(
        "path",
        class_="edge edge-absent" if edge.is_absent else "edge",
        d=curve(boxes),
        fill="none",
        marker_end=f"url(#{marker})",
        data_start=edge.start,
        data_end=edge.end,
    )


def _node(node: GraphNode, box: Box, lines: tuple[Sequence[str], Sequence[str]]) -> Markup:
    topic, label = lines
    said = f"{node.topic}: {node.label}" if node.topic else node.label
    name = f"{said} ({node.detail})" if node.detail else said
    x, y = box.x + PADDING, box.y + PADDING
    above = [caption(topic, x, y, class_="node-topic")] if topic else []
    drawn = element(
        "g",
        element("title", text(name)),
        element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=8),
        *above,
        caption(label, x, y + LINE * len(topic)),
        class_=f"node node-{node.kind}",
        data_id=node.id,
    )
    return element("a", drawn, href=node.href, aria_label=name) if node.href else drawn


def _lay_out(
    heights: Mapping[_Cell, float], routes: Sequence[Sequence[_Cell]], above: float
) -> dict[_Cell, Box]:
    cells = {**dict.fromkeys(chain(heights, *routes), 0.0), **heights}
    links = _link(routes)
    layers: dict[int, list[_Cell]] = defaultdict(list)
    for cell in cells:
        layers[cell[1]].append(cell)
    order = _untangle([layers[rank] for rank in sorted(layers)], links)
    return {
        cell: Box(MARGIN + cell[1] * (_WIDTH + _ACROSS), above + top, _WIDTH, cells[cell])
        for cell, top in _settle(order, cells, links).items()
    }


def _route(edge: Edge, ranks: Mapping[str, int]) -> list[_Cell]:
    first, last = ranks[edge.start], ranks[edge.end]
    step = 1 if last > first else -1
    lanes = [(edge.start, rank, edge.is_absent) for rank in range(first + step, last, step)]
    return [(edge.start, first, False), *lanes, (edge.end, last, False)]


def _link(routes: Iterable[Sequence[_Cell]]) -> _Links:
    links: dict[tuple[_Cell, int], list[_Cell]] = defaultdict(list)
    # a dictionary, because edges that share a lane share its links
    for pair in dict.fromkeys(chain.from_iterable(map(pairwise, routes))):
        left, right = sorted(pair, key=lambda cell: cell[1])
        if left[1] < right[1]:
            links[left, 1].append(right)
            links[right, -1].append(left)
    return links


def _untangle(layers: _Layers, links: _Links) -> _Layers:
    """Return the order with the fewest crossings of those that the sweeps meet."""
    orders = [layers]
    for side in (-1, 1) * _SWEEPS:
        orders.append(_sweep(orders[-1], links, side))
    return min(orders, key=lambda order: _count_crossings(order, links))


def _sweep(layers: _Layers, links: _Links, side: int) -> _Layers:
    """Sort each column by the mean place of its neighbours on one side."""
    swept = list(layers)
    ranks = range(len(layers)) if side < 0 else reversed(range(len(layers)))
    for rank in list(ranks)[1:]:
        places = _places(swept[rank]) | _places(swept[rank + side])
        means = {
            cell: _mean([places[near] for near in links.get((cell, side), [cell])])
            for cell in swept[rank]
        }
        swept[rank] = sorted(swept[rank], key=means.__getitem__)
    return swept


def _places(layer: Sequence[_Cell]) -> dict[_Cell, float]:
    return {cell: (index + 0.5) / len(layer) for index, cell in enumerate(layer)}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _count_crossings(layers: _Layers, links: _Links) -> int:
    crossings = 0
    for left, right in pairwise(layers):
        places = {cell: index for index, cell in enumerate(right)}
        passed: list[int] = []
        for cell in left:
            ends = sorted(places[near] for near in links.get((cell, 1), []))
            crossings += sum(len(passed) - bisect(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return crossings


def _settle(layers: _Layers, heights: Mapping[_Cell, float], links: _Links) -> dict[_Cell, float]:
    """Return how far down each cell begins: near its neighbours, and clear of the next one."""
    total = max(sum(heights[cell] + _BETWEEN for cell in layer) for layer in layers) - _BETWEEN
    tops: dict[_Cell, float] = {}
    middles: dict[_Cell, float] = {}
    for layer in [*layers, *reversed(layers), *layers]:
        offsets = list(accumulate((heights[cell] + _BETWEEN for cell in layer), initial=0.0))
        slack = total + _BETWEEN - offsets.pop()
        wanted = [
            _mean(_known(cell, links, middles) or [total / 2]) - heights[cell] / 2 - offset
            for cell, offset in zip(layer, offsets, strict=True)
        ]
        for cell, rise, offset in zip(layer, _smooth(wanted), offsets, strict=True):
            tops[cell] = min(max(rise, 0.0), slack) + offset
            middles[cell] = tops[cell] + heights[cell] / 2
    return tops


def _known(cell: _Cell, links: _Links, middles: Mapping[_Cell, float]) -> list[float]:
    near = [*links.get((cell, -1), []), *links.get((cell, 1), [])]
    return [middles[other] for other in near if other in middles]


def _smooth(values: Iterable[float]) -> list[float]:
    """Return the nearest values that never fall: a run that falls shares its mean."""
    runs: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while runs and runs[-1][0] > mean:
            other, count = runs.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        runs.append((mean, size))
    return [mean for mean, size in runs for _ in range(size)]
