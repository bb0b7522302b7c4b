"""Own cases of persons and programs in tests: their code on the page, and answers to keep."""

import re
from typing import Any

from recommender.domain.codes import SYMBOLS
from recommender.service.app import App
from tests.people import HEALTHY

CODE = re.compile(rf"<code>([{SYMBOLS}]{{4}}(?:-[{SYMBOLS}]{{4}}){{3}})</code>")
PLANS = "/api/v1/plans"
STOP = {**HEALTHY, "chest_signs": ["chest_pain"]}


def code_on(page: str) -> str:
    found = CODE.search(page)
    assert found is not None
    return found[1]


def healthy_answers(services: App) -> Any:
    questions = services.recommender.content.questionnaire.questions
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in HEALTHY.items()
        if name in questions
    }
