"""Promises are proved for everybody, and a broken one shows somebody for whom it fails."""

from dataclasses import replace

import pytest

from recommender.analysis.proving import Proof, ProofResult, Prover
from recommender.content.language import Names, parse_condition
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.promises import (
    Assurance,
    NeverHolds,
    Promise,
    TriageWithin,
    WeekAvoids,
    WeekCapped,
)
from recommender.domain.rules import Cap, Triage
from recommender.inference.deciding import Decider
from recommender.inference.interview import still_needed

# proofs of all rules
pytestmark = pytest.mark.crowd

EMERGENCY = TriageWithin(Triage.EMERGENCY, Triage.EMERGENCY)
NO_WEEK = TriageWithin(Triage.CLINICIAN_FIRST, Triage.EMERGENCY)


HELD: list[tuple[str, Assurance]] = [
    ("saddle_numbness in saddle_signs", EMERGENCY),
    ("fever in ill_signs", NO_WEEK),
    ("age < 18", NO_WEEK),
    ("weeks_pregnant >= 16", WeekAvoids(("supine_lying", "prone_lying"))),
    ("spine_fracture_old in bone_conditions", WeekCapped(((Cap.LEVEL, 1),))),
    ("age < 18 and age >= 18", NeverHolds()),
    ("age >= 18", TriageWithin(Triage.PLAN, Triage.EMERGENCY)),
]
BROKEN: list[tuple[str, Assurance]] = [
    ("age >= 18", NO_WEEK),
    ("pain_rest == 1", NO_WEEK),
    ("weeks_pregnant == 39", NO_WEEK),  # finer than any rule asks
    ("low_back in where", WeekAvoids(("supine_lying",))),
    ("age >= 30", WeekCapped(((Cap.LEVEL, 1),))),
    ("saddle_numbness in saddle_signs", TriageWithin(Triage.PLAN, Triage.URGENT)),
    ("saddle_numbness in saddle_signs", NeverHolds()),
]
ABOUT_NOBODY: list[tuple[str, Assurance]] = [
    ("age < 18 and age >= 18", NO_WEEK),
    ("saddle_numbness in saddle_signs", WeekAvoids(("supine_lying",))),
]


def a_promise(content: Content, name: str, condition: str, then: Assurance) -> Promise:
    names = Names(content.questionnaire.questions, frozenset(content.rules_of_finding))
    when = parse_condition(condition, names)
    return Promise(name, name, when, condition, then, "It is so.", (), "rules/promises/try.yaml")


@pytest.fixture(scope="module")
def verdicts(content: Content) -> list[ProofResult]:
    made = tuple(
        a_promise(content, str(number), *entry)
        for number, entry in enumerate([*HELD, *BROKEN, *ABOUT_NOBODY])
    )
    return list(Prover(replace(content, promises=made)).verdicts())


@pytest.mark.parametrize("number", range(len(HELD)))
def test_what_holds_for_everybody_is_proved(verdicts: list[ProofResult], number: int) -> None:
    assert verdicts[number].proof is Proof.HOLDS


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_a_broken_promise_shows_somebody_for_whom_it_fails(
    decider: Decider, verdicts: list[ProofResult], number: int
) -> None:
    verdict = verdicts[len(HELD) + number]
    answers = verdict.counterexample or {}
    assessment = decider.assess(answers)

    assert verdict.proof is Proof.BROKEN
    assert not still_needed(evaluate(decider.content, answers))
    match verdict.promise.then:
        case TriageWithin(mildest=mildest, gravest=gravest):
            assert not mildest.gravity <= assessment.triage.gravity <= gravest.gravity
        case WeekAvoids(what=what):
            assert assessment.triage.allows_week
            assert not set(what) <= {entry.what for entry in assessment.avoid}
        case WeekCapped(caps=caps):
            found = {limit.cap: limit.value for limit in assessment.limits}
            assert any(found.get(cap, most + 1) > most for cap, most in caps)


def test_the_example_is_as_ordinary_as_it_can_be(
    content: Content, verdicts: list[ProofResult]
) -> None:
    shown = verdicts[len(HELD)].counterexample or {}

    assert shown == {name: value for name, value in content.ordinary.items() if name in shown}


@pytest.mark.parametrize("number", range(len(ABOUT_NOBODY)))
def test_a_promise_about_nobody_is_vacuous(verdicts: list[ProofResult], number: int) -> None:
    assert verdicts[len(HELD) + len(BROKEN) + number].proof is Proof.VACUOUS
