"""What becomes of a fault: it is logged without an answer and kept, about the case or by itself."""

import json

import pytest

from recommender.domain.errors import EngineError
from recommender.domain.records import Event, RecordKind
from recommender.domain.rules import Triage
from recommender.service.app import App
from tests.blinded import Blind, blind_engine, blind_evaluation, with_fault
from tests.full_disk import file_of, log_of, no_file_grows_beyond
from tests.people import a_person

CHEST = {"chest_signs": ["chest_pain"]}
DIFFER = "the rule engine and the evaluation differ"
either = pytest.mark.parametrize("blind", [blind_engine, blind_evaluation])


def faults(services: App, subject: str) -> tuple[Event, ...]:
    return services.stores.records.about(subject, RecordKind.FAULT)


@either
def test_without_a_stop_nobody_gets_a_plan_and_the_fault_is_kept_by_itself(
    services: App, blind: Blind
) -> None:
    faulty = with_fault(services, blind, "no-bouncing")
    content = faulty.recommender.content

    with pytest.raises(EngineError):
        faulty.cases.decide(a_person(content))

    [fault] = faults(services, content.digest)
    said = {"what": DIFFER, "rules": ["no-bouncing"], "content_digest": content.digest}
    assert (fault.answers, json.loads(fault.body)) == (b"", said)
    assert services.stores.records.verify().broken is None


@either
def test_a_stop_is_kept_and_its_fault_is_about_the_case(services: App, blind: Blind) -> None:
    faulty = with_fault(services, blind, "chest-pain")

    kept = faulty.cases.decide(a_person(services.recommender.content, **CHEST), "a key")
    faulty.cases.decide(a_person(services.recommender.content, **CHEST), "a key")

    [fault] = faults(services, kept.case.id)
    assert kept.case.triage is Triage.EMERGENCY
    assert json.loads(fault.body)["rules"] == ["chest-pain"]


def test_a_fault_is_deleted_with_its_case(services: App) -> None:
    faulty = with_fault(services, blind_engine, "chest-pain")
    kept = faulty.cases.decide(a_person(services.recommender.content, **CHEST))

    faulty.cases.delete_own(kept.token)

    assert faults(services, kept.case.id) == ()
    assert services.stores.records.verify().broken is None


def test_the_log_names_neither_an_answer_nor_a_rule(
    services: App, caplog: pytest.LogCaptureFixture
) -> None:
    with_fault(services, blind_engine, "chest-pain").cases.decide(
        a_person(services.recommender.content, **CHEST)
    )

    entry, event = caplog.records
    assert (entry.levelname, entry.getMessage()) == ("ERROR", f"{DIFFER}; rules that differ: 1")
    assert (event.levelname, event.getMessage()) == ("ERROR", "engine_fault")


def test_a_fault_that_cannot_be_kept_is_still_no_plan(
    services: App, caplog: pytest.LogCaptureFixture
) -> None:
    faulty = with_fault(services, blind_engine, "no-bouncing")

    with (
        no_file_grows_beyond(len(log_of(file_of(services.stores)))),
        pytest.raises(EngineError),
    ):
        faulty.cases.decide(a_person(services.recommender.content))

    assert "the fault could not be kept" in caplog.text
