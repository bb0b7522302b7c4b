"""The reader's language: which it is, how a page says so, and how a date is written in it."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from flask import Flask

from recommender.service.app import App
from recommender.service.settings import Settings
from recommender.web.app import best_language, create_app
from recommender.web.words import written_date, written_time

Translated = Callable[..., Flask]


@pytest.fixture
def translated(services: App, tmp_path: Path) -> Translated:
    """Make an application that has an empty translation into each of some languages."""

    def make(*languages: str) -> Flask:
        for language in languages:
            folder = tmp_path / language / "LC_MESSAGES"
            folder.mkdir(parents=True)
            written = io.BytesIO()
            write_mo(written, Catalog(locale=language))
            (folder / "messages.mo").write_bytes(written.getvalue())
        return create_app(replace(services, settings=Settings(translations=str(tmp_path))))

    return make


@pytest.mark.parametrize("accepted", ["en", "en-US,en;q=0.9", "fr", ""])
def test_a_date_is_written_as_the_british_do(shared_app: Flask, accepted: str) -> None:
    with shared_app.test_request_context(headers={"Accept-Language": accepted}):
        assert written_date(date(2026, 11, 26)) == "26 November 2026"


def test_a_moment_is_written_with_its_day_first(shared_app: Flask) -> None:
    with shared_app.test_request_context():
        assert written_time("2026-11-26T09:05:07.000000Z") == "26 November 2026, 09:05"


def test_a_date_is_written_in_the_language_of_a_translation(translated: Translated) -> None:
    app = translated("de")

    with app.test_request_context(headers={"Accept-Language": "de"}):
        assert written_date(date(2026, 11, 26)) == "26. November 2026"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en_GB"),
        ("en-US,de;q=0.5", "en_GB"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr,pt;q=0.5", "pt_BR"),
        ("pt-PT", "pt_BR"),
        ("zh", "en_GB"),
        ("de;q=0,pt", "pt_BR"),
        ("*", "en_GB"),
        ("no such tag!", "en_GB"),
    ],
)
def test_a_reader_gets_what_they_like_best_of_what_there_is(
    translated: Translated, accepted: str, language: str
) -> None:
    app = translated("de", "pt_BR")

    with app.test_request_context(headers={"Accept-Language": accepted}):
        assert best_language() == language


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        ("en-US", 'lang="en-GB" dir="ltr"'),
        ("pt", 'lang="pt-BR" dir="ltr"'),
        ("he", 'lang="he" dir="rtl"'),
    ],
)
def test_a_page_says_its_language_and_direction(
    translated: Translated, accepted: str, said: str
) -> None:
    client = translated("pt_BR", "he").test_client()

    for url in ("/", "/nowhere", "/audit/sign-in"):
        assert f"<html {said}>" in client.get(url, headers={"Accept-Language": accepted}).text
