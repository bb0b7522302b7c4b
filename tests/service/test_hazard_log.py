"""The document of the hazards is that of today's content, and hides nothing."""

from dataclasses import replace

import pytest

from recommender.content.loading import load_content
from recommender.service.hazard_log import MADE_BY, hazard_log
from recommender.service.recommender import Recommender
from tests.content.folders import REAL, SMALL, real_content

FILE = REAL / "docs/hazards.md"


@pytest.fixture(scope="module")
def small() -> str:
    return hazard_log(Recommender(load_content(SMALL)))


def test_the_document_is_up_to_date() -> None:
    made = hazard_log(Recommender(real_content()))

    assert made == FILE.read_text(encoding="utf-8"), f"make it again: {MADE_BY}"


def test_it_claims_no_standard_and_no_signature(small: str) -> None:
    assert "**It claims to follow neither standard. No clinician has signed any of it**" in small


def test_a_cause_stands_with_its_signs_levels_and_cases(small: str) -> None:
    for line in (
        "### A broken bone",
        "Severity considerable; goes too low: medium before, low after.",
        "- Told by: Height of the fall: From higher (`fall_height.high`); How it began: I am",
        "- Made graver by: Age (`age`); Worry: yes (`worried.yes`)",
        "- Promises: none of its own",
        "| urgent | a fall from higher | fair | `leaflet` page 3 |",
        "| fell from a ladder | urgent | `high-fall` |",
        "| near miss: slipped | plan | none |",
        "| falls | 1 | 1 | 0 | 1 | 1 |",
    ):
        assert line in small


def test_what_is_decided_is_told_and_not_what_is_hoped() -> None:
    content = load_content(SMALL)
    hazard = content.hazards["broken-bone"]
    slip = replace(hazard.cases[1], answers={"onset": "slowly"})
    changed = replace(hazard, cases=(slip,))

    told = hazard_log(Recommender(replace(content, hazards={hazard.id: changed})))

    assert "- Rules that no case here fires (their examples do): `high-fall`" in told


def test_a_rule_of_no_cause_is_told(small: str) -> None:
    assert "- Triage rules: `no-place`\n" in small
    assert "- Signs of the form: none\n" in small
