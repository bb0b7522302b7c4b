"""The answers that the list of cases is filtered by: read from a form or JSON, told in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from recommender.domain.answer_wishes import AnswerWish
from recommender.domain.questions import Page, Question, QuestionKind
from recommender.web.context import app
from recommender.web.desk.desk_cookie import desk_token
from recommender.web.desk.twins import sent_json
from recommender.web.forms import NO, YES
from recommender.web.words import _

KEY = "answers"
_NUMBERS = ("from", "to")
_ANSWERS = {YES: True, NO: False, True: True, False: False}
_DIGITS_MOST = 10
_Said = Mapping[str, object]


@dataclass(frozen=True)
class Sought:
    """What is looked for, as it was said and as it was read, and what is wrong with it."""

    said: _Said = field(default_factory=dict)
    wishes: tuple[AnswerWish, ...] = ()
    faults: Mapping[str, str] = field(default_factory=dict)


NOTHING_SOUGHT = Sought()


@dataclass(frozen=True)
class SoughtAnswer:
    """A question and the answer that is looked for, in words."""

    question: str
    called: str
    words: str


@dataclass(frozen=True)
class SoughtPage:
    """A page of questions in the form; it is open where something on it is looked for."""

    page: Page
    sought: int


def answers_sought() -> Sought:
    """Return the answers that the request asks for: by JSON, or by the key in its address."""
    if request.method == "POST":
        said = sent_json().get(KEY)
        if not isinstance(said, Mapping):
            raise BadRequest
        return read_sought(said)
    key = request.args.get(KEY, "")
    if not key:
        return NOTHING_SOUGHT
    kept = app().sought_answers.under(desk_token(), key)
    if kept is None:
        lost = _("The answers of this address are no longer kept. Choose the answers again.")
        return Sought(faults={KEY: lost})
    return read_sought(kept)


def read_sought(said: _Said) -> Sought:
    """Return what was said as wishes; all faults at once, by question."""
    questions = app().content.questionnaire.questions
    wishes, faults = [], {}
    for name, wanted in said.items():
        question = questions.get(name)
        wish = _wish(question, wanted) if question else None
        if wish is None:
            faults[name] = _fault(question)
        else:
            wishes.append(wish)
    return Sought(said, tuple(wishes), faults)


def ticked_answers(form: MultiDict[str, str]) -> dict[str, object]:
    """Return what the form looks for, question by question; what is empty is not looked for."""
    found: dict[str, object] = {}
    for question in app().content.questionnaire:
        if question.kind is QuestionKind.NUMBER:
            typed = {end: form.get(f"{question.id}-{end}", "").strip() for end in _NUMBERS}
            given: object = {end: text for end, text in typed.items() if text}
        else:
            given = list(dict.fromkeys(form.getlist(question.id)))
        if given:
            found[question.id] = given
    return found


def sought_words(wishes: tuple[AnswerWish, ...]) -> tuple[SoughtAnswer, ...]:
    """Return each question with the answer that is looked for."""
    questions = app().content.questionnaire.questions
    return tuple(
        SoughtAnswer(wish.question, questions[wish.question].called, _words(question, wish))
        for wish in wishes
        for question in (questions[wish.question],)
    )


def sought_pages(said: _Said) -> tuple[SoughtPage, ...]:
    """Return the pages of the form."""
    return tuple(
        SoughtPage(page, sum(question.id in said for question in page.questions))
        for page in app().content.questionnaire.pages
    )


def _wish(question: Question, wanted: object) -> AnswerWish | None:
    if question.kind is QuestionKind.NUMBER:
        return _range(question.id, wanted)
    if not isinstance(wanted, list) or not wanted:
        return None
    chosen = tuple(_option(question, one) for one in wanted)
    return None if None in chosen else AnswerWish(question.id, chosen)  # type: ignore[arg-type]  # none of them is None


def _option(question: Question, said: object) -> str | bool | None:
    if question.kind is QuestionKind.YES_NO:
        return _ANSWERS.get(said) if isinstance(said, str | bool) else None
    return said if isinstance(said, str) and said in question.option_ids else None


def _range(question: str, wanted: object) -> AnswerWish | None:
    if not isinstance(wanted, Mapping) or not wanted or {*wanted} - {*_NUMBERS}:
        return None
    ends = {end: _number(wanted[end]) for end in wanted}
    least, most = ends.get("from"), ends.get("to")
    if None in ends.values() or (least is not None and most is not None and least > most):
        return None
    return AnswerWish(question, least=least, most=most)


def _number(said: object) -> int | None:
    if isinstance(said, str):
        is_number = said.isascii() and said.isdigit() and len(said) < _DIGITS_MOST
        return int(said) if is_number else None
    return said if isinstance(said, int) and not isinstance(said, bool) else None


def _fault(question: Question | None) -> str:
    if question is None:
        return _("There is no such question.")
    if question.kind is QuestionKind.NUMBER:
        return _("Write whole numbers, the smaller one first.")
    return _("Choose one from the list.")


def _words(question: Question, wish: AnswerWish) -> str:
    if question.kind is QuestionKind.NUMBER:
        return _range_words(question, wish)
    if question.kind is QuestionKind.YES_NO:
        return f" {_('or')} ".join(_("Yes") if one else _("No") for one in wish.chosen)
    between = _("and") if question.kind is QuestionKind.MANY else _("or")
    texts = [option.text for option in question.options if option.id in wish.chosen]
    return f" {between} ".join(f"“{text}”" for text in texts)


def _range_words(question: Question, wish: AnswerWish) -> str:
    unit = question.unit
    if wish.most is None:
        return _("%(least)s %(unit)s or more", least=wish.least, unit=unit)
    if wish.least is None:
        return _("%(most)s %(unit)s or less", most=wish.most, unit=unit)
    return _("%(least)s to %(most)s %(unit)s", least=wish.least, most=wish.most, unit=unit)
