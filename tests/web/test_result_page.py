"""The page of a result evaluates the rules once, and a failed evaluation holds back no stop."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from benchmarks.evaluations import count
from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.interviews import OpenInterview
from recommender.service.recommender import Recommender
from recommender.storage.stores import Stores
from recommender.web.app import create_app
from recommender.web.visit import TOKEN
from tests.people import a_person
from tests.system import Clock, system
from tests.web.visiting import visit

STOP = {"chest_signs": ["chest_pain"]}


@pytest.fixture
def without_evaluation(services: App, content: Content, stores: Stores, clock: Clock) -> Flask:
    """An application whose evaluation of the rules fails, so that only the engine decides."""
    broken = replace(content)
    # the description of the API has an interview as its example, so it is made while all is well
    made = create_app(App(Recommender(broken), stores, system(clock)))
    vars(broken)["compiled_rules"] = None
    made.testing = True
    return made


def answered(app: Flask, different: Mapping[str, Any]) -> FlaskClient:
    """Return a browser whose visit has all its answers and no decision yet."""
    services: App = app.extensions["recommender"]
    token = services.interviews.begin()
    services.interviews.keep(token, OpenInterview(a_person(services.content, **different)))
    client = app.test_client()
    with client.session_transaction() as session:
        session[TOKEN] = token
    return client


def test_a_result_reads_the_rules_once(app: Flask, services: App, content: Content) -> None:
    client = app.test_client()
    visit(client, content)
    # what is made once a content is made by now
    services.cases.decide(a_person(content))

    found = count(lambda: client.get("/result"))

    assert found["all rules, by the evaluation"] == 1
    assert found["all rules, by experta"] == 1


def test_a_failed_evaluation_does_not_hold_back_the_page_of_a_stop(
    without_evaluation: Flask,
) -> None:
    answer = answered(without_evaluation, STOP).get("/result")

    assert answer.status_code == 200
    assert 'class="outcome emergency"' in answer.text


def test_a_failed_evaluation_gives_no_week(without_evaluation: Flask) -> None:
    without_evaluation.testing = False

    answer = answered(without_evaluation, {}).get("/result")

    assert answer.status_code == 500
