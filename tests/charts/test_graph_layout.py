"""The boxes of a graph: each has its place in its column, and none covers another."""

from itertools import combinations

import pytest
from hypothesis import given

from recommender.charts.graph import Edge, GraphNode
from tests.charts import SVG, crossings, curves, parse, points, rects, size, words
from tests.charts.graphs import HEADINGS, a_graph, a_node, graphs

# the distance that two lines of a label, and so two boxes, keep at least
CLEAR = 8


@given(graphs())
def test_boxes_never_overlap_and_all_is_inside_the_picture(
    graph: tuple[list[GraphNode], list[Edge]],
) -> None:
    svg = parse(a_graph(*graph[0], edges=tuple(graph[1])))

    boxes = rects(svg)
    width, height = size(svg)
    assert len(boxes) == len(graph[0])
    for x, y, w, h in boxes.values():
        assert 0 <= x <= width - w
        assert 0 <= y <= height - h
    for a, b in combinations(boxes.values(), 2):
        assert a[0] != b[0] or a[1] + a[3] + CLEAR <= b[1] or b[1] + b[3] + CLEAR <= a[1]
    for path in curves(svg):
        assert all(0 <= x <= width and 0 <= y <= height for x, y in points(path))


def test_the_columns_lie_from_left_to_right_under_their_headings() -> None:
    svg = parse(a_graph(a_node("d", 3), a_node("a", 0), a_node("b", 1), a_node("c", 2)))

    boxes = rects(svg)
    headings = [each for each in svg if each.attrib.get("class") == "graph-heading"]
    assert sorted(boxes, key=lambda id_: boxes[id_][0]) == ["a", "b", "c", "d"]
    assert [words(each) for each in headings] == [[each] for each in HEADINGS]
    assert [float(each[0].attrib["x"]) for each in headings] == sorted(b[0] for b in boxes.values())
    assert all(float(each[0].attrib["y"]) < boxes["a"][1] for each in headings)


def test_a_column_without_a_node_is_left_out() -> None:
    near = parse(a_graph(a_node("a", 0), a_node("b", 1)))
    far = parse(a_graph(a_node("a", 0), a_node("b", 3)))

    assert rects(near) == rects(far)
    assert [words(each)[0] for each in far if each.tag == f"{SVG}text"] == ["Answers", "Decisions"]


def test_sorting_takes_the_crossings_out() -> None:
    left = [a_node(id_, 0) for id_ in "abcd"]
    right = [a_node(id_, 1) for id_ in "wxyz"]
    edges = (Edge("a", "z"), Edge("b", "y"), Edge("c", "x"), Edge("d", "w"), Edge("a", "y"))

    assert crossings(parse(a_graph(*left, *right, edges=edges))) == 0


def test_what_crosses_nothing_keeps_the_order_it_came_in() -> None:
    nodes = [a_node(id_, column) for column, ids in enumerate(("abc", "xyz")) for id_ in ids]

    boxes = rects(parse(a_graph(*nodes, edges=(Edge("b", "y"),))))

    assert sorted("abc", key=lambda id_: boxes[id_][1]) == ["a", "b", "c"]
    assert sorted("xyz", key=lambda id_: boxes[id_][1]) == ["x", "y", "z"]


def test_a_box_lies_level_with_the_one_it_follows() -> None:
    nodes = [a_node(id_, column) for column, ids in enumerate(("abcde", "x")) for id_ in ids]

    boxes = rects(parse(a_graph(*nodes, edges=(Edge("e", "x"),))))

    assert boxes["x"][1] == boxes["e"][1]


@pytest.mark.parametrize("end", ["a", "h"])
def test_boxes_that_follow_the_first_or_the_last_stay_within_the_longest_column(end: str) -> None:
    left = [a_node(id_, 0) for id_ in "abcdefgh"]
    right = [a_node(id_, 1) for id_ in "wxyz"]

    boxes = rects(parse(a_graph(*left, *right, edges=tuple(Edge(end, id_) for id_ in "wxyz"))))

    followers = [boxes[id_][1] for id_ in "wxyz"]
    assert boxes["a"][1] <= min(followers)
    assert max(followers) <= boxes["h"][1]
    assert boxes[end][1] in followers


def test_the_same_graph_gives_the_same_text() -> None:
    nodes = [a_node(f"n{place}", place % 4) for place in range(30)]
    edges = tuple(Edge(f"n{place}", f"n{place * 7 % 29 + 1}") for place in (0, 2, 3, 4, 5, 9))

    assert a_graph(*nodes, edges=edges) == a_graph(*nodes, edges=edges)


@pytest.mark.parametrize(
    ("nodes", "edges", "says"),
    [
        ((), (), "without a node"),
        ((a_node("twin"), a_node("twin", 1)), (), "'twin' stands 2 times"),
        ((a_node("a"),), (Edge("a", "ghost"),), "'ghost'"),
        ((a_node("a"),), (Edge("ghost", "a"),), "'ghost'"),
        ((a_node("a"),), (Edge("a", "a"),), "'a' to itself"),
        ((a_node("a", 4),), (), "column 4 has no heading"),
        ((a_node("a", -1),), (), "column -1 has no heading"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    nodes: tuple[GraphNode, ...], edges: tuple[Edge, ...], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        a_graph(*nodes, edges=edges)
