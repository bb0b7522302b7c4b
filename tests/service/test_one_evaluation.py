"""A decision reads the rules once: by experta, by the evaluation, and for what nearly fired."""

import pytest

from benchmarks.evaluations import READERS, count
from recommender.service.app import App
from tests.people import a_person


@pytest.mark.parametrize("chest_signs", ["none", "chest_pain"])
def test_each_reader_reads_the_rules_once(services: App, chest_signs: str) -> None:
    answers = a_person(services.recommender.content, chest_signs=[chest_signs])
    # what is made once a content is made by now
    services.cases.decide(answers)

    found = count(lambda: services.cases.decide(answers))

    once = set(READERS.values()) - {"all rules, by the slow reference"}
    assert found == dict.fromkeys(once, 1)
