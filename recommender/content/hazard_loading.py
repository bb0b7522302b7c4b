"""Read the hazards: each must be told by answers, acted on by rules, and tried by cases."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath
from typing import Any

from recommender.content.answers import parse_answers
from recommender.content.gathering import Gatherer
from recommender.content.hazard_schemas import HazardSchema
from recommender.content.rule_loading import typed_answers
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import AnswersError, Problem, did_you_mean
from recommender.domain.hazards import Hazard, HazardCase, Sign
from recommender.domain.questions import Question, QuestionKind, Questionnaire
from recommender.domain.rules import RuleKind

FOLDER = "knowledge/hazards"
YES_NO = ("yes", "no")

Raw = dict[str, Any]


def load_hazards(gatherer: Gatherer, questionnaire: Questionnaire) -> dict[str, Hazard]:
    """Return the hazards by id, by file and place in it; problems stay in the gatherer."""
    found: dict[str, Hazard] = {}
    for file in gatherer.files(FOLDER):
        for raw in gatherer.entries(file, HazardSchema()):
            hazard = _build(gatherer, questionnaire, file, raw)
            if hazard.id in found:
                gatherer.say(file, hazard.id, f"this id is taken (in {found[hazard.id].file})")
            found.setdefault(hazard.id, hazard)
    return found


def check_hazard_names(content: Content) -> Iterator[Problem]:
    """Yield each name in a hazard that leads nowhere: it could not be told, or nothing acts."""
    triage = [rule.id for rule in content.rules if rule.kind is RuleKind.TRIAGE]
    promises = [promise.id for promise in content.promises]
    for hazard in content.hazards.values():
        cited = [one.source for level in hazard.levels for one in level.sources]
        faults = [
            *_sign_faults("signs", hazard.signs, content.questionnaire),
            *_sign_faults("risks", hazard.risks, content.questionnaire),
            *_missing("triage rule", hazard.rules, triage),
            *_missing("promise", hazard.promises, promises),
            *_missing("source", cited, tuple(content.sources)),
        ]
        if hazard.group != PurePath(hazard.file).stem:
            faults.append(f"group: write {PurePath(hazard.file).stem!r}, the name of the file")
        yield from (Problem(hazard.file, hazard.id, fault) for fault in faults)


def _build(gatherer: Gatherer, questionnaire: Questionnaire, file: str, raw: Raw) -> Hazard:
    likelihood = raw.pop("likelihood")
    cases = tuple(_case(gatherer, questionnaire, (file, raw["id"]), one) for one in raw["cases"])
    lists = {name: tuple(value) for name, value in raw.items() if isinstance(value, list)}
    return Hazard(**{**raw, **lists, **likelihood, "cases": cases, "file": file})


def _case(
    gatherer: Gatherer, questionnaire: Questionnaire, place: tuple[str, str], raw: Raw
) -> HazardCase:
    answers: Answers = {}
    questions = questionnaire.questions
    try:
        # without a questionnaire every name would only repeat what is wrong with it
        typed = typed_answers(questions, raw["answers"]) if questions else {}
        answers = parse_answers(questions, typed)
    except AnswersError as error:
        for question, message in error.messages.items():
            gatherer.say(*place, f"case {raw['name']!r}: {question}: {message}")
    return HazardCase(raw["name"], answers, raw["triage"], raw["near_miss"])


def _missing(what: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{what} {name!r} does not exist{did_you_mean(name, tuple(known))}"


def _sign_faults(part: str, signs: Iterable[Sign], questionnaire: Questionnaire) -> Iterator[str]:
    questions = questionnaire.questions
    for sign in signs:
        question = questions.get(sign.question)
        if question is None:
            hint = did_you_mean(sign.question, tuple(questions))
            yield f"{part}: question {sign.question!r} does not exist{hint}"
        else:
            yield from (f"{part}: {fault}" for fault in _option_faults(question, sign.option))


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
