"""A case in the words of its content: messages by how grave they are, answers by page, points."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from recommender.domain.conditions import Value
from recommender.domain.content import Content
from recommender.domain.plan import PlanMessage
from recommender.domain.questions import NONE_OF_THESE, Question
from recommender.domain.rules import Sends
from recommender.domain.week import LeftOut
from recommender.exchange.plan import value_data
from recommender.exchange.telling import first_messages, later_messages
from recommender.service.case_inspector import OpenCase, decided
from recommender.service.results import Decided, answers_behind_triage
from recommender.service.words import answer_words
from recommender.web.desk.labels import LABELS
from recommender.web.viewing import says_nothing
from recommender.web.words import _


@dataclass(frozen=True)
class CaseMessage:
    """A message, and where its rule sends; nothing where the rule is not known."""

    rule: str
    say: str
    triage: str


@dataclass(frozen=True)
class CaseMessages:
    """What the person reads first and what after that, and what its rules say to nobody here.

    `unread` is for people who may start, which somebody who is sent away does not read.
    """

    first: tuple[CaseMessage, ...]
    later: tuple[CaseMessage, ...]
    unread: tuple[CaseMessage, ...]


@dataclass(frozen=True)
class Said:
    """An answer; of a list what was ticked and what was not, `is_none` where that is all of it.

    `is_behind` says that a triage rule fired by it, `is_denied` that it only says none or no.
    """

    question: str
    topic: str
    text: str
    words: str
    ticked: tuple[str, ...]
    others: tuple[str, ...]
    is_none: bool
    is_behind: bool
    is_denied: bool = False


@dataclass(frozen=True)
class SaidPage:
    """The answers of a page of the questionnaire."""

    title: str
    answers: tuple[Said, ...]


@dataclass(frozen=True)
class LeftOutGroup:
    """The exercises that are left out for one reason, and the rules behind it."""

    why: str
    rules: tuple[str, ...]
    names: tuple[str, ...]


def titles(content: Content) -> dict[str, str]:
    """Return the title of every rule by its id; the planner's own stop has one too."""
    stop = {content.week.nothing_safe_reason: _("Too little is safe for a week")}
    return stop | {rule.id: rule.title for rule in content.rules}


def called(content: Content) -> dict[str, dict[str, str]]:
    """Return the names of questions, programmes and exercises by their ids."""
    return {
        "questions": {entry.id: entry.called for entry in content.questionnaire},
        "programmes": {entry.id: entry.title for entry in content.programmes.values()},
        "exercises": {entry.id: entry.name for entry in content.exercises.values()},
    }


def decided_words(opened: OpenCase) -> tuple[Decided, ...]:
    """Return what was decided of a case, the triage under the name that the desk has for it."""
    first, *others = decided(opened)
    triage = LABELS.triage[opened.case.triage]
    return replace(first, words=_("Triage: %(name)s", name=triage)), *others


def messages(opened: OpenCase) -> CaseMessages:
    """Return the messages of a case by whether its person reads them first, later or not at all."""
    plan = opened.case.plan
    first, later = first_messages(plan), later_messages(plan)
    read = {entry.rule for entry in (*first, *later)}
    unread = [entry for entry in plan.messages if entry.rule not in read]
    return CaseMessages(*(_messages(opened.content, some) for some in (first, later, unread)))


def _messages(content: Content, entries: Iterable[PlanMessage]) -> tuple[CaseMessage, ...]:
    return tuple(
        CaseMessage(
            entry.rule, " ".join((entry.say, *entry.say_if)), _triage_of(content, entry.rule)
        )
        for entry in entries
    )


def by_reason(left_out: Iterable[LeftOut]) -> tuple[LeftOutGroup, ...]:
    """Return what is left out by the reason, the one that takes out most first."""
    names: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for entry in left_out:
        names.setdefault((entry.why, entry.rules), []).append(entry.name)
    groups = [LeftOutGroup(why, rules, tuple(some)) for (why, rules), some in names.items()]
    return tuple(sorted(groups, key=lambda group: -len(group.names)))


def answers(opened: OpenCase) -> list[dict[str, object]]:
    """Return every answer with its question, as data."""
    questions = opened.content.questionnaire.questions
    return [_data(questions.get(name), name, value) for name, value in opened.case.answers.items()]


def answer_pages(opened: OpenCase) -> tuple[tuple[SaidPage, ...], tuple[SaidPage, ...]]:
    """Return the answers by page, and apart those that only say none or no.

    Those whose question is not known any more come last.
    """
    pages = _every_page(opened)
    return _only(pages, is_denied=False), _only(pages, is_denied=True)


def _only(pages: Iterable[SaidPage], *, is_denied: bool) -> tuple[SaidPage, ...]:
    found = (
        SaidPage(page.title, tuple(one for one in page.answers if one.is_denied is is_denied))
        for page in pages
    )
    return tuple(page for page in found if page.answers)


def _every_page(opened: OpenCase) -> tuple[SaidPage, ...]:
    given, content = opened.case.answers, opened.content
    behind = answers_behind_triage(opened.evaluation, opened.case)
    found = [
        SaidPage(page.title, said)
        for page in content.questionnaire.pages
        if (
            said := tuple(
                _said(content, question, given[question.id], behind)
                for question in page.questions
                if question.id in given
            )
        )
    ]
    rest = tuple(_unknown(opened))
    return (*found, SaidPage(_("Other answers"), rest)) if rest else tuple(found)


def points_words(content: Content, reason: str) -> str:
    """Return why an exercise has points on a day, in words."""
    kind, _colon, need = reason.partition(":")
    words = str(LABELS.score.get(kind, kind))
    named = content.needs.get(need)
    return f"{words}: {named.name if named else need}" if need else words


def _triage_of(content: Content, rule_id: str) -> str:
    rule = content.rules_by_id.get(rule_id)
    return rule.then.triage.value if rule and isinstance(rule.then, Sends) else ""


def _data(question: Question | None, name: str, value: Value) -> dict[str, object]:
    words = answer_words(question, value) if question else str(value_data(value))
    return {
        "question": name,
        "topic": question.called if question else name,
        "text": question.text if question else name,
        "answer": value_data(value),
        "words": words,
    }


def _said(content: Content, question: Question, value: Value, behind: Collection[str]) -> Said:
    ticked = value if isinstance(value, tuple) else ()
    offered = question.choices if isinstance(value, tuple) else ()
    return Said(
        question=question.id,
        topic=question.called,
        text=question.text,
        words=answer_words(question, value),
        ticked=tuple(option.text for option in question.options if option.id in ticked),
        others=tuple(option.text for option in offered if option.id not in ticked),
        is_none=ticked == (NONE_OF_THESE,),
        is_behind=question.id in behind,
        is_denied=question.id not in behind and says_nothing(content, question, value),
    )


def _unknown(opened: OpenCase) -> Iterator[Said]:
    known = opened.content.questionnaire.questions
    for name, value in opened.case.answers.items():
        if name not in known:
            yield Said(
                name, name, name, str(value_data(value)), (), (), is_none=False, is_behind=False
            )
