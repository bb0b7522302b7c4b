"""What is the same for everybody goes out packed; a page that may hold a secret does not."""

import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient

ONE, SHEET = "/exercises/bird-dog/figure.svg", "/static/style.css"
UNPACKS = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def client(shared_app: Flask) -> FlaskClient:
    return shared_app.test_client()


@pytest.mark.parametrize("address", [ONE, SHEET, "/static/today.js"])
def test_a_public_file_is_packed_for_whom_can_unpack_it(client: FlaskClient, address: str) -> None:
    plain, packed = (
        client.get(address, buffered=True),
        client.get(address, headers=UNPACKS, buffered=True),
    )

    assert plain.content_encoding is None
    assert packed.content_encoding == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) == packed.content_length < len(plain.data) / 2
    assert all("Accept-Encoding" in answer.vary for answer in (plain, packed))
    no = client.get(address, headers={"Accept-Encoding": "gzip;q=0"}, buffered=True)
    assert no.data == plain.data


@pytest.mark.parametrize("address", [ONE, SHEET])
def test_a_packed_file_that_is_known_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address, headers=UNPACKS, buffered=True)

    known = {**UNPACKS, "If-None-Match": first.headers["ETag"]}
    assert client.get(address, headers=known, buffered=True).status_code == 304


def test_a_page_is_not_packed(client: FlaskClient) -> None:
    assert client.get("/", headers=UNPACKS).content_encoding is None
