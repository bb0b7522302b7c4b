"""The two sizes of a week with care: decision 33 and the rules say the same."""

import re
from pathlib import Path

import pytest

from recommender.domain.content import Content
from recommender.domain.reference import decide_rules
from recommender.domain.rules import Cap, Limits, Rule, Sends, Triage
from recommender.domain.truth import Truth
from tests.content.folders import real_content

PAGE = Path(__file__).parents[2] / "docs/decisions/0033-two-sizes-of-a-week-with-care.md"
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (mild|small|own) \| (.*?) ?\| .+ \|$", re.MULTILINE)
SIZES = {
    name: (size, re.findall("`(.+?)`", by)) for name, size, by in ROW.findall(PAGE.read_text())
}
SMALL = {Cap.LEVEL: 1, Cap.SETS: 1, Cap.MINUTES: 20}
TRAINED = {
    rule.id
    for rule in real_content().rules
    if rule.id.endswith("-trained") and not rule.id.endswith("-not-trained")
}


def _is_careful(rule: Rule) -> bool:
    return isinstance(rule.then, Sends) and rule.then.triage is Triage.PLAN_WITH_CARE


def test_each_reason_for_care_has_its_size_once(content: Content) -> None:
    careful = [rule.id for rule in content.rules if _is_careful(rule)]

    assert sorted(SIZES) == sorted(careful)
    assert len(ROW.findall(PAGE.read_text())) == len(careful)


def test_every_dose_rule_that_the_table_names_is_there(content: Content) -> None:
    named = {rule for _, by in SIZES.values() for rule in by}

    assert named <= set(content.rules_by_id)
    assert all(isinstance(content.rules_by_id[rule].then, Limits) for rule in named)


def test_the_mild_size_is_for_everybody_with_care(content: Content) -> None:
    assert dict(content.week.care_caps) == {Cap.LEVEL: 2, Cap.SETS: 2}


@pytest.mark.parametrize("name", [name for name, (size, _) in SIZES.items() if size != "mild"])
def test_whom_an_example_is_about_gets_the_size(content: Content, name: str) -> None:
    _, by = SIZES[name]
    for example in content.rules_by_id[name].examples:
        if example.fires is Truth.YES:
            beginner = {"experience": "new", **example.answers}
            truths = decide_rules(content.rules, content.questionnaire, beginner)

            assert any(truths[rule] is Truth.YES for rule in by), example.name


def test_the_small_size_is_one_easy_set_of_twenty_minutes() -> None:
    small = {rule for size, by in SIZES.values() if size == "small" for rule in by}

    for rule in real_content().rules:
        if rule.id in small:
            assert isinstance(rule.then, Limits)
            assert SMALL.items() <= dict(rule.then.caps).items(), rule.id


def test_the_last_table_names_every_rule_for_somebody_who_trains() -> None:
    named = set(re.findall(r"`(dose-[a-z0-9-]+-trained)`", PAGE.read_text()))

    assert named == TRAINED


@pytest.mark.parametrize("name", sorted(TRAINED))
@pytest.mark.parametrize("experience", ["new", "some", None])
def test_no_larger_size_without_training_every_week(
    content: Content, name: str, experience: str | None
) -> None:
    for example in content.rules_by_id[name].examples:
        answers = {key: value for key, value in example.answers.items() if key != "experience"}
        if experience:
            answers["experience"] = experience
        truths = decide_rules(content.rules, content.questionnaire, answers)

        assert truths[name] is not Truth.YES, example.name
