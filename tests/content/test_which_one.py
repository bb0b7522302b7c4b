"""Somebody is not sure about a list: which one is asked, and counts as if ticked in the list."""

import re

import pytest

from recommender.analysis.danger_families import danger_families, unsure_milder
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.space import AnswerSpace
from recommender.content.language import Names, parse_condition
from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.conditions import Answers, Situation
from recommender.domain.content import Content
from recommender.domain.errors import ContentError
from recommender.domain.evaluation import evaluate
from recommender.domain.questions import NOT_SURE, not_applicable
from recommender.domain.rules import Triage
from recommender.domain.truth import Truth
from recommender.inference.deciding import Decider
from recommender.inference.interview import applying, next_page, still_needed
from tests.content.folders import SMALL

LIST = b"            topic: Place of the pain\n"
FALL_GATE = b"ask_when: onset == fall"
RULE = {
    b"fall_height == high or": b"neck in where or fall_height == high or",
    b"answers: {onset: slowly}": b"answers: {onset: slowly, where: [low_back]}",
    b"answers: {where: [not_sure]}": b"answers: {where: [not_sure], where_which: [not_sure]}",
}


def asking(gate: bytes = FALL_GATE) -> Content:
    """Return the small content, whose list of places asks which one; the neck is urgent."""
    texts = read_folder(SMALL)
    file, rules = "knowledge/questionnaire.yaml", "rules/triage/falls.yaml"
    form = texts[file].replace(LIST, b"            unsure: which\n" + LIST)
    rule = texts[rules]
    for old, new in RULE.items():
        rule = rule.replace(old, new)
    return build_content({**texts, file: form.replace(FALL_GATE, gate), rules: rule})


def test_a_list_that_asks_which_one_needs_the_words_for_it() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/questionnaire.yaml"
    form = texts[file].replace(LIST, b"            unsure: which\n" + LIST)
    wordless = re.sub(rb"which_one:\n(  .*\n)+", b"", form)

    with pytest.raises(ContentError, match="where: unsure: which needs `which_one`"):
        build_content({**texts, file: wordless})


@pytest.fixture(scope="module")
def small() -> Content:
    return asking()


def truth(content: Content, text: str, answers: Answers) -> Truth:
    """Return whether a condition holds for some answers."""
    condition = parse_condition(text, Names(content.questionnaire.questions, frozenset()))
    outside = not_applicable(content.questionnaire, answers)
    return condition.holds(Situation(answers, outside))


def test_the_list_is_asked_again_without_none(small: Content) -> None:
    which = small.questionnaire.questions["where_which"]

    assert which.option_ids == ("neck", "low_back", NOT_SURE)
    assert which.options[-1].text == "I cannot say which"
    assert (which.text, which.help) == (
        "Which one are you not sure about?",
        small.questionnaire.questions["where"].text,
    )
    assert which.is_required


@pytest.mark.parametrize(
    ("gate", "pages"),
    [
        (FALL_GATE, ["you", "fall", "where-which", "home"]),
        (b"ask_when: neck in where", ["you", "where-which", "fall", "home"]),
    ],
)
def test_it_stands_before_what_hangs_on_the_list_or_ends_the_section(
    gate: bytes, pages: list[str]
) -> None:
    assert [page.id for page in asking(gate).questionnaire.pages] == pages


@pytest.mark.parametrize(
    ("where", "which", "expected"),
    [
        (("neck",), (), Truth.YES),
        (("low_back",), (), Truth.NO),
        (("none",), (), Truth.NO),
        (("not_sure",), (), Truth.UNKNOWN),
        (("not_sure",), ("neck",), Truth.YES),
        (("low_back", "not_sure"), ("neck",), Truth.YES),
        (("not_sure",), ("low_back",), Truth.NO),
        (("not_sure",), ("not_sure",), Truth.NO),
        ((), ("neck",), Truth.YES),
    ],
)
def test_what_is_named_counts_as_ticked_in_the_list(
    small: Content, where: tuple[str, ...], which: tuple[str, ...], expected: Truth
) -> None:
    answers: Answers = {
        name: given for name, given in (("where", where), ("where_which", which)) if given
    }

    assert truth(small, "neck in where", answers) is expected
    if where:
        assert truth(small, "neck not in where", answers) is ~expected


@pytest.mark.parametrize(
    ("which", "expected"),
    [((), Truth.UNKNOWN), (("neck",), Truth.NO), ((NOT_SURE,), Truth.YES)],
)
def test_not_sure_means_that_nobody_can_say_which(
    small: Content, which: tuple[str, ...], expected: Truth
) -> None:
    answers: Answers = {"where": (NOT_SURE,)}
    if which:
        answers = {**answers, "where_which": which}

    assert truth(small, "not_sure in where", answers) is expected
    assert truth(small, "not_sure not in where", answers) is ~expected


def test_a_list_that_was_not_asked_lacks_nothing(small: Content) -> None:
    assert truth(small, "not_sure not in where", {}) is Truth.UNKNOWN
    assert truth(small, "neck not in where", {}) is Truth.UNKNOWN
    assert truth(small, "none in where", {"where": (NOT_SURE,)}) is Truth.NO


def test_nothing_is_decided_before_which_one_is_told(small: Content) -> None:
    answers: Answers = {"age": 44, "where": (NOT_SURE,), "onset": "slowly"}

    state = next_page(small, answers)

    assert state.page is not None
    assert state.page.id == "where-which"
    assert "where_which" in [question.id for question in still_needed(evaluate(small, answers))]


@pytest.mark.parametrize(
    ("which", "triage"), [("neck", Triage.URGENT), (NOT_SURE, Triage.CLINICIAN_FIRST)]
)
def test_the_rules_decide_by_which_one(small: Content, which: str, triage: Triage) -> None:
    answers: Answers = {"age": 44, "where": (NOT_SURE,), "where_which": (which,), "onset": "slowly"}

    assert Decider(small).assess(answers).triage is triage


def test_what_is_named_stays_when_the_list_is_changed(small: Content) -> None:
    answers: Answers = {"where": ("none",), "where_which": ("neck",)}

    assert applying(small, answers) == answers
    assert applying(small, {**answers, "where_which": ("low_back",)}) == {"where": ("none",)}


def test_the_proofs_read_both_and_more_danger_stays_more(small: Content) -> None:
    space = AnswerSpace(small)
    outcomes = Outcomes(space)
    neck = parse_condition("neck in where", Names(small.questionnaire.questions, frozenset()))
    for which, expected in (("neck", True), ("low_back", False)):
        at = space.assignment({"where": (NOT_SURE,), "where_which": (which,)})
        assert space.diagram.contains(space.meaning(neck).yes, at) is expected

    assert not [weak for weak in danger_families(outcomes) if weak.what.startswith("where")]
    assert [weak.what for weak in unsure_milder(outcomes)] == ["where_which.neck"]
