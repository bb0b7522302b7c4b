"""A decision reads the rules once: by experta, by the evaluation, and for what nearly fired."""

import pytest

from benchmarks.evaluations import READERS, count
from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.service.app import App
from tests.people import a_person
from tests.service import STRONG_PAIN, graver

ENGINE = "all rules, by experta"
ONCE = dict.fromkeys(set(READERS.values()) - {"all rules, by the slow reference"}, 1)


@pytest.mark.parametrize("chest_signs", ["none", "chest_pain"])
def test_each_reader_reads_the_rules_once(services: App, chest_signs: str) -> None:
    answers = a_person(services.recommender.content, chest_signs=[chest_signs])
    # what is made once a content is made by now
    services.cases.decide(answers)

    found = count(lambda: services.cases.decide(answers))

    assert found == ONCE


def test_a_replay_with_its_differences_grouped_decides_once(services: App, texts: Texts) -> None:
    case = services.cases.decide(a_person(services.content, **STRONG_PAIN)).case
    files = graver(texts)
    other = build_content(files).digest
    services.stores.contents.keep(other, files, case.at)
    services.content_cache.recommender(other)

    found = count(lambda: services.inspector.replay_under(case, other))

    assert services.inspector.replay_under(case, other).grouped
    assert found[ENGINE] == 1
