"""Plans stay what they were to the byte: kept cases are digested and replayed by these bytes."""

import json

import pytest

from recommender.domain.rules import Triage
from tests.golden.deciding import NAMES, PLANS, decided, golden


@pytest.mark.parametrize("name", NAMES)
def test_a_person_gets_the_same_plan_to_the_byte(name: str) -> None:
    assert decided(name) == golden(name)


def test_the_plans_that_are_kept_here_have_every_triage() -> None:
    triages = {json.loads(golden(name))["triage"] for name in NAMES}

    assert triages == {triage.value for triage in Triage}
    assert {file.stem for file in PLANS.glob("*.json")} == set(NAMES)
