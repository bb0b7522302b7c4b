"""What is told during the week: its names exist, its bands rise, and older contents lack it."""

from pathlib import Path

import pytest

from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.content import Content
from recommender.domain.errors import ContentError
from recommender.domain.guidance import StopRule
from tests.content.folders import SMALL, copied, problems, swap

FILE = "knowledge/guidance.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(SMALL, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("question: age", "question: agee", "question of a number 'agee' does not exist; did you"),
        ("[judgement]", "[judgment]", "source 'judgment' does not exist; did you mean"),
        ("[standing]", "[standin]", "position 'standin' does not exist; did you mean 'standing'?"),
        ("avoided: []", "avoided: [nothing]", "demand 'nothing' does not exist"),
        ("{most}: go", "{least}: go", "only {most} may stand in braces"),
        ("up_to: 5", "up_to: 3", "must be more than carry_on and less than stop_from"),
        ("above_usual: 2", "above_usual: 1", "must be more than carry_on and less than stop_from"),
        ("stop_from: 8", "stop_from: 5", "must be more than carry_on and less than stop_from"),
        ("  plan_with_care: [Answer again.]", "", "says nothing for plan_with_care"),
        ("stops_most: 2", "stops_most: 0", "write 1 or more"),
        ("when: age >= 70", "when: agee >= 70", "agee"),
        ("sources: [judgement]}", "sources: [judgment]}", "source 'judgment' does not exist"),
        ("Call if {sign}.", "Call.", "must have {sign} once"),
    ],
)
def test_what_is_wrong_is_told(folder: Path, old: str, new: str, said: str) -> None:
    swap(folder, FILE, old, new)

    [problem] = problems(folder)

    assert FILE in problem
    assert said in problem


def test_authors_write_it_and_an_older_content_may_lack_it() -> None:
    texts = {name: text for name, text in read_folder(SMALL).items() if name != FILE}

    assert build_content(texts, is_kept=True).guidance is None
    with pytest.raises(ContentError, match="is missing"):
        build_content(texts)


@pytest.fixture
def rule(content: Content) -> StopRule:
    assert content.guidance is not None
    return content.guidance.stop_rule


@pytest.mark.parametrize(
    ("usual", "numbers"),
    [
        (0, [3, 5, 5]),
        (2, [3, 5, 5]),
        (3, [4, 5, 5]),
        (4, [5, 6, 6]),
        (5, [6, 7, 7]),
        # more than 7 is always stop, so nothing is left between
        (6, [7, 7]),
        (9, [7, 7]),
        (None, [3, 5, 5]),
    ],
)
def test_the_stop_rule_counts_from_the_usual_pain(
    rule: StopRule, usual: int | None, numbers: list[int]
) -> None:
    answers = {} if usual is None else {rule.question: usual}

    assert [number for _, number in rule.lines(answers)] == numbers


def test_the_stop_rule_never_says_more_than_the_outcomes(rule: StopRule, content: Content) -> None:
    numbers = f"up to {rule.carry_on.up_to} out of 10"

    for triage in ("plan", "plan_with_care"):
        [line] = [one.say for one in content.outcomes[triage].do_now if numbers in one.say]
        assert f"Up to {rule.go_easier.up_to}" in line
        assert f"{rule.stop_from} or more, or any sharp pain: stop" in line
