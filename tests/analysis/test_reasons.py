"""What forced a triage forces it for everybody, and the nearest change alters it."""

import pytest

from recommender.analysis.reasons import Reasoner
from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE
from recommender.domain.rules import Triage
from recommender.inference.deciding import Decider
from tests.people import a_person, random_answers

ILL = (0.02, 0.05, 0.15, 0.3)


@pytest.fixture(scope="module")
def reasoner(content: Content) -> Reasoner:
    return Reasoner(content)


def somebody(content: Content, seed: int) -> Answers:
    return random_answers(content, seed, ill=ILL[seed % len(ILL)])


def with_all(content: Content, answers: Answers, forced: Answers) -> Answers:
    """Return complete answers in which somebody also says what forced another's triage."""
    both: dict[str, Value] = {**answers}
    for name, value in forced.items():
        said = both.get(name, ())
        if isinstance(value, tuple) and isinstance(said, tuple) and value != (NONE_OF_THESE,):
            options = content.questionnaire.questions[name].option_ids
            ticked = {*said, *value} - {NONE_OF_THESE}
            both[name] = tuple(option for option in options if option in ticked)
        else:
            both[name] = value
    return both


@pytest.mark.parametrize("seed", range(12))
def test_what_forced_a_stop_forces_it_for_everybody_who_says_it(
    content: Content, decider: Decider, reasoner: Reasoner, seed: int
) -> None:
    reasons = reasoner.reasons(somebody(content, seed))
    if reasons.triage is Triage.PLAN:
        return

    for other in range(15):
        answers = with_all(content, somebody(content, 1000 + other), reasons.forced_by)
        assert decider.assess(answers).triage.gravity >= reasons.triage.gravity


def test_a_plan_is_forced_by_all_that_was_denied(content: Content, reasoner: Reasoner) -> None:
    reasons = reasoner.reasons(a_person(content))

    assert reasons.triage is Triage.PLAN
    assert {"saddle_signs", "chest_signs", "infection_signs"} <= set(reasons.forced_by)


def test_one_sign_is_enough_of_a_reason(content: Content, reasoner: Reasoner) -> None:
    answers = a_person(content, saddle_signs=["saddle_numbness"], pain_now=6)

    assert reasoner.reasons(answers).forced_by == {"saddle_signs": ("saddle_numbness",)}


def test_an_early_end_has_its_reason_too(reasoner: Reasoner) -> None:
    reasons = reasoner.reasons({"age": 40, "saddle_signs": ("saddle_numbness",)})

    assert reasons.forced_by == {"saddle_signs": ("saddle_numbness",)}


@pytest.mark.parametrize("seed", range(12))
def test_the_nearest_change_alters_the_triage(
    content: Content, decider: Decider, reasoner: Reasoner, seed: int
) -> None:
    answers = somebody(content, seed)
    reasons = reasoner.reasons(answers)
    assert reasons.change is not None
    changed = {**answers, **reasons.change.answers}

    assert reasons.change.triage is not reasons.triage
    assert decider.assess(changed).triage is reasons.change.triage


def test_the_fewest_answers_change(content: Content, reasoner: Reasoner) -> None:
    change = reasoner.reasons(a_person(content, course="worse")).change

    assert change is not None
    assert len(change.answers) == 1
