from collections.abc import Sequence
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.charts.bars import Bar, draw_bars
from tests.charts import SVG, parse

# a letter of the chart's labels is at most this wide on average
LETTER = 15 * 0.6


def a_chart(*bars: Bar) -> ET.Element:
    return parse(draw_bars(bars, name="weeks", title="Cases", description="A week each."))


def weeks(values: Sequence[int]) -> list[Bar]:
    return [Bar(f"2026-W{place:02}", value) for place, value in enumerate(values, 1)]


def drawn_bars(svg: ET.Element) -> list[ET.Element]:
    return list(svg.iter(f"{SVG}rect"))


def floats(elements: Sequence[ET.Element], key: str) -> list[float]:
    return [float(each.attrib[key]) for each in elements]


def of_class(svg: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in svg.iter() if name in each.attrib.get("class", "").split()]


def ticks(svg: ET.Element) -> list[int]:
    return [int(each.text or "") for each in of_class(svg, "tick")]


def test_heights_are_in_proportion_to_the_counts() -> None:
    heights = floats(drawn_bars(a_chart(*weeks([5, 10, 20]))), "height")

    assert heights[1] == pytest.approx(2 * heights[0], abs=0.2)
    assert heights[2] == pytest.approx(4 * heights[0], abs=0.2)


def test_a_bar_reaches_the_line_of_its_count() -> None:
    svg = a_chart(*weeks([0, 10, 20]))

    lines = dict(zip(ticks(svg), floats(of_class(svg, "grid"), "y1"), strict=True))
    tops = floats(drawn_bars(svg), "y")
    assert tops[1:] == [lines[10], lines[20]]


def test_every_bar_stands_on_the_axis() -> None:
    svg = a_chart(*weeks([0, 1, 7, 20]))

    [axis] = of_class(svg, "axis")
    feet = [float(bar.attrib["y"]) + float(bar.attrib["height"]) for bar in drawn_bars(svg)]
    assert feet == pytest.approx([float(axis.attrib["y1"])] * 4, abs=0.15)


def test_a_zero_is_a_thin_line_of_its_own_class() -> None:
    none, some = drawn_bars(a_chart(*weeks([0, 10])))

    assert (none.attrib["class"], none.attrib["height"]) == ("bar bar-zero", "2")
    assert some.attrib["class"] == "bar"


def test_a_small_count_is_never_lower_than_a_zero() -> None:
    none, one, _ = floats(drawn_bars(a_chart(*weeks([0, 1, 5000]))), "height")

    assert none <= one


def test_only_zeros_can_be_drawn() -> None:
    svg = a_chart(*weeks([0, 0]))

    assert ticks(svg) == [0, 1]
    assert len(of_class(svg, "bar-zero")) == 2


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4, 6]),
        (9, [0, 5, 10]),
        (20, [0, 5, 10, 15, 20]),
        (21, [0, 10, 20, 30]),
        (1234, [0, 500, 1000, 1500]),
    ],
)
def test_ticks_are_round(highest: int, expected: list[int]) -> None:
    assert ticks(a_chart(Bar("a", highest))) == expected


@given(st.integers(0, 10**9))
def test_there_are_at_most_five_ticks_and_they_reach_the_highest_count(highest: int) -> None:
    found = ticks(a_chart(Bar("a", highest)))

    [step] = {after - before for before, after in pairwise(found)}
    assert len(found) <= 5
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert found[0] == 0
    assert highest <= found[-1] < highest + step + (highest == 0)


@given(st.integers(1, 60), st.integers(1, 30), st.integers(0, 10**7))
def test_labels_never_overlap_and_all_is_inside_the_picture(
    many: int, characters: int, highest: int
) -> None:
    svg = a_chart(*[Bar("m" * characters, highest) for _ in range(many)])

    width, height = map(float, svg.attrib["viewBox"].split()[2:])
    spans = [
        (float(each.attrib["x"]) - half, float(each.attrib["x"]) + half)
        for each in of_class(svg, "label")
        for half in [len(each.text or "") * LETTER / 2]
    ]
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert spans[0][0] >= 0
    assert spans[-1][1] <= width
    for bar in drawn_bars(svg):
        assert 0 <= float(bar.attrib["x"]) <= width - float(bar.attrib["width"])
        assert 0 <= float(bar.attrib["y"]) <= height - float(bar.attrib["height"])
    for tick in of_class(svg, "tick"):
        assert float(tick.attrib["x"]) >= len(tick.text or "") * LETTER


def test_few_labels_are_all_shown_and_many_are_thinned_evenly() -> None:
    few = of_class(a_chart(*weeks([1] * 5)), "label")
    many = of_class(a_chart(*weeks([1] * 60)), "label")

    assert [each.text for each in few] == [bar.label for bar in weeks([1] * 5)]
    steps = {int((b.text or "")[-2:]) - int((a.text or "")[-2:]) for a, b in pairwise(many)}
    assert many[0].text == "2026-W01"
    assert len(steps) == 1
    assert 1 < steps.pop() < 60


def test_a_label_stands_under_the_middle_of_its_bar() -> None:
    svg = a_chart(*weeks([3, 4]))

    middles = [float(bar.attrib["x"]) + float(bar.attrib["width"]) / 2 for bar in drawn_bars(svg)]
    assert floats(of_class(svg, "label"), "x") == pytest.approx(middles, abs=0.2)


def test_bars_stand_side_by_side() -> None:
    bars = drawn_bars(a_chart(*weeks(range(60))))

    assert len(bars) == 60
    for before, after in pairwise(bars):
        end = float(before.attrib["x"]) + float(before.attrib["width"])
        assert end < float(after.attrib["x"])


def test_each_bar_says_its_label_its_count_and_its_detail() -> None:
    svg = a_chart(Bar("2026-W01", 3), Bar("2026-W02", 4, "1 urgent"))

    titles = [bar.findtext(f"{SVG}title") for bar in drawn_bars(svg)]
    assert titles == ["2026-W01: 3", "2026-W02: 4 (1 urgent)"]


def test_any_words_are_escaped() -> None:
    odd = "<b>&\"'é痛"

    svg = a_chart(Bar(odd, 1, odd))

    assert [each.text for each in of_class(svg, "label")] == [odd]
    assert drawn_bars(svg)[0].findtext(f"{SVG}title") == f"{odd}: 1 ({odd})"


def test_the_picture_is_one_image_with_a_name() -> None:
    svg = a_chart(Bar("a", 1))

    ids = {each.attrib["id"]: each.text for each in svg if "id" in each.attrib}
    assert (svg.attrib["role"], svg.attrib["class"]) == ("img", "chart")
    assert [ids[id_] for id_ in svg.attrib["aria-labelledby"].split()] == ["Cases", "A week each."]
    assert not any("style" in each.attrib for each in svg.iter())


def test_the_same_bars_give_the_same_text() -> None:
    first, second = (
        draw_bars(weeks(range(20)), name="n", title="t", description="d") for _ in range(2)
    )

    assert first == second


@pytest.mark.parametrize(
    ("bars", "says"),
    [([], "without a bar"), ([Bar("2026-W01", -1)], "'2026-W01': a count cannot be -1")],
)
def test_what_cannot_be_drawn_is_refused(bars: list[Bar], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        draw_bars(bars, name="n", title="t", description="d")
