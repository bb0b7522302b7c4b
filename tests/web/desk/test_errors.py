"""An error at the desk leads back to the cases, and shows nothing of the desk to others."""

import pytest
from flask import Flask

from tests.web.desk.desk_visitors import at_desk


@pytest.mark.parametrize("url", ["/audit/nothing", "/audit/cases/none", "/audit/users"])
def test_an_error_at_the_desk_leads_back_to_the_cases(app: Flask, url: str) -> None:
    page = at_desk(app).get(url).text

    assert "To the cases" in page
    assert "Sign out ada" in page
    assert "Go to the start" not in page


def test_an_error_at_the_desk_shows_nothing_of_it_to_others(app: Flask) -> None:
    answer = app.test_client().get("/audit/nothing")

    assert answer.status_code == 404
    assert "Clinician&#39;s desk" in answer.text or "Clinician's desk" in answer.text
    assert "Sign out" not in answer.text


def test_a_form_that_was_open_too_long_at_the_desk_speaks_of_no_visit(app: Flask) -> None:
    answer = at_desk(app).post("/audit/cases/none/reviews", data={"verdict": "agree"})

    assert answer.status_code == 400
    assert "open too long" in answer.text
    assert "visit" not in answer.text


def test_an_error_elsewhere_stays_the_persons(app: Flask) -> None:
    assert "Go to the start" in at_desk(app).get("/auditing").text
