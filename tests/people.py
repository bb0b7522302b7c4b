"""People to test with: one healthy person to vary, and random ones."""

import random
from collections.abc import Mapping
from typing import Any

from recommender.content.answers import check_answer, parse_answers
from recommender.domain.conditions import Answers, Situation, Value
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question, QuestionKind
from recommender.domain.truth import Truth
from recommender.inference.interview import applying, next_page

# A healthy person of 40 with two weeks of simple low back pain, all equipment and time enough.
HEALTHY: Mapping[str, Any] = {
    "age": 40,
    "where": ["low_back"],
    "duration": "under_2_weeks",
    "course": "same",
    "compare": "usual",
    "onset": "gradual",
    "saddle_signs": ["none"],
    "limb_signs": ["none"],
    "chest_signs": ["none"],
    "face_head_signs": ["none"],
    "ill_signs": ["none"],
    "conditions": ["none"],
    "medicines": ["none"],
    "pain_rest": 2,
    "pain_move": 4,
    "pattern": ["turning_worse"],
    "eases": ["changing_eases"],
    "feels": ["weak"],
    "minutes_a_day": 30,
    "days_a_week": 7,
    "experience": "some",
    "goals": ["sit_work"],
    "equipment": ["roller", "ball", "band", "step"],
    "likes": ["none"],
    "worried": False,
}

# What a person adds to HEALTHY to be a plain case of one seed.
PLAIN: Mapping[str, Mapping[str, Any]] = {
    "spasm": {"feels": ["spasm"], "spasm": "often"},
    "knots": {
        "where": ["low_back", "buttock_hip"],
        "feels": ["knots"],
        "trigger_points": "reproduce",
        "leg_reach": "not_leg",
    },
    "stiffness": {"feels": ["stiff_morning"], "pattern": ["sitting_worse"]},
    "neck": {
        "where": ["neck", "top_of_shoulders"],
        "feels": ["ache"],
        "neck_more": ["none"],
    },
    "weak": {"feels": ["weak"], "pattern": ["sitting_worse"]},
}

# What somebody who answers this question, and only some are asked it, has said before.
OPENED_BY: Mapping[str, tuple[str, Any]] = {
    **dict.fromkeys(("injury_time", "injury_signs", "injury_checked"), ("onset", "low_fall")),
    "fall_height": ("onset", "high_fall"),
    "road_kind": ("onset", "road"),
    "head_more": ("face_head_signs", ["headache"]),
    "dizzy_more": ("face_head_signs", ["dizzy"]),
    "swallow_more": ("face_head_signs", ["swallow"]),
    "later_fall": ("ill_signs", ["fell"]),
    "ill_more": ("ill_signs", ["fever"]),
    "weeks_more": ("ill_signs", ["ill_weeks"]),
    "skin_more": ("ill_signs", ["blisters"]),
    "pee_more": ("ill_signs", ["burning_pee"]),
    **dict.fromkeys(("tummy_place", "tummy_signs"), ("chest_signs", ["tummy"])),
    **dict.fromkeys(("pregnancy", "milk"), ("conditions", ["pregnancy_birth"])),
    **dict.fromkeys(
        ("pregnancy_signs", "weeks_pregnant", "pelvic_pain"), ("pregnancy", "pregnant")
    ),
    **dict.fromkeys(("birth", "birth_signs"), ("pregnancy", "gave_birth")),
    "cancer_time": ("conditions", ["cancer"]),
    **dict.fromkeys(("blood_kind", "sickle_pain"), ("conditions", ["blood_illness"])),
    "bleeding_signs": ("medicines", ["thinner"]),
    "steroid_details": ("medicines", ["steroids"]),
    "new_medicine": ("medicines", ["new_medicine"]),
    "infection_kind": ("conditions", ["infection"]),
    **dict.fromkeys(("bone_conditions", "bone_signs"), ("conditions", ["bones"])),
    "blood_pressure": ("conditions", ["high_blood_pressure"]),
    "pressure_signs": ("blood_pressure", "very_high"),
    "heart_conditions": ("conditions", ["heart"]),
    **dict.fromkeys(
        ("operations_done", "operation_time", "operation_signs", "operation_advice"),
        ("conditions", ["operation"]),
    ),
    "spine_conditions": ("conditions", ["spine"]),
    "joint_conditions": ("conditions", ["body_part"]),
    "hip_replacement_time": ("joint_conditions", ["hip_replacement"]),
    "illnesses": ("conditions", ["illness"]),
    **dict.fromkeys(("walking", "floor", "balance"), ("conditions", ["mobility"])),
    **dict.fromkeys(("sharp_movement", "catch_ends"), ("feels", ["catches"])),
    "still_sharp": ("feels", ["sharp_still"]),
    "attack_time": ("feels", ["attacks"]),
    "spasm": ("feels", ["spasm"]),
    "trigger_points": ("feels", ["knots"]),
    "leg_reach": ("where", ["leg"]),
    "arm_reach": ("where", ["arm"]),
}

