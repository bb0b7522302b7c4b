"""The manifest and its icons are what a phone asks for before it installs the pages."""

import re
import struct
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from recommender.web import installing
from recommender.web.security import CONTENT_SECURITY_POLICY

STATIC = Path(installing.__file__).parent / "static"
PNG = b"\x89PNG\r\n\x1a\n"


def test_every_page_of_a_person_names_the_manifest_which_the_policy_allows(
    client: FlaskClient,
) -> None:
    for url in ("/", "/about", "/exercises", "/nowhere"):
        assert '<link rel="manifest" href="/manifest.webmanifest">' in client.get(url).text
    assert "manifest-src 'self'" in CONTENT_SECURITY_POLICY


def test_the_manifest_has_all_that_a_phone_needs(client: FlaskClient) -> None:
    answer = client.get("/manifest.webmanifest")

    told = answer.get_json(force=True)
    assert answer.mimetype == "application/manifest+json"
    assert (told["name"], told["lang"], told["dir"]) == ("Back and neck week", "en-GB", "ltr")
    assert len(told["short_name"]) <= 12
    assert (told["start_url"], told["scope"], told["display"]) == ("/", "/", "standalone")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    for shortcut in told["shortcuts"]:
        assert client.get(shortcut["url"]).status_code == 200


def test_each_icon_is_there_in_the_size_that_it_claims(client: FlaskClient) -> None:
    for icon in client.get("/manifest.webmanifest").get_json(force=True)["icons"]:
        with client.get(icon["src"]) as picture:
            assert picture.mimetype == icon["type"]
            drawn = picture.data
        if icon["type"] == "image/png":
            assert drawn.startswith(PNG)
            assert icon["sizes"] == "{}x{}".format(*struct.unpack(">II", drawn[16:24]))


def test_the_colours_are_those_of_the_sheet(app: Flask) -> None:
    light, dark = (STATIC / "style.css").read_text("utf-8").split("@media", 1)
    page = app.test_client().get("/").text
    manifest = app.test_client().get("/manifest.webmanifest").get_json(force=True)

    bars = re.findall(r'name="theme-color" media="[^"]*(light|dark)[^"]*" content="([^"]+)"', page)
    assert dict(bars) == {"light": _colour(light, "card"), "dark": _colour(dark, "card")}
    assert manifest["theme_color"] == _colour(light, "card")
    assert manifest["background_color"] == _colour(light, "ground")


def _colour(sheet: str, name: str) -> str:
    found = re.search(rf"--{name}: (#\w+);", sheet)
    assert found is not None
    return found[1]
