"""People to test with: one healthy person to vary, and random ones."""

import random
from collections.abc import Mapping
from typing import Any

from recommender.content.answers import check_answer, parse_answers
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind, not_applicable
from recommender.inference.interview import applying, next_page

# A healthy person of 40 with two weeks of simple low back pain, all equipment and time enough.
HEALTHY: Mapping[str, Any] = {
    "age": 40,
    "pregnancy": "no",
    "where": ["low_back"],
    "saddle_signs": ["none"],
    "leg_signs": ["none"],
    "cord_signs": ["none"],
    "chest_signs": ["none"],
    "injury": "none",
    "infection_signs": ["none"],
    "general_signs": ["none"],
    "heart_conditions": ["none"],
    "bone_conditions": ["none"],
    "joint_conditions": ["none"],
    "other_conditions": ["none"],
    "recent_operation": ["none"],
    "pain_now": 3,
    "pain_worst": 5,
    "pain_night": 2,
    "duration": "under_6_weeks",
    "course": "up_and_down",
    "pattern": ["none"],
    "sharp_pain": "no",
    "spreading": "no",
    "spasm": "none",
    "trigger_points": "none",
    "stiffness": "none",
    "main_problem": "weak_ache",
    "daily_limits": ["none"],
    "floor": "easily",
    "balance": ["none"],
    "worried": False,
    "equipment": ["roller", "ball", "band", "step"],
    "minutes_a_day": 30,
    "days_a_week": 7,
    "experience": "some",
    "likes": ["none"],
}

# What a person adds to HEALTHY to be a plain case of one seed.
PLAIN: Mapping[str, Mapping[str, Any]] = {
    "spasm": {"spasm": "often", "main_problem": "spasm"},
    "knots": {
        "trigger_points": "reproduce",
        "main_problem": "knots",
        "where": ["low_back", "buttock_hip"],
    },
    "stiffness": {"stiffness": "marked", "main_problem": "stiffness"},
    "neck": {
        "where": ["neck", "top_of_shoulders"],
        "head_signs": ["none"],
        "neck_signs": ["none"],
        "main_problem": "neck_shoulders",
    },
    "weak": {"main_problem": "weak_ache", "pattern": ["sitting_worse"]},
}


# Questions whose random answers would send nearly everybody away.
WORRYING = frozenset(
    name
    for name in (
        *HEALTHY,
        *("head_signs", "neck_signs", "neck_injury_signs", "after_injury", "inflammation_signs"),
    )
    if name.endswith(("_signs", "_conditions", "_limits", "_operation"))
    or name in {"pregnancy", "injury", "after_injury", "sharp_pain", "spreading", "pain_now"}
)


def a_person(content: Content, **different: Any) -> Answers:
    """Return the healthy person's answers with these instead or besides."""
    return parse_answers(content.questionnaire.questions, {**HEALTHY, **different})


def a_plain_case(content: Content, name: str, **different: Any) -> Answers:
    """Return a plain case of one seed, varied."""
    return a_person(content, **{**PLAIN[name], **different})


def as_asked(content: Content, **different: Any) -> Answers:
    """Return what this person is asked in the form before it ends, and answers."""
    whole = a_person(content, **different)
    given: Answers = {}
    while (state := next_page(content, given)).page is not None:
        answered = {entry.id: whole.get(entry.id, (NONE_OF_THESE,)) for entry in state.questions}
        given = applying(content, {**given, **answered})
    return given


def random_answers(content: Content, seed: int, *, ill: float = 0.15) -> Answers:
    """Return a complete random answer set: every question that applies is answered.

    `ill` is the chance that a question about danger signs, conditions or limits is answered at
    random and not as by the healthy person; with 0.5 nearly nobody reaches a week.
    """
    chance = random.Random(seed)
    answers: Answers = {}
    for question in content.questionnaire:
        if _applies(content, question, answers):
            is_well = question.id in WORRYING and chance.random() >= ill
            well = HEALTHY.get(question.id, [NONE_OF_THESE])
            typed = well if is_well else random_value(chance, question, ill)
            answers = {**answers, question.id: check_answer(question, typed)}
    return answers


def random_value(chance: random.Random, question: Question, ill: float = 0.15) -> Any:
    """Return a random answer as it is typed; lists say that there is none, but for this chance."""
    options = [option.id for option in question.offered()]
    match question.kind:
        case QuestionKind.YES_NO:
            return chance.random() < 0.5
        case QuestionKind.NUMBER:
            return chance.randint(question.minimum, question.maximum)
        case QuestionKind.ONE:
            return chance.choice(options)
    if NONE_OF_THESE in options and chance.random() >= ill:
        return [NONE_OF_THESE]
    real = [option for option in options if option != NONE_OF_THESE]
    return chance.sample(real, chance.randint(1, min(3, len(real))))


def _applies(content: Content, question: Question, answers: Answers) -> bool:
    """Return whether a question is one for everybody, or its gate is not known to be shut."""
    return question.ask_when is None or (
        question.id not in not_applicable(content.questionnaire, answers)
    )