# Questions about safety of which most answers are harmless.
MILD = frozenset({"duration", "pain_move", "feels"})


def a_person(content: Content, **different: Any) -> Answers:
    """Return the healthy person's answers with these instead or besides.

    What comes before them is answered so that they are asked. Questions that they open, and that
    are not answered here, get the ordinary person's answer.
    """
    answers = parse_answers(content.questionnaire.questions, {**HEALTHY, **opened(different)})
    outside: set[str] = set()
    for question in content.questionnaire:
        if not _applies(question, Situation(answers, frozenset(outside))):
            outside.add(question.id)
        elif question.is_required and question.id not in answers:
            answers = {**answers, question.id: _healthy(content, question)}
    return {name: answers[name] for name in content.questionnaire.questions if name in answers}


def opened(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers with those that open their questions, unless these are given otherwise."""
    given = dict(typed)
    names = list(given)
    for name in names:  # it grows on the way
        gate, answer = OPENED_BY.get(name, ("", None))
        if gate and gate not in typed:
            names += [gate] if gate not in given else []
            given[gate] = _besides(given.get(gate, HEALTHY.get(gate)), answer)
    return given


def a_plain_case(content: Content, name: str, **different: Any) -> Answers:
    """Return a plain case of one seed, varied."""
    return a_person(content, **{**PLAIN[name], **different})


def as_asked(content: Content, **different: Any) -> Answers:
    """Return what this person is asked in the form before it ends, and answers."""
    whole = a_person(content, **different)
    given: Answers = {}
    while (state := next_page(content, given)).page is not None:
        answered = {entry.id: whole[entry.id] for entry in state.questions if entry.id in whole}
        given = applying(content, {**given, **answered})
    return given


def random_answers(
    content: Content, seed: int, *, ill: float = 0.15, known: Answers | None = None
) -> Answers:
    """Return a complete random answer set: every question that applies is answered.

    What is `known` is answered so, where it applies.

    `ill` is the chance that a question about danger signs, conditions or limits is answered at
    random and not as by the healthy person; with 0.5 nearly nobody reaches a week.
    """
    chance = random.Random(seed)
    answers: Answers = {}
    outside: set[str] = set()
    for question in content.questionnaire:
        if not _applies(question, Situation(answers, frozenset(outside))):
            outside.add(question.id)
        elif known and question.id in known:
            answers = {**answers, question.id: known[question.id]}
        elif _is_worrying(question) and chance.random() >= ill:
            answers = {**answers, question.id: _healthy(content, question)}
        else:
            typed = random_value(chance, question, ill)
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


def _besides(before: Any, answer: Any) -> Any:
    """Return an answer; where it is a list, with what was ticked before."""
    if not isinstance(answer, list):
        return answer
    return [*(one for one in before or () if one not in (NONE_OF_THESE, *answer)), *answer]


def _applies(question: Question, situation: Situation) -> bool:
    """Return whether a question is one for everybody, or its gate is not known to be shut."""
    return question.ask_when is None or question.ask_when.holds(situation) is not Truth.NO


def _is_worrying(question: Question) -> bool:
    return question.safety is not None and question.id not in MILD


def _healthy(content: Content, question: Question) -> Value:
    """Return the healthy person's answer, or what is ordinary where that person is not asked."""
    if question.id in HEALTHY:
        return check_answer(question, HEALTHY[question.id])
    return content.ordinary.get(question.id, (NOT_SURE,))
