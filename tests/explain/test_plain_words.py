"""Conditions and answers in words: each kind once, and every rule of the real content."""

from collections.abc import Iterator

import pytest

from recommender.domain.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
    Value,
    leaves,
)
from recommender.domain.content import Content
from recommender.domain.rules import Cap, Phase, Rule
from recommender.explain.plain_words import (
    ConditionText,
    answer_words,
    conclusion_words,
    limit_words,
    tell,
)

WORRIED = ConditionText("“Worry” is answered with yes", question="worried")
OLD = ConditionText("“Age” is at least 65 years", question="age")
BOTH = (IsYes("worried"), IsWithin("age", 65, None))


def lines(told: ConditionText) -> Iterator[ConditionText]:
    """Yield the lines that have no parts, top to bottom."""
    if not told.parts:
        yield told
    for part in told.parts:
        yield from lines(part)


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (IsYes("worried"), "“Worry” is answered with yes"),
        (IsOneOf("onset", ("fall",)), "“How it began” is “With a fall”"),
        (IsOneOf("onset", ("fall", "slowly")), "“How it began” is “With a fall” or “Slowly”"),
        (Includes("where", "neck"), "“Place of the pain” includes “Neck”"),
        (Excludes("where", "neck"), "“Place of the pain” does not include “Neck”"),
        (IsWithin("age", 65, None), "“Age” is at least 65 years"),
        (IsWithin("age", None, 17), "“Age” is at most 17 years"),
        (IsWithin("age", 18, 64), "“Age” is 18 to 64 years"),
        (IsWithin("age", 40, 40), "“Age” is 40 years"),
        (IsWithin("age", 0, 0), "“Age” is 0 years"),
        (IsWithin("age", None, 0), "“Age” is at most 0 years"),
        (IsWithin("age", 0, None), "“Age” is at least 0 years"),
    ],
)
def test_a_comparison_is_told_with_its_question(
    small: Content, comparison: Comparison, words: str
) -> None:
    assert tell(small, comparison) == ConditionText(words, question=comparison.question)


def test_a_finding_is_told_by_its_name(small: Content) -> None:
    assert tell(small, HasFinding("acute_phase")) == ConditionText(
        "finding “acute phase”", finding="acute_phase"
    )


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (Not(BOTH[0]), ConditionText("this is not so", (WORRIED,), is_not=True)),
        (AllOf(BOTH), ConditionText("all of these hold", (WORRIED, OLD))),
        (AnyOf(BOTH), ConditionText("at least one of these holds", (WORRIED, OLD))),
        (AtLeast(2, BOTH), ConditionText("at least 2 of these hold", (WORRIED, OLD))),
    ],
    ids=["not", "all", "any", "at least"],
)
def test_a_condition_of_parts_is_told_with_each_part_in_order(
    small: Content, condition: Condition, told: ConditionText
) -> None:
    assert tell(small, condition) == told


def test_parts_are_told_to_any_depth(small: Content) -> None:
    deep = Not(AllOf((AnyOf((BOTH[0],)), BOTH[1])))

    told = tell(small, deep)

    inner = ConditionText("at least one of these holds", (WORRIED,))
    outer = ConditionText("all of these hold", (inner, OLD))
    assert told == ConditionText("this is not so", (outer,), is_not=True)


def test_every_rule_tells_one_line_for_each_thing_it_reads(content: Content) -> None:
    for rule in with_conditions(content):
        told = [(line.question, line.finding) for line in lines(tell(content, rule.when))]

        assert told == [
            (leaf.question, "") if isinstance(leaf, Comparison) else ("", leaf.finding)
            for leaf in leaves(rule.when)
        ]


def test_every_rule_mentions_the_topic_of_every_question_and_the_options_it_reads(
    content: Content,
) -> None:
    for rule in with_conditions(content):
        said = [line.words for line in lines(tell(content, rule.when))]

        missing = [
            (rule.id, text)
            for words, leaf in zip(said, leaves(rule.when), strict=True)
            for text in texts_read(content, leaf)
            if text not in words
        ]
        assert missing == []


def with_conditions(content: Content) -> list[Rule]:
    """Return the rules that read something."""
    return [rule for rule in content.rules if rule.when != ALWAYS]


def test_what_holds_always_is_told_in_one_line(content: Content) -> None:
    assert list(lines(tell(content, ALWAYS))) == [ConditionText("holds for everybody")]


