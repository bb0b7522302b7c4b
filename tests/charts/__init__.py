"""Reading a drawn picture back."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
Rect = tuple[float, float, float, float]


def parse(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - our own text


def rects(svg: ET.Element) -> dict[str, Rect]:
    """The x, y, width and height of each box."""
    found = {}
    for group in svg.iter(f"{SVG}g"):
        rect = group.find(f"{SVG}rect")
        assert rect is not None
        x, y, width, height = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        found[group.attrib["data-id"]] = (x, y, width, height)
    return found


def curves(svg: ET.Element) -> list[ET.Element]:
    return [path for path in svg.iter(f"{SVG}path") if path.attrib["class"] != "arrow"]


def points(path: ET.Element) -> list[tuple[float, float]]:
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", path.attrib["d"])]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def size(svg: ET.Element) -> tuple[float, float]:
    left, top, width, height = map(float, svg.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    return width, height


def words(parent: ET.Element) -> list[str]:
    return [line.text or "" for line in parent.iter(f"{SVG}tspan")]


def crossings(svg: ET.Element) -> int:
    """How often the curves between two columns cross, seen from the heights of their ends."""
    lines = [(points(path)[0], points(path)[-1]) for path in curves(svg)]
    return sum((a[1] - b[1]) * (c[1] - d[1]) < 0 for (a, c), (b, d) in combinations(lines, 2))
