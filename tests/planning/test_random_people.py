"""Random complete answer sets: no exception, every hard constraint holds, and so does each care.

A week is planned once for all that is said of it.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from recommender import pipeline
from recommender.domain.plan_making import make_plan
from recommender.inference.deciding import Decider
from tests.crowds import PEOPLE
from tests.people import random_answers
from tests.planning.constraints import violations
from tests.planning.contradicting import contradictions
from tests.planning.taking_care import care_faults

CHUNKS = 20


@pytest.mark.crowd
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_random_week_breaks_a_hard_constraint_and_its_care_is_what_it_needs(
    decider: Decider, chunk: int, record_property: Callable[[str, object], None]
) -> None:
    triages: Counter[str] = Counter()
    broken: dict[int, list[str]] = {}

    for seed in range(chunk * PEOPLE // CHUNKS, (chunk + 1) * PEOPLE // CHUNKS):
        # from people without any listed sign to people with many, all equally often
        answers = random_answers(decider.content, seed, ill=(seed % 4) * 0.05)
        made = pipeline.recommend(decider, answers)
        triages[made.triage.value] += 1
        plan = make_plan(decider.content, made, "test")
        found = [
            *violations(decider.content, answers, made),
            *care_faults(decider.content, plan),
            *contradictions(plan),
        ]
        if found:
            broken[seed] = found

    record_property("triages", dict(triages))
    assert not broken