def texts_read(content: Content, leaf: Comparison | HasFinding) -> list[str]:
    """Return what the words of a leaf must hold."""
    if isinstance(leaf, HasFinding):
        return [leaf.finding.replace("_", " ")]
    question = content.questionnaire.questions[leaf.question]
    texts = {option.id: f"“{option.text}”" for option in question.options}
    match leaf:
        case IsOneOf(options=options):
            read = [texts[option] for option in options]
        case Includes(option=option) | Excludes(option=option):
            read = [texts[option]]
        case IsWithin(lowest=lowest, highest=highest):
            read = [str(edge) for edge in (lowest, highest) if edge is not None]
            read.append(question.unit)
        case _:
            read = ["yes"]
    return [f"“{question.topic}”", *read]


@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        ("worried", True, "yes"),
        ("worried", False, "no"),
        ("age", 40, "40 years"),
        ("age", 0, "0 years"),
        ("age", 1, "1 years"),
        ("onset", "fall", "With a fall"),
        ("where", ("low_back",), "Lower back"),
        ("where", ("neck", "low_back"), "Neck; Lower back"),
        ("where", ("none",), "Nowhere"),
    ],
)
def test_an_answer_is_told_in_the_words_of_its_question(
    small: Content, question: str, value: Value, words: str
) -> None:
    assert answer_words(small.questionnaire.questions[question], value) == words


def test_no_answer_is_said_to_be_none(small: Content) -> None:
    said = {answer_words(question, None) for question in small.questionnaire}

    assert said == {"no answer"}


def test_an_option_that_the_question_no_longer_has_is_told_by_its_id(small: Content) -> None:
    assert answer_words(small.questionnaire.questions["onset"], "crash") == "crash"


def test_a_safety_net_is_told_with_who_does_not_read_it(content: Content) -> None:
    told = conclusion_words(content, content.rules_by_id["arm-nerve-pain"].then)

    assert told["say_if"] == (
        (
            "If the arm becomes weak, or weaker, call 111 today. "
            "(Not told where arm_weak in limb_signs and limb_time in (today, days).)"
        ),
    )


def test_a_precaution_tells_what_it_speaks_of_and_what_harm_it_spares(content: Content) -> None:
    told = conclusion_words(content, content.rules_by_id["walks-with-an-aid"].then)

    assert told["say_with"] == ("being on your feet and not walking",)
    assert told["severity"] == ("major",)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("older-by-age", {"finding": ("older",)}),
        ("no-place", {"triage": ("clinician_first",), "say": ("Ask first.",)}),
        ("sore-neck", {"avoid": ("moving the neck far", "Turn"), "say": ("No turning.",)}),
        ("worried-person", {"favour": ("A calm week, 5 points", "Calm down, 3 points")}),
        ("grown-up", {"limit": ("Exercises up to level 2", "Only exercises that suit new pain")}),
        ("moves-little", {"tell": ("Keep moving: Short walks count.",)}),
    ],
)
def test_what_a_rule_concludes_is_told_by_name(
    small: Content, rule: str, words: dict[str, tuple[str, ...]]
) -> None:
    assert conclusion_words(small, small.rules_by_id[rule].then) == words


@pytest.mark.parametrize(
    ("cap", "value", "words"),
    [
        (Cap.LEVEL, 1, "Exercises of level 1 only"),
        (Cap.WALK_MINUTES, 15, "Walks of at most 15 minutes"),
        (Cap.DAYS, 1, "Exercise on at most 1 day a week"),
        (Cap.ENTRY_STEP, 1, "The first week begins on step 1 of the doses"),
        (Cap.ENTRY_STEP, 3, "The first week begins on step 3 of the doses or lower"),
        (Cap.PHASE, Phase.FIRST_DAYS, "Only exercises that suit the first days of pain"),
        (Cap.PHASE, "first_days", "Only exercises that suit the first days of pain"),
    ],
)
def test_a_limit_is_told_with_its_unit(cap: Cap, value: int | str, words: str) -> None:
    assert limit_words(cap, value) == words


@pytest.mark.parametrize("cap", Cap)
@pytest.mark.parametrize("value", [1, 2])
def test_every_limit_has_words(cap: Cap, value: int) -> None:
    words = limit_words(cap, value)

    assert "_" not in words
    assert cap is Cap.PHASE or str(value) in words
