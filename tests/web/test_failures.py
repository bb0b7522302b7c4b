"""What the log says about an unexpected error: its kind and its places, never what was typed."""

import logging

import pytest
from flask import Flask, request

from recommender.domain.errors import EngineError
from recommender.web.failures import SERVERS, told
from tests.web.visiting import begin, send

TYPED = "typed-by-a-person"


def reads_a_form() -> str:
    """Fail as a page could: the message of each error holds what was typed."""
    typed = request.values["typed"]
    try:
        raise KeyError(typed)
    except KeyError as error:
        raise ValueError(f"cannot read {typed}") from error


@pytest.fixture
def failing(own_app: Flask) -> Flask:
    """The application as it is served, with a page that fails."""
    own_app.testing = False
    own_app.add_url_rule("/fails", "fails", reads_a_form)
    return own_app


def errors(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """Return the faults of the log; what was asked for stands there too where logging is set up."""
    return [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_a_page_that_fails_writes_no_answer_to_the_log(
    failing: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    answer = failing.test_client().get("/fails", query_string={"typed": TYPED})

    assert answer.status_code == 500
    assert TYPED not in caplog.text + answer.text
    [record] = errors(caplog)
    place = f"{__name__}:{reads_a_form.__code__.co_firstlineno + 6} reads_a_form"
    assert record.getMessage().startswith(f"unexpected error: fails: ValueError < {place}")
    assert "; after KeyError < " in record.getMessage()


def test_an_error_page_that_fails_too_writes_no_answer_to_the_log(
    failing: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    failing.after_request(lambda _: reads_a_form())

    failing.test_client().get("/fails", query_string={"typed": TYPED})

    assert len(errors(caplog)) == 2
    assert TYPED not in caplog.text


@pytest.mark.parametrize("name", SERVERS)
def test_the_server_before_it_writes_no_answer_to_the_log_either(
    app: Flask, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    try:
        raise ValueError(TYPED)
    except ValueError:
        logging.getLogger(name).exception("while serving %s", TYPED)

    assert app
    assert TYPED not in caplog.text
    assert "ValueError < " in caplog.text


def test_an_error_that_led_to_itself_is_told_once() -> None:
    first, second = ValueError("one"), KeyError("two")
    first.__context__, second.__context__ = second, first

    assert told(first) == "ValueError; after KeyError"


def test_what_was_hidden_on_purpose_stays_hidden() -> None:
    error = EngineError("failed")
    error.__context__, error.__suppress_context__ = ValueError(TYPED), True

    assert told(error) == "EngineError"


@pytest.mark.parametrize(("page", "question"), [("limbs", "limb_signs"), ("start", "onset")])
def test_what_no_form_of_ours_sends_is_an_error_of_the_form_and_not_logged(
    app: Flask, caplog: pytest.LogCaptureFixture, page: str, question: str
) -> None:
    client = app.test_client()
    begin(client)

    answer = send(client, f"/questions/{page}", {question: ["none", TYPED]})

    assert answer.status_code == 422
    assert caplog.text == ""
