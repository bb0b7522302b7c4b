"""The numbers to call: in digits, one a country, and named by the words beside them."""

from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.domain.rules import Triage
from tests.content.folders import problems, swap

OUTCOMES = "knowledge/outcomes.yaml"
UK = '{country: uk, number: "999", say: Call 999}'


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        (UK.replace('"999"', "999x"), "call_numbers.0.number: write a number to call in digits"),
        (UK.replace("Call 999", "Call 112"), "call_numbers.0.say: does not name 999"),
        (UK.replace("uk", "fr"), "country: 'fr' cannot stand here; write one of: uk, eu, us"),
        (f"{UK}, {UK}", "call_numbers: has two numbers for one country"),
    ],
)
def test_a_number_that_nobody_could_rely_on_is_refused(
    small: Path, numbers: str, problem: str
) -> None:
    swap(small, OUTCOMES, "{id: emergency,", f"{{id: emergency, call_numbers: [{numbers}],")

    [found] = problems(small)
    assert problem in found


def test_one_number_a_country_is_taken(small: Path) -> None:
    numbers = f'{UK}, {{country: eu, number: "112", say: Call 112}}'

    swap(small, OUTCOMES, "{id: emergency,", f"{{id: emergency, call_numbers: [{numbers}],")

    emergency = load_content(small).outcomes[Triage.EMERGENCY]
    assert [one.number for one in emergency.call_numbers] == ["999", "112"]
