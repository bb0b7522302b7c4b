"""Words of pages that the reader's language alone decides."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from flask import Flask

from recommender.service.app import App
from recommender.service.settings import Settings
from recommender.web.app import create_app
from recommender.web.words import written_date


@pytest.mark.parametrize("accepted", ["en", "en-US,en;q=0.9", "fr", ""])
def test_a_date_is_written_as_the_british_do(shared_app: Flask, accepted: str) -> None:
    with shared_app.test_request_context(headers={"Accept-Language": accepted}):
        assert written_date(date(2026, 11, 26)) == "26 November 2026"


def test_a_date_is_written_in_the_language_of_a_translation(services: App, tmp_path: Path) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    written = io.BytesIO()
    write_mo(written, Catalog(locale="de"))
    (folder / "messages.mo").write_bytes(written.getvalue())
    app = create_app(replace(services, settings=Settings(translations=str(tmp_path))))

    with app.test_request_context(headers={"Accept-Language": "de"}):
        assert written_date(date(2026, 11, 26)) == "26. November 2026"
