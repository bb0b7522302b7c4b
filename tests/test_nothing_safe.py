"""Content in which little or nothing is safe: the fallback set, then a clinician first."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from recommender.cli.main import main
from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.service.recommender import Recommender
from recommender.service.settings_table import CONTENT_SETTING
from tests.building import built_once
from tests.conftest import ROOT
from tests.people import HEALTHY, a_person
from tests.plans import plan_data

RULE = """
- id: test-avoids
  title: Avoid these
  when: age >= 18
  then: {{avoid: [{what}], say: "Not now."}}
  because: A test.
  sources: [{{id: judgement, where: a test}}]
  evidence: judgement
  examples:
    - {{name: grown-up, answers: {{age: 18}}, fires: yes}}
    - {{name: child, answers: {{age: 17}}, fires: no}}
"""

Avoiding = Callable[[Iterable[str]], Path]


@pytest.fixture(scope="module", autouse=True)
def _contents_built_once() -> Iterator[None]:
    with built_once():
        yield


@pytest.fixture
def avoiding(tmp_path: Path) -> Avoiding:
    """Copy the content and add one rule that takes these exercises from everybody."""

    def copy(exercises: Iterable[str]) -> Path:
        for name in ("rules", "knowledge"):
            shutil.copytree(ROOT / name, tmp_path / name)
        rule = RULE.format(what=", ".join(exercises))
        (tmp_path / "rules/contraindications/test.yaml").write_text(rule, encoding="utf-8")
        return tmp_path

    return copy


def test_with_nothing_safe_a_clinician_comes_first_and_the_reasons_stay(
    content: Content, avoiding: Avoiding
) -> None:
    recommender = Recommender(load_content(avoiding(content.exercises)))

    plan = plan_data(recommender, a_person(recommender.content))

    settings = recommender.content.week
    avoided = {entry.get("exercise"): entry["because"] for entry in plan["avoid"]}
    assert plan["triage"] == "clinician_first"
    assert plan["week"] is None
    assert plan["messages"][0] == {
        "rule": settings.nothing_safe_reason,
        "say": settings.nothing_safe_say,
    }
    assert avoided["walking"] == ["test-avoids"]
    assert plan["trace"]


def test_with_only_the_fallback_set_safe_the_week_is_made_of_it(
    content: Content, avoiding: Avoiding
) -> None:
    others = [entry.id for entry in content.exercises.values() if not entry.is_fallback]
    recommender = Recommender(load_content(avoiding(others)))

    plan = plan_data(recommender, a_person(recommender.content))

    found = {item["exercise"] for day in plan["week"]["days"] for item in day["items"]}
    assert plan["triage"] == "plan"
    assert found
    assert not found & set(others)


def test_the_command_line_says_so_and_shows_no_day(content: Content, avoiding: Avoiding) -> None:
    folder = avoiding(content.exercises)

    result = CliRunner().invoke(
        main, ["plan", "-"], input=json.dumps(dict(HEALTHY)), env={CONTENT_SETTING: str(folder)}
    )

    shown = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "Please see a doctor or physiotherapist before you start" in shown
    assert "we found no exercise that is certain to be safe for you" in shown
    assert "Day 1" not in shown
