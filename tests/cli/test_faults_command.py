"""`recommender audit faults`: what was kept of decisions that were not to be trusted."""

from recommender.service.app import open_app
from recommender.service.settings import settings_from
from tests.blinded import blind_engine, with_fault
from tests.cli.kept_cases import Kept
from tests.people import a_person

DIFFER = "the rule engine and the evaluation differ"


def test_a_fault_is_listed_with_its_case_and_the_rules_that_differ(kept: Kept) -> None:
    services = open_app(settings_from(kept.environment))
    person = a_person(services.recommender.content, chest_signs=["chest_pain"])
    case = with_fault(services, blind_engine, "chest-pain").cases.decide(person).case
    services.stores.close()

    line, end = kept.run("faults").stdout.splitlines()

    at, said = line.split(" ", 1)
    assert at >= case.at
    assert (said, end) == (f"{case.id} {DIFFER}: chest-pain", "1 fault(s) kept.")


def test_where_no_decision_was_at_fault_there_is_none(kept: Kept) -> None:
    assert kept.run("faults").stdout == "0 fault(s) kept.\n"
