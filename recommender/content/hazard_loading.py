"""Read the hazards: each must be told by answers, acted on by rules, and tried by cases."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath
from typing import Any

from recommender.content.answers import parse_answers
from recommender.content.gathering import EntryPlace, Gatherer
from recommender.content.hazard_schemas import HazardSchema
from recommender.content.rule_loading import typed_answers
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import AnswersError, Problem, did_you_mean
from recommender.domain.hazards import Hazard, HazardCase, Sign
from recommender.domain.questions import Question, QuestionKind, Questionnaire
from recommender.domain.rules import RuleKind

_FOLDER = "knowledge/hazards"
YES_NO = ("yes", "no")

_Raw = dict[str, Any]
# What the file says at the faulty place, and what is wrong with it.
_Fault = tuple[str, str]


def load_hazards(gatherer: Gatherer, questionnaire: Questionnaire) -> dict[str, Hazard]:
    """Return the hazards by id, by file and place in it; problems stay in the gatherer."""
    found: dict[str, Hazard] = {}
    for file in gatherer.files(_FOLDER):
        for place, raw in gatherer.placed_entries(file, HazardSchema()):
            hazard = _build(gatherer, questionnaire, place, raw)
            if hazard.id in found:
                message = f"this id is taken (in {found[hazard.id].file})"
                gatherer.say_below(place, ("id",), message)
            found.setdefault(hazard.id, hazard)
    return found


def check_hazard_names(content: Content) -> Iterator[Problem]:
    """Yield each name in a hazard that leads nowhere: it could not be told, or nothing acts."""
    triage = [rule.id for rule in content.rules if rule.kind is RuleKind.TRIAGE]
    promises = [promise.id for promise in content.promises]
    for hazard in content.hazards.values():
        cited = [one.source for level in hazard.levels for one in level.sources]
        stem = PurePath(hazard.file).stem
        faults = [
            *_sign_faults("signs", hazard.signs, content.questionnaire),
            *_sign_faults("risks", hazard.risks, content.questionnaire),
            *_missing("triage rule", hazard.rules, triage),
            *_missing("promise", hazard.promises, promises),
            *_missing("source", cited, tuple(content.sources)),
        ]
        if hazard.group != stem:
            faults.append((hazard.group, f"group: write {stem!r}, the name of the file"))
        for about, fault in faults:
            yield Problem(hazard.file, hazard.id, fault, about=about)


def _build(
    gatherer: Gatherer, questionnaire: Questionnaire, place: EntryPlace, raw: _Raw
) -> Hazard:
    likelihood = raw.pop("likelihood")
    cases = tuple(
        _case(gatherer, questionnaire, place, number, one)
        for number, one in enumerate(raw["cases"])
    )
    lists = {name: tuple(value) for name, value in raw.items() if isinstance(value, list)}
    return Hazard(**{**raw, **lists, **likelihood, "cases": cases, "file": place.file})


def _case(
    gatherer: Gatherer, questionnaire: Questionnaire, place: EntryPlace, number: int, raw: _Raw
) -> HazardCase:
    answers: Answers = {}
    questions = questionnaire.questions
    try:
        # without a questionnaire every name would only repeat what is wrong with it
        typed = typed_answers(questions, raw["answers"]) if questions else {}
        answers = parse_answers(questions, typed)
    except AnswersError as error:
        for question, message in error.messages.items():
            path = ("cases", number, "answers", question)
            gatherer.say_below(place, path, f"case {raw['name']!r}: {question}: {message}")
    return HazardCase(raw["name"], answers, raw["triage"], raw["near_miss"])


def _missing(what: str, names: Iterable[str], known: Collection[str]) -> Iterator[_Fault]:
    for name in names:
        if name not in known:
            yield name, f"{what} {name!r} does not exist{did_you_mean(name, tuple(known))}"


def _sign_faults(
    part: str, signs: Iterable[Sign], questionnaire: Questionnaire
) -> Iterator[_Fault]:
    questions = questionnaire.questions
    for sign in signs:
        question = questions.get(sign.question)
        about = f"{sign.question}.{sign.option}" if sign.option else sign.question
        if question is None:
            hint = did_you_mean(sign.question, tuple(questions))
            yield about, f"{part}: question {sign.question!r} does not exist{hint}"
        else:
            for fault in _option_faults(question, sign.option):
                yield about, f"{part}: {fault}"


def _option_faults(question: Question, option: str) -> Iterator[str]:
    if question.kind is QuestionKind.NUMBER:
        if option:
            yield f"{question.id!r} asks for a number; write it without {option!r}"
        return
    known = YES_NO if question.kind is QuestionKind.YES_NO else question.option_ids
    if not option:
        yield f"{question.id!r} has options; write {question.id}.{known[0]} or another"
    elif option not in known:
        yield f"{question.id!r} has no option {option!r}{did_you_mean(option, known)}"
