"""Random complete answer sets: no exception, and every hard constraint holds."""

from collections import Counter
from collections.abc import Callable

import pytest

from recommender import pipeline
from recommender.inference.deciding import Decider
from tests.crowds import PEOPLE
from tests.people import random_answers
from tests.planning.constraints import violations

CHUNKS = 20


@pytest.mark.crowd
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_random_person_gets_a_week_that_breaks_a_hard_constraint(
    decider: Decider, chunk: int, record_property: Callable[[str, object], None]
) -> None:
    triages: Counter[str] = Counter()
    broken: dict[int, list[str]] = {}

    for seed in range(chunk * PEOPLE // CHUNKS, (chunk + 1) * PEOPLE // CHUNKS):
        # from people without any listed sign to people with many, all equally often
        answers = random_answers(decider.content, seed, ill=(seed % 4) * 0.05)
        made = pipeline.recommend(decider, answers)
        triages[made.triage.value] += 1
        found = violations(decider.content, answers, made)
        if found:
            broken[seed] = found

    record_property("triages", dict(triages))
    assert not broken
