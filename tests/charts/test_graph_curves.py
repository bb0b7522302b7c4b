"""The curves of a graph: each joins its two boxes and passes around the others."""

import pytest
from hypothesis import given

from recommender.charts.graph import Edge, GraphNode
from tests.charts import SVG, curves, parse, points, rects
from tests.charts.graphs import a_graph, a_node, graphs


@given(graphs())
def test_a_curve_passes_no_box_but_those_it_joins(
    graph: tuple[list[GraphNode], list[Edge]],
) -> None:
    svg = parse(a_graph(*graph[0], edges=tuple(graph[1])))

    for path in curves(svg):
        for x, y in points(path)[3:-1:4]:
            passed = [b for b in rects(svg).values() if b[0] <= x <= b[0] + b[2]]
            assert all(y <= top or y >= top + height for _, top, _, height in passed)


@given(graphs())
def test_every_edge_is_drawn_once_between_the_sides_of_its_boxes(
    graph: tuple[list[GraphNode], list[Edge]],
) -> None:
    svg = parse(a_graph(*graph[0], edges=tuple(graph[1])))

    boxes = rects(svg)
    drawn = [(path.attrib["data-start"], path.attrib["data-end"]) for path in curves(svg)]
    assert drawn == [(edge.start, edge.end) for edge in graph[1]]
    for path, (start, end) in zip(curves(svg), drawn, strict=True):
        for (x, y), box in zip((points(path)[0], points(path)[-1]), (start, end), strict=True):
            left, top, width, height = boxes[box]
            assert x in {left, left + width}
            assert y == pytest.approx(top + height / 2, abs=0.2)


def test_an_edge_over_a_column_runs_around_the_box_there() -> None:
    nodes = (a_node("a", 0), a_node("b", 1), a_node("c", 2))
    edges = (Edge("a", "b"), Edge("b", "c"), Edge("a", "c"))

    svg = parse(a_graph(*nodes, edges=edges))

    [_, _, around] = curves(svg)
    x, top, width, height = rects(svg)["b"]
    beside = [y for left, y in points(around) if left in {x, x + width}]
    assert len(beside) == 2
    assert all(y < top or y > top + height for y in beside)


def test_two_boxes_above_each_other_are_joined_on_the_right() -> None:
    svg = parse(a_graph(a_node("a"), a_node("b"), edges=(Edge("a", "b"),)))

    left, _, width, _ = rects(svg)["a"]
    [path] = curves(svg)
    assert points(path)[0][0] == points(path)[-1][0] == left + width
    assert points(path)[1][0] > left + width


def test_an_edge_back_leaves_on_the_left() -> None:
    svg = parse(a_graph(a_node("a", 0), a_node("b", 1), edges=(Edge("b", "a"),)))

    boxes = rects(svg)
    [path] = curves(svg)
    assert points(path)[0][0] == boxes["b"][0]
    assert points(path)[-1][0] == boxes["a"][0] + boxes["a"][2]
    assert points(path)[0][0] > points(path)[1][0]
    assert points(path)[2][0] > points(path)[3][0]


def test_a_curve_leaves_and_arrives_level() -> None:
    svg = parse(a_graph(a_node("a"), a_node("b", 1), a_node("c", 1), edges=(Edge("a", "c"),)))

    [path] = curves(svg)
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = points(path)
    assert (y1, y3) == (y2, y4)
    assert x1 < x2 <= x3 < x4


def test_only_an_absent_edge_has_the_class_that_dashes_it() -> None:
    nodes = (a_node("a"), a_node("b", 1))

    svg = parse(a_graph(*nodes, edges=(Edge("a", "b"), Edge("a", "b", is_absent=True))))

    assert [path.attrib["class"] for path in curves(svg)] == ["edge", "edge edge-absent"]


def test_a_dashed_edge_shares_no_lane_with_a_solid_one() -> None:
    nodes = (a_node("a"), a_node("b", 1), a_node("c", 2), a_node("d", 2))

    svg = parse(a_graph(*nodes, edges=(Edge("a", "c"), Edge("a", "d", is_absent=True))))

    solid, dashed = curves(svg)
    assert points(solid)[3] != points(dashed)[3]


def test_every_curve_points_with_the_arrow_of_this_picture() -> None:
    svg = parse(a_graph(a_node("a"), a_node("b", 1), edges=(Edge("a", "b"),)))

    [marker] = svg.iter(f"{SVG}marker")
    assert marker.attrib["id"] == "path-arrow"
    assert [path.attrib["marker-end"] for path in curves(svg)] == ["url(#path-arrow)"]


def test_the_boxes_are_drawn_over_the_curves() -> None:
    svg = parse(a_graph(a_node("a"), a_node("b", 1), edges=(Edge("a", "b"),)))

    tags = [each.tag.removeprefix(SVG) for each in svg]
    assert tags.index("path") < tags.index("g")
