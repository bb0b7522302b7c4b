"""The stated population: people are drawn and sorted as the product itself decides of them."""

from dataclasses import replace

import pytest

from recommender.analysis.crowd import Crowd
from recommender.analysis.shares import Sorted
from recommender.domain.content import Content
from recommender.domain.errors import NotFoundError
from recommender.domain.evaluation import evaluate
from recommender.domain.questions import no_longer_asked
from recommender.domain.rules import Triage
from recommender.inference.deciding import Decider
from recommender.inference.interview import still_needed
from recommender.service.weighing import KindShares, Weighing, carriers, mean, mean_shares

FEW = 20


@pytest.fixture(scope="module")
def crowds(content: Content) -> list[Crowd]:
    return [crowd for _, crowd in Weighing(content, FEW).crowds()]


@pytest.fixture(scope="module")
def weighed(content: Content) -> list[KindShares]:
    return list(Weighing(content, 200).run(with_rules=True))


def test_drawn_people_have_answered_all_that_they_were_asked_and_nothing_else(
    content: Content, crowds: list[Crowd]
) -> None:
    for crowd in crowds:
        for answers in crowd.people():
            assert not still_needed(evaluate(content, answers))
            assert not no_longer_asked(content.questionnaire, answers)


def test_nobody_moves_with_less_pain_than_at_rest(crowds: list[Crowd]) -> None:
    numbers = [
        (answers["pain_rest"], answers["pain_move"])
        for crowd in crowds
        for answers in crowd.people()
    ]

    assert all(isinstance(rest, int) and isinstance(move, int) for rest, move in numbers)
    assert all(rest <= move for rest, move in numbers)  # type: ignore[operator]  # whole numbers


@pytest.mark.crowd
def test_a_crowd_is_sorted_as_the_engine_decides_of_each_person(
    content: Content, decider: Decider, crowds: list[Crowd]
) -> None:
    for crowd in crowds:
        triages = Sorted(content, crowd).triages()
        for place, answers in enumerate(crowd.people()):
            sorted_to = [triage for triage, people in triages.items() if people >> place & 1]
            assert sorted_to == [decider.assess(answers).triage]


def test_a_rule_carries_those_whose_triage_would_be_milder_without_it(content: Content) -> None:
    [rule] = (entry for entry in content.rules if entry.id == "tearing-pain")
    without = replace(content, rules=tuple(entry for entry in content.rules if entry is not rule))

    for _, crowd in Weighing(content, FEW).crowds():
        before, after = Sorted(content, crowd), Sorted(without, crowd)
        stays = before.triages()[Triage.EMERGENCY] & after.triages()[Triage.EMERGENCY]
        assert before.carried()[rule.id] == before.triages()[Triage.EMERGENCY] & ~stays


def test_the_same_seed_draws_the_same_people(content: Content) -> None:
    first, again, other = (list(Weighing(content, seed=seed).draw(5)) for seed in (7, 7, 8))

    assert first == again
    assert first != other


def test_the_shares_of_all_triages_are_one(weighed: list[KindShares]) -> None:
    assert sum(share.value for share in mean_shares(weighed).values()) == pytest.approx(1)


def test_a_rule_carries_no_more_than_its_triage_has(
    content: Content, weighed: list[KindShares]
) -> None:
    shares = mean_shares(weighed)

    for triage in (Triage.EMERGENCY, Triage.URGENT):
        carried = carriers(weighed, content, triage)
        assert 0 < sum(share.value for share in carried.values()) <= shares[triage].value


def test_the_error_falls_with_the_number_of_people(weighed: list[KindShares]) -> None:
    few = mean([(entry, 0.5) for entry in weighed])
    many = mean([(replace(entry, drawn=4 * entry.drawn), 0.5) for entry in weighed])

    assert few.value == many.value == pytest.approx(0.5)
    assert few.error == pytest.approx(2 * many.error)


def test_a_content_without_a_population_cannot_be_weighed(content: Content) -> None:
    with pytest.raises(NotFoundError, match="states no population"):
        Weighing(replace(content, population=None))
