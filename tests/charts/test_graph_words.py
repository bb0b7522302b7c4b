"""The words and links of a graph: all are there, and need neither style nor script."""

from itertools import pairwise

import pytest

from recommender.charts.graph import Edge, GraphNode, draw_graph
from tests.charts import SVG, parse, rects, size, words
from tests.charts.graphs import a_graph, a_node


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
        [odd],
        [GraphNode("a&b", 0, "rule", odd, '/"<', odd)],
        [],
        name="g",
        title=odd,
        description=odd,
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
