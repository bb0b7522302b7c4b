"""The stated population: shares that people drawn from it bear out."""

import math
from collections import Counter
from dataclasses import replace

import pytest

from recommender.domain.content import Content
from recommender.domain.errors import NotFoundError
from recommender.domain.rules import Triage
from recommender.inference.deciding import Decider
from recommender.inference.interview import still_needed
from recommender.service.weighing import Weighing, carriers, mean_shares

DRAWN = 3000


@pytest.fixture(scope="module")
def weighing(content: Content) -> Weighing:
    return Weighing(content)


@pytest.mark.crowd
def test_people_drawn_are_decided_as_the_exact_shares_say(
    decider: Decider, weighing: Weighing
) -> None:
    shares = mean_shares(list(weighing.run()))
    decided = Counter(decider.assess(answers).triage for answers in weighing.draw(DRAWN, 1))

    for triage in Triage:
        share = shares[triage]
        error = math.sqrt(share * (1 - share) / DRAWN)
        assert abs(decided[triage] / DRAWN - share) < 4 * error


def test_people_drawn_are_complete_and_exist(content: Content, weighing: Weighing) -> None:
    for answers in weighing.draw(20, 1):
        assert not still_needed(content, answers)
        now, worst, night = (
            value
            for name in ("pain_now", "pain_worst", "pain_night")
            if isinstance(value := answers[name], int)
        )
        assert worst >= max(now, night)


def test_the_same_seed_draws_the_same_people(weighing: Weighing) -> None:
    assert list(weighing.draw(5, 7)) == list(weighing.draw(5, 7))
    assert list(weighing.draw(5, 7)) != list(weighing.draw(5, 8))


def test_the_shares_of_a_cell_are_one(weighing: Weighing) -> None:
    found = next(iter(weighing.run()))

    assert sum(found.triage.values()) == pytest.approx(1)


@pytest.mark.crowd
def test_a_rule_carries_no_more_than_its_triage_has(content: Content, weighing: Weighing) -> None:
    found = [next(iter(weighing.run(with_rules=True)))]
    shares = mean_shares(found)

    for triage in Triage:
        carried = carriers(found, content, triage)
        assert (
            sum(carried.values())
            <= shares[triage] * sum(entry.cell.share for entry in found) + 1e-9
        )
        assert list(carried.values()) == sorted(carried.values(), reverse=True)


def test_a_content_without_a_population_cannot_be_weighed(content: Content) -> None:
    with pytest.raises(NotFoundError, match="states no population"):
        Weighing(replace(content, population=None))
