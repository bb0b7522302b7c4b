"""Names in exercises and lists that lead nowhere, reported for the folder."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recommender.content.loading import load_content
from recommender.content.references import check_names
from recommender.domain.content import Content
from tests.content.folders import add, problems, swap

NECK, WALKING = "knowledge/exercises/neck.yaml", "knowledge/exercises/walking.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (WALKING, "[walk]", "[wlk]", "stroll: need 'wlk' does not exist; did you mean 'walk'?"),
        (
            NECK,
            "[neck_end_range]",
            "[neck_range]",
            "neck-turn: demand 'neck_range' does not exist; did you mean 'neck_end_range'?",
        ),
        (
            NECK,
            "[ball]",
            "[bal]",
            "neck-turn: equipment 'bal' does not exist; did you mean 'ball'?",
        ),
        (
            WALKING,
            "sources: [leaflet]",
            "sources: [leaflte]",
            "stroll: source 'leaflte' does not exist; did you mean 'leaflet'?",
        ),
        (
            NECK,
            "source: seed-007",
            "source: seed-07",
            "neck-turn: source 'seed-07' does not exist; did you mean 'seed-007'?",
        ),
        (
            WALKING,
            "10, source: judgement",
            "10, source: judgment",
            "stroll: source 'judgment' does not exist; did you mean 'judgement'?",
        ),
        (
            WALKING,
            "rains., source: judgement",
            "rains., source: judgment",
            "stroll: source 'judgment' does not exist; did you mean 'judgement'?",
        ),
        (
            NECK,
            "places: [neck]",
            "places: [nek]",
            "neck-nod: place 'nek' does not exist; did you mean 'neck'?",
        ),
    ],
)
def test_what_an_exercise_names_must_exist(
    small: Path, file: str, old: str, new: str, problem: str
) -> None:
    swap(small, file, old, new)

    assert problems(small) == [f"{file}: {problem}"]


@pytest.mark.parametrize(
    ("dose", "fault"),
    [
        ("{source: judgement}", "needs repetitions, hold_seconds or minutes"),
        ("{sets: 3, source: judgement}", "needs repetitions, hold_seconds or minutes"),
        (
            "{minutes: 1, repetitions: 5, source: judgement}",
            "minutes stand without repetitions or hold_seconds",
        ),
        (
            "{minutes: 1, hold_seconds: 5, source: judgement}",
            "minutes stand without repetitions or hold_seconds",
        ),
    ],
)
def test_the_numbers_of_a_dose_must_make_sense_together(small: Path, dose: str, fault: str) -> None:
    swap(small, WALKING, "{minutes: 2.5-10, source: judgement}", dose)

    assert problems(small) == [f"{WALKING}: stroll: dose: {fault}"]


def test_an_exercise_and_a_demand_never_share_an_id(small: Path) -> None:
    add(small, "knowledge/demands.yaml", "- {id: stroll, name: strolling}\n")

    assert problems(small) == [f"{WALKING}: stroll: a demand has this id too"]


def test_equipment_that_nobody_can_say_they_have_is_reported(small: Path) -> None:
    add(small, "knowledge/equipment.yaml", "- {id: bal, name: A small ball}\n")

    problem = "option of equipment 'bal' does not exist; did you mean 'ball'?"
    assert problems(small) == [f"knowledge/planning.yaml: {problem}"]


def test_nobody_is_asked_for_what_every_household_has(small: Path) -> None:
    towel = "- {id: towel, name: A towel, household: yes}\n"
    add(small, "knowledge/equipment.yaml", towel)
    swap(small, NECK, "[ball]", "[ball, towel]")

    assert load_content(small).household == {"towel"}


def test_an_equipment_question_that_does_not_exist_offers_no_equipment(small: Path) -> None:
    swap(small, "knowledge/planning.yaml", "_question: equipment", "_question: equipmnt")

    assert problems(small) == [
        "knowledge/planning.yaml: option of equipment 'ball' does not exist",
        "knowledge/planning.yaml: question 'equipmnt' does not exist; did you mean 'equipment'?",
    ]


@pytest.mark.parametrize(
    "file", ["demands", "needs", "places", "equipment", "tips", "sources", "outcomes"]
)
def test_an_entry_stands_once_in_its_list(small: Path, file: str) -> None:
    path = small / f"knowledge/{file}.yaml"
    first = path.read_text(encoding="utf-8").splitlines()[0]

    add(small, f"knowledge/{file}.yaml", f"{first}\n")

    name = first.split(",")[0].removeprefix("- {id: ")
    assert problems(small) == [f"knowledge/{file}.yaml: {name}: this id stands twice"]


def test_two_programmes_never_share_an_id(small: Path) -> None:
    programme = (small / "knowledge/programmes/calm-week.yaml").read_text(encoding="utf-8")

    add(small, "knowledge/programmes/more/calm-week.yaml", programme)

    assert problems(small) == [
        "knowledge/programmes/more/calm-week.yaml: calm-week: this id stands twice"
    ]


def test_an_unsure_answer_that_only_advice_reads_is_a_silent_no(small: Path) -> None:
    swap(small, "rules/triage/falls.yaml", " or onset == not_sure", "")
    swap(small, "rules/doses/caps.yaml", "age >= 18", "age >= 18 or onset == not_sure")
    swap(small, "rules/doses/caps.yaml", "{age: 17}", "{age: 17, onset: slowly}")

    problem = "onset: no triage rule or contraindication reads its option 'not_sure'"
    assert problems(small) == [f"knowledge/questionnaire.yaml: {problem}"]


def test_an_unsure_answer_that_only_an_unused_finding_reads_is_a_silent_no(small: Path) -> None:
    swap(small, "rules/triage/falls.yaml", " or onset == not_sure", "")
    swap(small, "rules/contraindications/neck.yaml", " or frail", "")
    swap(small, "rules/findings/body.yaml", "age >= 65", "age >= 65 or onset == not_sure")
    swap(small, "rules/findings/body.yaml", "{age: 64}", "{age: 64, onset: slowly}")
    swap(small, "rules/findings/body.yaml", "answers: {age: 64}", "answers: {age: 64, onset: fall}")

    problem = "onset: no triage rule or contraindication reads its option 'not_sure'"
    assert problems(small) == [f"knowledge/questionnaire.yaml: {problem}"]


def test_an_unsure_answer_may_be_read_through_findings(small: Path) -> None:
    swap(small, "rules/triage/falls.yaml", " or onset == not_sure", "")
    swap(small, "rules/findings/body.yaml", "age >= 65", "age >= 65 or onset == not_sure")
    swap(small, "knowledge/tips.yaml", "[leaflet]", "[nowhere]")

    assert not any("not_sure" in problem for problem in problems(small))


@pytest.mark.parametrize("name", ["steady_need", "trained_need", "calm_need"])
def test_the_needs_by_which_a_week_is_composed_exist(content: Content, name: str) -> None:
    changed: dict[str, Any] = {name: "balanc"}
    compose = replace(content.week.compose, **changed)
    mistyped = replace(content, week=replace(content.week, compose=compose))

    assert [problem.message for problem in check_names(mistyped)] == [
        "need 'balanc' does not exist; did you mean 'balance'?"
    ]
