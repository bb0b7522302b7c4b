"""The pictures of exercises: their addresses, what caches are told, and the macro for pages."""

import base64
import hashlib
import re

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient

from recommender.domain.content import Content

PAGE = """{% from "figure.html" import figure with context %}{{ figure(id, name, **more) }}"""
ONE = "/exercises/bird-dog/figure.svg"


@pytest.fixture
def client(shared_app: Flask) -> FlaskClient:
    return shared_app.test_client()


def macro(app: Flask, exercise: str, **more: object) -> str:
    with app.test_request_context("/"):
        return render_template_string(PAGE, id=exercise, name="Bird <dog>", more=more)


@pytest.mark.parametrize("address", [ONE, f"/api/v1{ONE}"])
def test_a_picture_has_the_name_and_the_steps_and_is_kept_until_it_changes(
    client: FlaskClient, content: Content, address: str
) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    assert f"<title>{content.exercises['bird-dog'].name}</title>" in answer.text
    assert content.exercises["bird-dog"].steps[1] in answer.text
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Accept-Language" in answer.vary
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_address_on_a_page_names_the_version_and_is_kept_for_a_year(
    client: FlaskClient, shared_app: Flask
) -> None:
    (still,) = re.findall(r'src="([^"]*)"', macro(shared_app, "bird-dog"))

    assert "immutable" in client.get(still.replace("&amp;", "&")).headers["Cache-Control"]


def test_only_its_own_style_sheet_may_style_a_picture(client: FlaskClient) -> None:
    answer = client.get(ONE)

    (style,) = re.findall(r"<style>(.*?)</style>", answer.text)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert answer.headers["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    )


def test_still_moving_mirrored_and_in_another_skin_are_pictures_of_their_own(
    client: FlaskClient,
) -> None:
    asked = ["", "?moving=yes", "?side=other", "?skin=dark", "?skin=light"]

    tags = [client.get(ONE + query).headers["ETag"] for query in asked]

    assert len(set(tags)) >= len(tags) - 1
    assert "<animate" in client.get(f"{ONE}?moving=yes").text
    assert "<animate" not in client.get(ONE).text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/exercises/no-such-exercise/figure.svg", 404),
        ("/api/v1/exercises/no-such-exercise/figure.svg", 404),
        (f"/api/v1{ONE}?skin=green", 422),
        (f"{ONE}?skin=green", 200),
    ],
)
def test_what_there_is_not(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_a_page_shows_the_still_and_knows_where_it_moves(shared_app: Flask) -> None:
    shown = macro(shared_app, "bird-dog")

    assert 'alt="Picture: Bird &lt;dog&gt;"' in shown
    assert "moving=yes" in shown.split("data-moving=")[1].split(" ")[0]
    assert "moving" not in shown.split("src=")[1].split(" ")[0]
    assert "side=other" in macro(shared_app, "bird-dog", other_side=True)


def test_a_page_has_nothing_for_an_exercise_without_a_picture(shared_app: Flask) -> None:
    assert macro(shared_app, "no-such-exercise").strip() == ""
