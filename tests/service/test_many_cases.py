"""Many cases on all cores: in order, and the same as one by one."""

import json
from dataclasses import replace

import pytest

from recommender.analysis.impact import Decision, measure
from recommender.content.loading import build_content
from recommender.content.reading import Texts, digest_of, read_folder
from recommender.domain.canonical import canonical_json
from recommender.domain.cases import CaseFilter, KeptTexts
from recommender.domain.errors import NotFoundError
from recommender.domain.known_triage import KnownTriage
from recommender.domain.rules import Triage
from recommender.exchange.plan_json import plan_text, read_plan
from recommender.service.app import App
from recommender.service.batch import (
    PARTS,
    decide_both,
    decide_for_impact,
    decision_of,
    replay_all,
)
from recommender.service.impact import impact_data
from recommender.service.recommender import Recommender
from recommender.service.replays import replay
from tests.content.folders import SMALL
from tests.people import a_person, as_asked, random_answers
from tests.service import FIRST_PAIN, GRAVE, MILD, SEVERITY, STRONG_PAIN, changed, graver, looser

# many cases
pytestmark = pytest.mark.crowd

# More than one batch.
PEOPLE = 60
UNKNOWN = "e" * 64
BROKEN: Texts = {SEVERITY: b"- id: ["}


@pytest.fixture(scope="module")
def former(texts: Texts) -> Recommender:
    """The service on a content that is graver about strong pain."""
    return Recommender(build_content(graver(texts)))


# to decide many on two cores: each worker builds the contents anew
@pytest.fixture(scope="module")
def small_texts() -> Texts:
    return read_folder(SMALL)


@pytest.fixture(scope="module")
def small(small_texts: Texts) -> Recommender:
    return Recommender(build_content(small_texts))


@pytest.fixture(scope="module")
def small_former(small_texts: Texts) -> Recommender:
    return Recommender(build_content(small_graver(small_texts)))


def small_graver(texts: Texts) -> Texts:
    """Return the small texts with a content that is graver about pain in no known place."""
    return changed(texts, MILD, GRAVE, file="rules/triage/falls.yaml")


def a_case(recommender: Recommender, number: int) -> KeptTexts:
    answers = random_answers(recommender.content, number, ill=0.05)
    return KeptTexts(
        id=f"{number:024x}",
        at="2026-11-21T09:00:00.000000Z",
        content_digest=recommender.content.digest,
        software_version="0.1.0",
        answers=canonical_json(answers),
        plan=plan_text(replace(recommender.plan(answers), software_version="0.1.0")),
    )


def the_cases(*services: Recommender) -> list[KeptTexts]:
    """Return cases decided by the services in turn."""
    return [a_case(services[number % len(services)], number) for number in range(PEOPLE)]


def changed_plan(case: KeptTexts) -> KeptTexts:
    plan = json.loads(case.plan)
    return replace(case, plan=canonical_json({**plan, "fired": []}))


def test_a_replay_on_two_cores_is_that_of_one_by_one_in_the_same_order(
    small: Recommender, small_texts: Texts, small_former: Recommender
) -> None:
    services = {made.content.digest: made for made in (small, small_former)}
    contents = {
        small.content.digest: small_texts,
        small_former.content.digest: small_graver(small_texts),
        digest_of(BROKEN): BROKEN,
    }
    cases = the_cases(small, small_former)
    cases[7], cases[55] = changed_plan(cases[7]), changed_plan(cases[55])
    lost = {11: replace(cases[11], content_digest=UNKNOWN)}
    lost[58] = replace(cases[58], content_digest=digest_of(BROKEN))

    found = dict(enumerate(replay_all([lost.get(n, c) for n, c in enumerate(cases)], contents, 2)))

    expected = [(case.id, replay(services[case.content_digest], case)) for case in cases]
    assert [found[number] for number in range(PEOPLE) if number not in lost] == [
        entry for number, entry in enumerate(expected) if number not in lost
    ]
    assert [n for n, (_, replayed) in found.items() if not replayed.is_same] == [7, 11, 55, 58]
    assert found[11][1].problem == "Its content cannot be used: it is not kept"
    assert SEVERITY in found[58][1].problem


def test_two_contents_decide_on_two_cores_as_one_by_one_in_the_same_order(
    small: Recommender, small_texts: Texts, small_former: Recommender
) -> None:
    old, new = small.content.digest, small_former.content.digest
    cases = the_cases(small, small_former)
    cases[3] = replace(cases[3], answers=b'{"age":"forty"}')

    found = list(
        decide_both(
            cases,
            {old: small_texts, new: small_graver(small_texts)},
            before=old,
            after=new,
            workers=2,
        )
    )

    assert found == [
        (case.id, decide_for_impact(small, case), decide_for_impact(small_former, case))
        for case in cases
    ]
    assert any(before != after for _, before, after in found)
    assert "age" in found[3][1].problem


def test_a_decision_holds_the_triage_what_fired_and_a_digest_of_each_part(
    recommender: Recommender,
) -> None:
    plan = recommender.plan(a_person(recommender.content, **STRONG_PAIN))

    decision = decision_of(plan)

    assert decision.outcome == KnownTriage(Triage.CLINICIAN_FIRST)
    assert "strong-at-rest" in decision.fired
    assert tuple(name for name, _ in decision.parts) == PARTS


