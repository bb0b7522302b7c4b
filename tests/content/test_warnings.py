"""What a content may hold and most likely does not mean."""

from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.content.places import Places
from recommender.content.reading import read_folder
from recommender.content.warnings import warnings_of
from recommender.domain.content import Content
from tests.content.folders import add, swap

CAPS, MOOD = "rules/doses/caps.yaml", "rules/emphasis/mood.yaml"
NECK = "rules/contraindications/neck.yaml"
FALLS, BODY = "rules/triage/falls.yaml", "rules/findings/body.yaml"
ASKED = "knowledge/questionnaire.yaml"


def _warned(folder: Path) -> list[str]:
    places = Places(read_folder(folder))
    return [places.placed(each).as_warning() for each in warnings_of(load_content(folder))]


def test_our_own_content_has_no_warning(content: Content) -> None:
    assert warnings_of(content) == []


def test_the_small_content_has_no_warning(small: Path) -> None:
    assert _warned(small) == []


def test_exercises_without_a_figure(small: Path) -> None:
    (small / "knowledge/poses/neck.yaml").unlink()

    assert _warned(small) == [
        (
            "knowledge/poses/stances.yaml:1: warning: these exercises have no figure: neck-nod, "
            "neck-turn"
        )
    ]


def test_what_is_never_given_needs_no_figure(small: Path) -> None:
    (small / "knowledge/poses/walking.yaml").unlink()

    assert _warned(small) == []


def test_a_finding_that_nobody_reads(small: Path) -> None:
    swap(small, NECK, "neck in where or frail", "neck in where")

    assert _warned(small) == [
        f"{BODY}:15: warning: frail-after-fall: nothing reads the finding 'frail'"
    ]


@pytest.mark.parametrize(
    ("file", "then"),
    [
        (MOOD, "favour: {relax: 2}"),
        (NECK, "avoid: [neck-turn], say: No."),
        (CAPS, "limit: {level: 1}"),
        ("rules/advice/everybody.yaml", "tell: keep-moving"),
        (FALLS, "triage: emergency, say: Go."),
    ],
)
def test_two_rules_with_one_condition_that_say_the_same_thing(
    small: Path, file: str, then: str
) -> None:
    place, when = _first_condition(small, file)
    add(small, file, _a_rule("again", when, then))

    [warned] = _warned(small)

    assert warned.startswith(f"{file}:")
    assert warned.endswith(f" warning: again: has the condition of {place!r} ({file})")


def _first_condition(folder: Path, file: str) -> tuple[str, str]:
    rules = load_content(folder).rules
    return next((rule.id, rule.when_text) for rule in rules if rule.file == file)


def _a_rule(name: str, when: str, then: str) -> str:
    return f"""
- id: {name}
  title: A rule
  when: {when}
  then: {{{then}}}
  because: It is so.
  sources: [{{id: leaflet}}]
  evidence: B
  examples:
    - name: one
      answers: {{age: 70, worried: yes, where: [neck], onset: not_sure}}
      fires: yes
    - name: two
      answers: {{age: 8, worried: no, where: [low_back], onset: slowly}}
      fires: no
"""


def test_rules_with_one_condition_may_say_different_things(small: Path) -> None:
    add(small, MOOD, _a_rule("again", "worried", "favour: {walk: 2}"))

    assert _warned(small) == []


def test_a_question_for_safety_that_no_triage_rule_reads(small: Path) -> None:
    swap(
        small,
        ASKED,
        "            topic: Worry",
        "            safety: risk\n            topic: Worry",
    )

    assert _warned(small) == [
        f"{ASKED}:25: warning: worried: is asked for safety, but no triage rule reads its answers"
    ]


@pytest.mark.parametrize("never", ["age >= 121", "age > 120"])
def test_a_number_that_nobody_can_answer(small: Path, never: str) -> None:
    swap(small, CAPS, "when: age >= 18", f"when: worried or {never}")
    swap(small, CAPS, "{age: 18}", "{worried: yes}")
    swap(small, CAPS, "{age: 17}", "{worried: no, age: 17}")

    [warned] = _warned(small)
    assert warned.startswith(f"{CAPS}:3:9: warning: grown-up: 'age' is answered with 0 to 120: ")


@pytest.mark.parametrize(("letters", "warns"), [(200, False), (201, True)])
def test_a_long_sentence(small: Path, letters: int, warns: bool) -> None:
    swap(small, FALLS, "say: Ask today.", f"say: {'a' * letters}")

    said = [f"{FALLS}:4: warning: high-fall: a sentence of 201 letters; more than 200 are two"]
    assert _warned(small) == (said if warns else [])
