from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.figures.graph import Edge, Node, draw_graph
from tests.figures import SVG, crossings, curves, parse, points, rects, size, words

HEADINGS = ("Answers", "Findings", "Rules", "Decisions")
# the distance that two lines of a label, and so two boxes, keep at least
CLEAR = 8


def a_node(id_: str, column: int = 0, label: str = "", **more: str) -> Node:
    return Node(id_, column, "rule", label or id_, **more)


def a_graph(*nodes: Node, edges: tuple[Edge, ...] = ()) -> str:
    return draw_graph(HEADINGS, nodes, edges, name="path", title="The path", description="How.")


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Node], list[Edge]]:
    labels = st.text(max_size=90) | st.sampled_from(["Age: 58", "long " * 30, "un" * 50])
    topics = st.sampled_from(["", "Age", "Since the injury, do you have any of these? " * 3])
    columns = draw(st.lists(st.tuples(st.integers(0, 3), labels, topics), min_size=1, max_size=12))
    nodes = [
        Node(f"n{place}", column, "rule", label, topic=topic)
        for place, (column, label, topic) in enumerate(columns)
    ]
    ids = st.sampled_from([node.id for node in nodes])
    ends = st.tuples(ids, ids, st.booleans()).filter(lambda each: each[0] != each[1])
    edges = draw(st.lists(ends, max_size=20)) if len(nodes) > 1 else []
    return nodes, [Edge(*each) for each in edges]


@given(graphs())
def test_boxes_never_overlap_and_all_is_inside_the_picture(
    graph: tuple[list[Node], list[Edge]],
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


@given(graphs())
def test_a_curve_passes_no_box_but_those_it_joins(graph: tuple[list[Node], list[Edge]]) -> None:
    svg = parse(a_graph(*graph[0], edges=tuple(graph[1])))

    for path in curves(svg):
        for x, y in points(path)[3:-1:4]:
            passed = [b for b in rects(svg).values() if b[0] <= x <= b[0] + b[2]]
            assert all(y <= top or y >= top + height for _, top, _, height in passed)


@given(graphs())
def test_every_edge_is_drawn_once_between_the_sides_of_its_boxes(
    graph: tuple[list[Node], list[Edge]],
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


def test_a_link_has_the_whole_label_and_detail_as_its_name() -> None:
    long = "A rule with a name that is far too long for the box" * 9
    linked = a_node("a", label=long, href="/rules/a?b=1&c=2", detail="urgent")

    svg = parse(a_graph(linked, a_node("b")))

    [link] = svg.iter(f"{SVG}a")
    assert link.attrib == {"href": "/rules/a?b=1&c=2", "aria-label": f"{long} (urgent)"}
    assert [group.attrib["data-id"] for group in link.iter(f"{SVG}g")] == ["a"]
    assert link.findtext(f"{SVG}g/{SVG}title") == f"{long} (urgent)"
    assert words(link)[-1].endswith("…")


@pytest.mark.parametrize("label", ["long words " * 60, "un" * 300, "a-b_c" * 90])
def test_a_long_label_is_cut_after_the_lines_that_fit_the_box(label: str) -> None:
    svg = parse(a_graph(a_node("a", label=label)))

    [group] = svg.iter(f"{SVG}g")
    _, top, width, height = rects(svg)["a"]
    lines = words(group)
    baselines = [float(line.attrib["y"]) for line in group.iter(f"{SVG}tspan")]
    assert len(lines) == 16
    assert lines[-1].endswith("…")
    assert max(map(len, lines)) * float(svg.attrib["font-size"]) * 0.6 < width
    assert all(lower - upper >= 15 for upper, lower in pairwise(baselines))
    assert top < baselines[0] - 10
    assert baselines[-1] < top + height


def test_a_short_label_is_not_cut() -> None:
    svg = parse(a_graph(a_node("a", label="Numbness between the legs")))

    [group] = svg.iter(f"{SVG}g")
    assert words(group) == ["Numbness between the", "legs"]


def test_a_topic_stands_above_the_label_softer() -> None:
    svg = parse(a_graph(a_node("a", label="58 years", topic="Age", detail="How old are you?")))

    [group] = svg.iter(f"{SVG}g")
    assert words(group) == ["Age", "58 years"]
    assert group.findtext(f"{SVG}title") == "Age: 58 years (How old are you?)"
    topic, label = group.iter(f"{SVG}text")
    assert topic.attrib == {"class": "node-topic"}
    assert float(topic[0].attrib["y"]) < float(label[0].attrib["y"])


def test_any_words_are_escaped() -> None:
    odd = '<b> & "it\'s" é ü 痛 \x00'
    drawn = draw_graph(
        [odd], [Node("a&b", 0, "rule", odd, '/"<', odd)], [], name="g", title=odd, description=odd
    )

    svg = parse(drawn)

    kept = odd.replace("\x00", "\ufffd")
    assert svg.findtext(f"{SVG}title") == svg.findtext(f"{SVG}desc") == kept
    assert svg.findtext(f"{SVG}a/{SVG}g/{SVG}title") == f"{kept} ({kept})"
    assert "".join(words(svg)).count("<b>") == 2


def test_the_picture_is_named_by_its_title_and_description() -> None:
    svg = parse(a_graph(a_node("a")))

    ids = {each.attrib["id"]: each.text for each in svg if "id" in each.attrib}
    assert svg.attrib["role"] == "group"
    assert [ids[id_] for id_ in svg.attrib["aria-labelledby"].split()] == ["The path", "How."]
    assert float(svg.attrib["width"]) == size(svg)[0]


def test_nothing_needs_a_style_or_a_script() -> None:
    svg = parse(a_graph(a_node("a", href="/"), a_node("b", 1), edges=(Edge("a", "b"),)))

    assert not any("style" in each.attrib for each in svg.iter())
    assert not {each.tag for each in svg.iter()} & {f"{SVG}style", f"{SVG}script"}


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
    nodes: tuple[Node, ...], edges: tuple[Edge, ...], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        a_graph(*nodes, edges=edges)
