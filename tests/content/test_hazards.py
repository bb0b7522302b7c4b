"""Hazards are read as their author wrote them, and a person of a case is whole."""

from collections.abc import Mapping
from pathlib import Path

from recommender.content.loading import build_content, load_content
from recommender.content.reading import read_folder
from recommender.domain.content import Content
from recommender.domain.hazards import (
    Certainty,
    Hazard,
    HazardCase,
    HazardLevel,
    Likelihood,
    Sign,
    whole_answers,
)
from recommender.domain.questions import not_applicable
from recommender.domain.rules import Citation, Triage
from recommender.domain.severity import Severity
from tests.content.folders import SMALL, add, problems

FILE = "knowledge/hazards/falls.yaml"


def test_a_hazard_is_read_as_it_is_written(small: Path) -> None:
    assert load_content(small).hazards == {
        "broken-bone": Hazard(
            id="broken-bone",
            name="A broken bone",
            group="falls",
            what="A bone breaks in a fall.",
            signs=(Sign("fall_height", "high"), Sign("onset", "not_sure")),
            risks=(Sign("age"), Sign("worried", "yes")),
            levels=(
                HazardLevel(
                    Triage.URGENT,
                    "a fall from higher",
                    Certainty.FAIR,
                    (Citation("leaflet", "page 3"),),
                ),
                HazardLevel(
                    Triage.PLAN, "a fall from standing", Certainty.WEAK, (Citation("judgement"),)
                ),
            ),
            guards=("a fall from standing",),
            rules=("high-fall",),
            promises=(),
            harm="A bone that heals badly.",
            severity=Severity.CONSIDERABLE,
            before=Likelihood.MEDIUM,
            after=Likelihood.LOW,
            cases=(
                HazardCase(
                    "fell from a ladder",
                    {"onset": "fall", "fall_height": "high"},
                    Triage.URGENT,
                    is_near_miss=False,
                ),
                HazardCase(
                    "slipped",
                    {"onset": "fall", "fall_height": "low"},
                    Triage.PLAN,
                    is_near_miss=True,
                ),
            ),
            file="knowledge/hazards/falls.yaml",
        )
    }


def test_an_id_is_taken_once_in_all_files(small: Path) -> None:
    again = (small / FILE).read_text(encoding="utf-8").replace("group: falls", "group: more")
    add(small, "knowledge/hazards/more.yaml", again)

    assert problems(small) == [
        f"knowledge/hazards/more.yaml: broken-bone: this id is taken (in {FILE})"
    ]


def test_a_sign_is_written_as_it_is_read() -> None:
    assert [str(Sign("onset", "fall")), str(Sign("age"))] == ["onset.fall", "age"]


def test_a_content_without_hazards_is_read() -> None:
    texts = read_folder(SMALL)
    older = {file: text for file, text in texts.items() if "hazards" not in file}

    assert build_content(older, is_kept=True).hazards == {}
    assert build_content(older).hazards == {}


def test_without_a_questionnaire_no_answer_of_a_case_is_called_wrong(small: Path) -> None:
    (small / "knowledge/questionnaire.yaml").write_text("[]", encoding="utf-8")

    assert not [line for line in problems(small) if "hazards" in line]


def test_whoever_differs_from_the_ordinary_person_is_asked_what_that_opens(
    content: Content,
) -> None:
    differing = {"limb_signs": ("leg_weak",)}

    whole = whole_answers(content.questionnaire, content.ordinary, differing)

    assert whole["limb_signs"] == ("leg_weak",)
    assert whole["limb_time"] == content.ordinary["limb_time"]
    assert whole["age"] == content.ordinary["age"]
    assert "limb_time" not in whole_answers(content.questionnaire, content.ordinary, {})


def test_every_person_of_a_case_answers_all_that_they_must(content: Content) -> None:
    lacking: Mapping[str, list[str]] = {
        f"{hazard.id}: {case.name}": _unanswered(content, case)
        for hazard in content.hazards.values()
        for case in hazard.cases
    }

    assert {name: missing for name, missing in lacking.items() if missing} == {}


def _unanswered(content: Content, case: HazardCase) -> list[str]:
    answers = whole_answers(content.questionnaire, content.ordinary, case.answers)
    outside = not_applicable(content.questionnaire, answers)
    return [
        question.id
        for question in content.questionnaire
        if question.is_required and question.id not in answers and question.id not in outside
    ]
