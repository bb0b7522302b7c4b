"""The process that `benchmarks.request_cpu` measures in: one checkout, a round for each line.

It is run as a file, with the code of the checkout that its PYTHONPATH names, which may be an older
one: so it takes only names that both have.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from recommender import __version__
from recommender.content.answers import read_answers
from recommender.domain.cases import Case
from recommender.domain.errors import AnswersError
from recommender.domain.plan_making import make_plan
from recommender.exchange.plan_json import plan_text
from recommender.explain.nearness import Nearness
from recommender.inference.deciding import Decider
from recommender.inference.interview import next_page
from recommender.pipeline import person_of, recommend
from recommender.planning.planner import plan_week
from recommender.service.marks import Marking
from tests.people import random_answers
from tests.web.visiting import visit

ILL = (0.05, 0.15, 0.3, 0.5, 0.9)
Times = dict[str, list[float]]


def main() -> None:
    """Answer each line of the input with the medians of a round."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    app = _app()
    recommender = _recommender(app)
    weeks, stops = _bodies(recommender, int(sys.argv[1]))
    for line in sys.stdin:
        times: Times = {}
        _requests(app, weeks, stops, times)
        _stages(recommender, weeks, times)
        if line.strip():
            print(json.dumps({what: median(found) for what, found in times.items()}), flush=True)


def _app() -> Flask:
    """Return the application, from where it is today or from where it was."""
    name = "recommender.wsgi" if find_spec("recommender.wsgi") else "wsgi"
    app: Flask = import_module(name).app
    return app


def _recommender(app: Flask) -> Any:
    """Return what decides: once it was held itself, today with all other services."""
    held = app.extensions["recommender"]
    try:
        return held.recommender
    except AttributeError:
        return held


def _bodies(recommender: Any, people: int) -> tuple[list[str], list[str]]:
    """Return the answers of so many random people who get a week, and of as many who get none."""
    content = recommender.content
    weeks: list[str] = []
    stops: list[str] = []
    seed = 0
    while min(len(weeks), len(stops)) < people:
        answers = random_answers(content, seed, ill=ILL[seed % len(ILL)])
        seed += 1
        try:
            plan = recommender.plan(answers)
        except AnswersError:
            continue
        (stops if plan.week is None else weeks).append(json.dumps(dict(answers)))
    return weeks[:people], stops[:people]


def _timed(times: Times, what: str, task: Callable[[], Any]) -> Any:
    started = time.process_time()
    made = task()
    times.setdefault(what, []).append((time.process_time() - started) * 1000)
    return made


def _requests(app: Flask, weeks: list[str], stops: list[str], times: Times) -> None:
    client = app.test_client()
    for what, path, bodies in (
        ("POST /api/v1/plans, a week", "/api/v1/plans", weeks),
        ("POST /api/v1/plans, a stop", "/api/v1/plans", stops),
        ("POST /api/v1/interview, all answered", "/api/v1/interview", weeks),
    ):
        for body in bodies:
            post = partial(client.post, path, data=body, content_type="application/json")
            assert _timed(times, what, post).status_code == 200
    visit(_TimedClient(app, times), _recommender(app).content)


class _TimedClient(FlaskClient):
    """A browser that notes what each page of a question costs."""

    def __init__(self, app: Flask, times: Times) -> None:
        super().__init__(app)
        self._times = times

    def open(self, *args: Any, **more: Any) -> Any:
        ask = partial(super().open, *args, **more)
        if not str(args[0]).startswith("/questions/"):
            return ask()
        return _timed(self._times, f"{more['method']} a page with questions", ask)


def _stages(recommender: Any, bodies: list[str], times: Times) -> None:
    content = recommender.content
    decider, marking = Decider(content), Marking(content, Nearness(content))
    for body in bodies:
        step = partial(_timed, times)
        answers = step(
            "- read the answers", partial(read_answers, content.questionnaire.questions, body)
        )
        step("- the next page of the interview", partial(next_page, content, answers))
        assessment = step("- decide, with full trace", partial(decider.assess, answers))
        person = person_of(content, answers)
        step("- plan the week", partial(plan_week, content, assessment, person))
        made = recommend(decider, answers)
        plan = step("- the plan", partial(make_plan, content, made, __version__))
        case = Case("case", "", answers, plan, plan_text(plan))
        step("- the rules that nearly fired", partial(marking.marks, case))
        step("- the plan as JSON", partial(plan_text, plan))


if __name__ == "__main__":
    main()
