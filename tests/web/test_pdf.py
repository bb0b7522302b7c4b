"""The paper as PDF: tagged for screen readers, its pictures named, readable by another library."""

import gc
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from recommender.domain.content import Content
from recommender.service.app import App
from recommender.web import pdf
from tests.people import a_person, a_plain_case
from tests.web.calendars import open_here

NO_PANGO = (
    "NO PDF TEST WAS RUN: weasyprint finds no pango; "
    "`apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` brings it"
)
PAPER = "/case/paper.pdf"
needs_pango = pytest.mark.usefixtures("pango")


@pytest.fixture(scope="module")
def pango() -> None:
    """Skip where there is none; looking for it takes a second, and not before it is needed."""
    if not pdf.can_make_pdf():
        pytest.skip(NO_PANGO)


@pytest.fixture
def code(client: FlaskClient, services: App, content: Content) -> str:
    """The code of a week that is open in the client's browser."""
    kept = services.cases.decide(a_plain_case(content, "stiffness"))
    open_here(client, kept.token)
    return kept.token


@dataclass(frozen=True)
class Paper:
    """A week that is open in a browser, and its paper, which takes two seconds to set."""

    services: App
    client: FlaskClient
    code: str
    pdf: bytes

    @property
    def document(self) -> PdfReader:
        """The paper, read by another library."""
        return PdfReader(BytesIO(self.pdf))


@pytest.fixture(scope="module")
def paper(shared_app: Flask, content: Content) -> Paper:
    services: App = shared_app.extensions["recommender"]
    client = shared_app.test_client()
    kept = services.cases.decide(a_plain_case(content, "stiffness"))
    open_here(client, kept.token)
    return Paper(services, client, kept.token, client.get(PAPER).data)


@pytest.fixture
def _no_weasyprint(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    pdf._weasyprint.cache_clear()
    yield
    pdf._weasyprint.cache_clear()


def read(client: FlaskClient, address: str = PAPER) -> PdfReader:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    return PdfReader(BytesIO(answer.data))


def tags(node: Any) -> Iterator[Any]:
    """Yield every element of the structure below one."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, list):
        for one in found:
            yield from tags(one)
    elif isinstance(found, dict):
        if "/S" in found:
            yield found
        yield from tags(found.get("/K", []))


@needs_pango
def test_nothing_of_the_paper_lies_about_in_memory_afterwards(paper: Paper) -> None:
    assert paper.pdf

    kinds = {type(thing).__name__ for thing in gc.get_objects()}

    assert "ComputedStyle" not in kinds


@needs_pango
def test_the_fonts_of_the_machine_are_read_for_the_first_paper_alone(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by: Any = pdf._weasyprint()
    kind = made_by.text.fonts.FontConfiguration
    read_fonts = kind.__init__
    reads: list[str] = []

    def count(fonts: Any) -> None:
        reads.append("once more")
        read_fonts(fonts)

    monkeypatch.setattr(kind, "__init__", count)

    again = paper.client.get(PAPER).data

    assert reads == []
    assert again == paper.pdf


@needs_pango
def test_no_paper_asks_for_the_features_of_fonts_that_are_never_given_back(paper: Paper) -> None:
    assert paper.pdf

    assert pdf._fonts(pdf._weasyprint()).font_features == {}


@needs_pango
def test_a_screen_reader_finds_language_title_headings_lists_and_names_of_pictures(
    paper: Paper,
) -> None:
    document = paper.document

    root: Any = document.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.metadata is not None
    assert document.metadata.title == "Your week \u2013 Back and neck week"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data().replace(b" ", b"")
    found = list(tags(root["/StructTreeRoot"]))
    kinds = {str(one["/S"]) for one in found}
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/P", "/Figure"} <= kinds
    pictures = [one for one in found if one["/S"] == "/Figure"]
    assert len(pictures) > 5
    assert all(str(one.get("/Alt", "")) for one in pictures)


@needs_pango
def test_the_words_of_the_paper_are_in_it_and_its_fonts_too(paper: Paper) -> None:
    document = paper.document

    words = " ".join(page.extract_text() for page in document.pages)
    own = paper.services.diaries.own_week(paper.code)
    assert own is not None
    assert paper.code in words
    assert all(item.name in words for day in own.week.days for item in day.items)
    width, height = document.pages[0].mediabox[2:]
    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (210, 297)
    for page in document.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            [descendant] = font.get_object()["/DescendantFonts"]
            described = descendant.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & described.keys()


def test_pictures_are_drawn_on_white_in_a_style_that_is_understood(
    client: FlaskClient, content: Content
) -> None:
    for exercise in sorted(content.figures):
        inked = pdf._inked(client.get(f"/exercises/{exercise}/figure.svg").data).decode()

        assert "@media print" not in inked
        assert inked.partition("</style>")[0].endswith(".bg{fill:#fff}")
        assert not {"var(", "font:"} & {*re.findall(r"var\(|font:", inked)}


def test_on_paper_the_edge_of_a_shape_lies_below_the_shape(client: FlaskClient) -> None:
    for exercise in ("bird-dog", "seated-cat-cow"):
        inked = pdf._inked(client.get(f"/exercises/{exercise}/figure.svg").data).decode()

        shapes = re.findall(
            r'<path class="([kst])" d="([^"]*)"/>(<path class="\1 n" d="\2"/>)?', inked
        )
        assert len(shapes) > 5
        assert all(again for _, _, again in shapes)
        assert ".n{stroke:none}" in inked
        ids, uses = re.findall(r' id="(\w+)"', inked), re.findall(r'href="#(\w+)"', inked)
        assert sorted(ids) == sorted(uses)


@needs_pango
def test_the_same_plan_is_the_same_bytes_and_large_print_has_more_pages(paper: Paper) -> None:
    again = paper.client.get(PAPER).data

    assert again == paper.pdf
    large = read(paper.client, f"{PAPER}?size=large")
    assert len(large.pages) > len(paper.document.pages)


@needs_pango
def test_a_stop_has_its_pdf_with_the_words_to_say(
    client: FlaskClient, services: App, content: Content
) -> None:
    stop = services.cases.decide(a_person(content, chest_signs=["chest_pain"]))
    open_here(client, stop.token)

    words = " ".join(page.extract_text() for page in read(client).pages)

    assert "Please get emergency help now" in words
    assert "I am 40 years old." in words


@needs_pango
def test_where_it_can_be_made_the_paper_offers_it(client: FlaskClient, code: str) -> None:
    assert "/case/paper.pdf" in client.get("/case/paper").text


@pytest.mark.usefixtures("_no_weasyprint")
def test_without_weasyprint_nothing_speaks_of_pdf_and_the_paper_remains(
    client: FlaskClient, code: str
) -> None:
    page = client.get("/case/paper")

    assert page.status_code == 200
    assert "pdf" not in page.text.lower()
    assert client.get("/case/paper.pdf").status_code == 404
