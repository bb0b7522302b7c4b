"""A day that brings more cases than are expected is told in the log once, and stops nobody."""

import logging
from dataclasses import replace

import pytest

from recommender.service.app import App
from recommender.service.settings import Settings
from tests.system import Clock
from tests.web.own_cases import healthy_answers


def test_a_day_of_many_cases_is_told_once(
    services: App, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    busy = replace(services, settings=Settings(cases_a_day=2))
    answers = healthy_answers(services)
    told = []

    for hours in (0, 0, 0, 0, 15, 0):
        clock.go_on(hours=hours)
        busy.cases.decide(answers)
        told.append([entry for entry in caplog.messages if "were kept today" in entry])

    # two on the first day, and two on the next
    assert [len(lines) for lines in told] == [0, 1, 1, 1, 1, 2]
    assert (
        told[-1][0] == "2 cases were kept today, and RECOMMENDER_CASES_A_DAY expects fewer than 2"
    )


def test_a_case_that_is_there_already_adds_nothing(
    services: App, caplog: pytest.LogCaptureFixture
) -> None:
    busy = replace(services, settings=Settings(cases_a_day=2))
    answers = healthy_answers(services)
    for _ in range(3):
        busy.cases.decide(answers, "8e03978e-40d5-43dd-bc93-6894a57f9324")

    assert "were kept today" not in caplog.text
