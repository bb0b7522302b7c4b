"""The use cases, and which content folder they stand on."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recommender import __version__
from recommender.domain.errors import AnswersError, ContentError
from recommender.exchange.catalogue import CATALOGUES
from recommender.exchange.plan_json import plan_text
from recommender.service.opening import content_folder, open_recommender
from recommender.service.recommender import Recommender, json_text
from recommender.service.settings import Settings
from recommender.service.settings_table import CONTENT_SETTING
from tests.conftest import ROOT
from tests.people import HEALTHY, a_person, random_answers
from tests.service.answered import answered


def test_without_a_setting_the_content_that_came_along_is_used(recommender: Recommender) -> None:
    opened = open_recommender(Settings())

    assert content_folder(Settings()) == ROOT
    assert opened.content.digest == recommender.content.digest


def test_the_setting_names_another_content(tmp_path: Path) -> None:
    for name in ("rules", "knowledge"):
        shutil.copytree(ROOT / name, tmp_path / name)

    assert content_folder(Settings(content=tmp_path)) == tmp_path


@pytest.mark.parametrize("present", [(), ("rules",), ("knowledge",)])
def test_a_setting_without_rules_and_knowledge_is_refused_by_its_name(
    tmp_path: Path, present: tuple[str, ...]
) -> None:
    for name in present:
        (tmp_path / name).mkdir()

    with pytest.raises(ContentError) as refused:
        content_folder(Settings(content=tmp_path))

    [problem] = refused.value.problems
    assert problem.file == str(tmp_path)
    assert CONTENT_SETTING in problem.message


def test_a_plan_is_the_recommendation_as_data(recommender: Recommender) -> None:
    answers = a_person(recommender.content)

    plan = recommender.plan(answers)

    made = recommender.recommend(answers)
    assert plan.triage is made.triage
    assert plan.content_digest == made.content_digest
    assert plan.software_version == __version__


def test_answers_as_text_give_the_plan_of_the_same_answers(recommender: Recommender) -> None:
    text = json.dumps(dict(HEALTHY))

    assert recommender.plan(recommender.read(text)) == recommender.plan(
        a_person(recommender.content)
    )


def test_wrong_answers_as_text_are_refused(recommender: Recommender) -> None:
    with pytest.raises(AnswersError):
        recommender.read('{"age": "forty"}')


def test_the_order_of_the_answers_changes_nothing(recommender: Recommender) -> None:
    backwards = json.dumps(dict(reversed(list(HEALTHY.items()))))

    assert recommender.plan(recommender.read(backwards)) == recommender.plan(
        recommender.read(json.dumps(dict(HEALTHY)))
    )


def test_an_interview_begins_with_the_first_page(recommender: Recommender) -> None:
    interview = recommender.interview({})

    assert interview.page is recommender.content.questionnaire.pages[0]
    assert interview.done == 0


def test_an_interview_with_all_answers_has_no_next_page(recommender: Recommender) -> None:
    assert recommender.interview(a_person(recommender.content)).page is None


def test_of_what_is_no_longer_asked_only_danger_answers_stay(recommender: Recommender) -> None:
    healthy = a_person(recommender.content)
    answers = {**healthy, "pregnancy_signs": ("none",), "weeks_pregnant": 20}

    left = recommender.still_asked(answers)

    assert left == {**healthy, "weeks_pregnant": 20}
    assert recommender.no_longer_asked(left) == {"weeks_pregnant"}


def test_the_questions_of_a_page_are_those_that_apply(recommender: Recommender) -> None:
    [page] = [page for page in recommender.content.questionnaire.pages if page.id == "head"]

    younger = recommender.asked_on(page, {"age": 49})
    older = recommender.asked_on(page, {"age": 50})

    assert "over_50_signs" not in {question.id for question in younger}
    assert "over_50_signs" in {question.id for question in older}


@pytest.mark.parametrize("what", CATALOGUES)
def test_a_catalogue_is_never_empty(recommender: Recommender, what: str) -> None:
    assert recommender.catalogue(what)


def test_json_keeps_letters_as_they_are_and_ends_with_a_line_break() -> None:
    assert json_text({"say": "wärm"}) == '{\n  "say": "wärm"\n}\n'


def test_threads_that_share_a_service_get_the_plans_of_one(recommender: Recommender) -> None:
    people = [random_answers(recommender.content, seed, ill=0.02) for seed in range(40)]
    alone = [plan_text(recommender.plan(answers)) for answers in people]

    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(lambda answers: plan_text(recommender.plan(answers)), people))

    assert together == alone


ILL_IN_MANY_WAYS = {
    "age": 72,
    "conditions": ["bones", "spine", "joints", "body_part", "mobility"],
    "duration": "over_12_weeks",
    "bone_conditions": ["osteoporosis"],
    "spine_conditions": ["stenosis", "hypermobility"],
    "joint_conditions": ["knee_arthritis", "shoulder_problem"],
    "balance": ["one_fall", "unsteady"],
    "floor": "slowly",
}


# it hashes text otherwise than this process, and knows UTF-8 only for what it reads and prints
ANOTHER = {"PYTHONHASHSEED": "4711", "LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}


def test_the_same_answers_give_the_same_bytes_in_every_process(recommender: Recommender) -> None:
    answers = a_person(recommender.content, **ILL_IN_MANY_WAYS)

    done = subprocess.run(
        [sys.executable, "-m", "recommender", "plan", "-", "--json"],
        input=json.dumps(answers).encode(),
        capture_output=True,
        env={**os.environ, **ANOTHER},
        cwd=ROOT,
        check=True,
    )

    plan = answered(recommender, answers)
    assert plan["week"]
    assert done.stdout.decode() == json_text(plan)


def test_what_waits_for_an_answer_that_nobody_gave_is_not_asked(recommender: Recommender) -> None:
    [page] = [page for page in recommender.content.questionnaire.pages if page.id == "pain-more"]

    stopped_early = recommender.asked_on(page, {"course": "same"})
    in_pain = recommender.asked_on(page, {"course": "same", "pain_rest": 7})

    assert "hard_muscle" not in {question.id for question in stopped_early}
    assert "hard_muscle" in {question.id for question in in_pain}