def test_a_kept_plan_stands_for_the_decision_of_its_own_content(recommender: Recommender) -> None:
    case = changed_plan(a_case(recommender, 1))

    decided = decide_for_impact(recommender, case)

    assert decided == decision_of(read_plan(case.plan))


def test_a_case_without_a_plan_is_decided_anew(recommender: Recommender) -> None:
    case = a_case(recommender, 1)

    decided = decide_for_impact(recommender, replace(case, plan=b"", content_digest=""))

    assert decided == decide_for_impact(recommender, case)


def test_answers_that_do_not_fit_are_no_decision_and_say_why(former: Recommender) -> None:
    case = replace(a_case(former, 1), answers=b'{"age":"forty"}', plan=b"")

    decided = decide_for_impact(former, case)

    assert decided == Decision(KnownTriage(None), problem=decided.problem)
    assert "age" in decided.problem


def test_answers_that_lack_questions_would_be_asked_on(recommender: Recommender) -> None:
    case = replace(
        a_case(recommender, 1), answers=b'{"age":40,"bone_conditions":["osteopenia"]}', plan=b""
    )

    decided = decide_for_impact(recommender, case)

    assert decided.outcome == KnownTriage(Triage.PLAN, is_open=True)
    assert {"saddle_signs", "days_a_week"} <= {*decided.questions}
    assert not {"age", "bone_conditions"} & {*decided.questions}


def test_a_stop_that_needs_more_answers_is_at_least_what_is_certain(
    recommender: Recommender,
) -> None:
    case = replace(a_case(recommender, 1), answers=b'{"saddle_signs":["none"],"age":15}', plan=b"")

    decided = decide_for_impact(recommender, case)

    assert decided.outcome == KnownTriage(Triage.CLINICIAN_FIRST, is_open=True)


@pytest.mark.parametrize(
    "answers", [b"nonsense", b"None", b"", b"[1]", b"40", b"null", b'"x"', b'{"answers":{}}']
)
def test_answers_that_are_no_json_object_are_no_decision_and_no_crash(
    recommender: Recommender, answers: bytes
) -> None:
    case = replace(a_case(recommender, 1), answers=answers, plan=b"")

    assert decide_for_impact(recommender, case).outcome == KnownTriage(None)


def test_the_impact_on_the_newest_cases_is_that_of_each(
    services: App, former: Recommender, texts: Texts
) -> None:
    content = services.recommender.content
    services.stores.contents.keep(former.content.digest, graver(texts), "")
    people = (a_person(content), a_person(content, **STRONG_PAIN))
    _, strong = [services.cases.decide(answers).case.id for answers in people]

    found = impact_data(
        services.impacts.of_newest(content.digest, former.content.digest, CaseFilter())
    )

    assert (found["cases"], found["changed"], found["graver"], found["milder"]) == (2, 1, 1, 0)
    assert found["matrix"][0] == {
        "before": "clinician_first",
        "before_so_far": None,
        "after": "urgent",
        "after_so_far": None,
        "step": "graver",
        "loses_stop": False,
        "cases": 1,
        "examples": [strong],
        "questions": [],
    }


def test_a_loosened_stop_is_milder_and_says_what_would_be_asked(
    services: App, texts: Texts
) -> None:
    other = looser(texts)
    today, digest = services.recommender.content.digest, digest_of(other)
    services.stores.contents.keep(digest, other, "")
    stopped = as_asked(services.recommender.content, **FIRST_PAIN)
    case_id = services.cases.decide(stopped).case.id

    there = impact_data(services.impacts.of_newest(today, digest, CaseFilter()))
    back = impact_data(services.impacts.of_newest(digest, today, CaseFilter()))

    [cell] = there["matrix"]
    asked = {entry["name"] for entry in cell["questions"]}
    assert (there["milder"], there["graver"], there["stops_lost"]) == (1, 0, 1)
    assert (cell["before"], cell["after"], cell["after_so_far"]) == (
        "clinician_first",
        "still_asking",
        "plan",
    )
    assert (cell["loses_stop"], cell["examples"]) == (True, [case_id])
    assert {"experience", "minutes_a_day"} <= asked
    assert not asked & set(stopped)
    assert (there["parts"], there["started"], there["stopped"]) == ([], [], [])
    assert (back["milder"], back["graver"], back["stops_lost"]) == (0, 1, 0)
    assert (back["parts"], back["started"], back["stopped"]) == ([], [], [])


def test_the_impact_of_a_content_on_itself_is_none(recommender: Recommender) -> None:
    decided = decide_for_impact(recommender, a_case(recommender, 1))

    found = measure([("x", decided, decided)])

    assert (found.cases, found.changed, found.parts, found.started, found.stopped) == (
        1,
        0,
        (),
        (),
        (),
    )


def test_the_impact_of_a_content_that_is_not_kept_is_refused(services: App) -> None:
    today = services.recommender.content.digest

    with pytest.raises(NotFoundError):
        services.impacts.of_newest(today, UNKNOWN, CaseFilter())
