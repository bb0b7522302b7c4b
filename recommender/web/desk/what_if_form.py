"""What a what-if asks for: from the page's form, or from JSON; and its answers in words."""

import json
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from flask import request
from werkzeug.exceptions import BadRequest

from recommender.domain.questions import Page
from recommender.domain.records import Event
from recommender.exchange.plan import value_data, value_of
from recommender.service.case_inspector import OpenCase
from recommender.service.words import answer_words
from recommender.web.desk.twins import sent_json
from recommender.web.forms import read_form, shown
from recommender.web.words import _

Typed = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class WhatIfForm:
    """The changed answers (None takes one away), and what the form shows: what was typed, faults.

    Until the form is sent, it shows the case's answers.
    """

    typed: Typed
    changed: dict[str, object] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    keeps: bool = False
    is_sent: bool = True


@dataclass(frozen=True)
class QuestionGroup:
    """A page of questions in the form: how many are answered, and whether it is shown open."""

    page: Page
    answered: int
    is_open: bool


@dataclass(frozen=True)
class ChangedAnswer:
    """A question and the answer to it in words, as it was and as it is tried."""

    question: str
    text: str
    before: str
    after: str


@dataclass(frozen=True)
class KeptWhatIf:
    """A what-if that was kept: when, by whom, what it said, and its answers in words."""

    at: str
    by: str
    said: Mapping[str, object]
    words: tuple[ChangedAnswer, ...]


def read_asked(opened: OpenCase) -> WhatIfForm:
    """Return what the request asks of a case."""
    if request.method != "POST":
        return WhatIfForm(_as_it_was(opened), is_sent=False)
    if request.mimetype == "application/json":
        return _from_json(opened)
    questions = tuple(opened.content.questionnaire)
    filled = read_form(questions, request.form)
    # an empty field is not a fault here: it removes the answer
    faults = {name: words for name, words in filled.errors.items() if any(filled.typed[name])}
    changed: dict[str, object] = {name: value_data(value) for name, value in filled.values.items()}
    for name in opened.case.answers:
        if name not in changed and name not in faults:
            changed[name] = None
    typed = {name: tuple(filter(str.strip, given)) for name, given in filled.typed.items()}
    return WhatIfForm(typed, changed, faults, "keep" in request.form)


def groups(
    opened: OpenCase, asked: WhatIfForm, wanted: AbstractSet[str]
) -> tuple[QuestionGroup, ...]:
    """Return the pages of the form; those are open that hold a wanted or a changed question.

    Where that is none, it is the first.
    """
    before = _as_it_was(opened)
    moved = {name for name, typed in asked.typed.items() if {*typed} != {*before.get(name, ())}}
    pages = opened.content.questionnaire.pages
    opening = {page.id for page in pages if _ids(page) & (wanted | moved)} or {pages[0].id}
    return tuple(
        QuestionGroup(
            page, sum(any(asked.typed.get(name, ())) for name in _ids(page)), page.id in opening
        )
        for page in pages
    )


def named_faults(opened: OpenCase, faults: Mapping[str, str]) -> dict[str, str]:
    """Return each fault behind the text of its question."""
    questions = opened.content.questionnaire.questions
    return {
        name: _("“%(question)s”: %(fault)s", question=questions[name].text, fault=fault)
        if name in questions
        else fault
        for name, fault in faults.items()
    }


def changed_words(opened: OpenCase, changed: Mapping[str, object]) -> tuple[ChangedAnswer, ...]:
    """Return each changed answer with its question, as it was and as it is tried."""
    questions = opened.content.questionnaire.questions
    return tuple(
        ChangedAnswer(
            question=name,
            text=questions[name].text if name in questions else name,
            before=_said(opened, name, opened.case.answers.get(name)),
            after=_said(opened, name, value),
        )
        for name, value in changed.items()
    )


def kept_what_ifs(opened: OpenCase, events: Iterable[Event]) -> tuple[KeptWhatIf, ...]:
    """Return the what-ifs that were kept beside a case."""
    found = []
    for event in events:
        said = json.loads(event.body)
        words = changed_words(opened, said["changed"])
        found.append(KeptWhatIf(event.at, event.actor, said, words))
    return tuple(found)


def _from_json(opened: OpenCase) -> WhatIfForm:
    sent = sent_json()
    changed = sent.get("changed")
    if not isinstance(changed, dict):
        raise BadRequest
    known = opened.content.questionnaire.questions
    faults = {name: _("There is no such question.") for name in changed if name not in known}
    return WhatIfForm(_as_it_was(opened), changed, faults, keeps=sent.get("keep") is True)


def _as_it_was(opened: OpenCase) -> Typed:
    return {name: shown(value) for name, value in opened.case.answers.items()}


def _ids(page: Page) -> set[str]:
    return {question.id for question in page.questions}


def _said(opened: OpenCase, name: str, value: object) -> str:
    question = opened.content.questionnaire.questions.get(name)
    if question is None:
        return str(value)
    return answer_words(question, value_of(value))
