"""Whom a case is about in one line: first what everybody is asked, then what is positive.

Positive is an answer that names a sign, or that a rule counts which sends, leaves out or limits.
What nobody asked is no negative: it is named.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from recommender.domain.conditions import Answers, Situation, Value
from recommender.domain.content import Content
from recommender.domain.danger import is_counted, names_sign
from recommender.domain.questions import (
    NONE_OF_THESE,
    NOT_SURE,
    Question,
    QuestionKind,
    not_applicable,
)
from recommender.domain.summaries import Summary, SummaryPart
from recommender.domain.truth import Truth
from recommender.explain.plain_words import answer_words

# age and place come first in the line
_IN_BRIEF = 2
_NAMELESS = (NONE_OF_THESE, NOT_SURE)


@dataclass(frozen=True)
class Positive:
    """What counts of the answer to a question, in words."""

    question: Question
    words: tuple[str, ...]


@dataclass(frozen=True)
class PersonSummary:
    """A person in one line; `week` is by what a week is judged, the same way.

    Of the `positives`, and of the words of each, those come first that decided the triage, the
    gravest of them before the others; one of the line is told again where it alone decided.
    `not_asked` are the questions for safety that everybody is asked, or that an answer opened, and
    that have no answer.
    """

    line: tuple[str, ...]
    week: tuple[str, ...]
    positives: tuple[Positive, ...]
    not_asked: tuple[Question, ...]

    @property
    def brief(self) -> tuple[str, ...]:
        """What a heading says of the person: age and place."""
        return self.line[:_IN_BRIEF]

    @property
    def rest(self) -> tuple[str, ...]:
        """What the line says after that."""
        return self.line[_IN_BRIEF:]


@dataclass(frozen=True)
class PersonInBrief:
    """A person in a few words for lists: age and place, and the sign that counts most, if any.

    It is the gravest of those that decided the triage, or else the gravest positive.
    """

    line: tuple[str, ...]
    sign: Positive | None


def sum_up(content: Content, summary: Summary, answers: Answers, sent: Answers) -> PersonSummary:
    """Return a person in one line; questions that the content does not ask are passed over.

    `sent` are the answers that decided the triage, the gravest first.
    """
    return PersonSummary(
        tuple(_told(content, summary.line, answers)),
        tuple(_told(content, summary.week, answers)),
        _counting(content, summary, answers, sent),
        tuple(_not_asked(content, answers)),
    )


def in_brief(content: Content, summary: Summary, answers: Answers, sent: Answers) -> PersonInBrief:
    """Return a person in a few words: the first of the line, and the sign that counts most."""
    counting = _counting(content, summary, answers, sent)
    line = tuple(_told(content, summary.line[:_IN_BRIEF], answers))
    return PersonInBrief(line, next(iter(counting), None))


def _counting(
    content: Content, summary: Summary, answers: Answers, sent: Answers
) -> tuple[Positive, ...]:
    """Return the positives; where none of them decided, what the line tells of it comes first."""
    found = tuple(_positives(content, summary, answers, sent))
    if any(one.question.id in sent for one in found):
        return found
    in_line = {part.question for part in (*summary.line[_IN_BRIEF:], *summary.week)}
    decided = [content.questionnaire.questions[name] for name in sent if name in in_line]
    # how strong a pain was says more than how it began
    decided.sort(key=lambda one: one.kind is not QuestionKind.NUMBER)
    told = (Positive(one, (_begun(answer_words(one, sent[one.id])),)) for one in decided[:1])
    return (*told, *found)


def _told(content: Content, parts: Iterable[SummaryPart], answers: Answers) -> Iterator[str]:
    questions = content.questionnaire.questions
    for part in parts:
        question, value = questions.get(part.question), answers.get(part.question)
        if question is not None and value not in (None, ()):
            yield part.say.format(answer=_words(question, value))


def _words(question: Question, value: Value) -> str:
    return str(value) if question.kind is QuestionKind.NUMBER else answer_words(question, value)


def _positives(
    content: Content, summary: Summary, answers: Answers, sent: Answers
) -> Iterator[Positive]:
    parts = (*summary.line, *summary.week)
    elsewhere = {*summary.not_told, *(part.question for part in parts)}
    counted = {
        question.id: ticks
        for question in content.questionnaire
        if question.id not in elsewhere
        and (ticks := tuple(_counted(content, question, answers.get(question.id))))
    }
    counted |= _named_of_groups(summary, answers, counted)
    order = content.gravest_first
    rest = order.answers({name: answers[name] for name in counted if name not in sent})
    for name in (*(name for name in sent if name in counted), *rest):
        question, told_by = content.questionnaire.questions[name], summary.told_by.get(name, {})
        decided = (one for one in _ticks(sent.get(name, ())) if one in counted[name])
        every = dict.fromkeys((*decided, *order.ticks(question, counted[name])))
        told = tuple(tick for tick in every if not _is_told_elsewhere(tick, told_by, counted))
        if told:
            words = (_of_group(answer_words(question, one), one, told_by) for one in told)
            yield Positive(question, tuple(map(_begun, words)))


def _named_of_groups(
    summary: Summary, answers: Answers, counted: Collection[str]
) -> dict[str, tuple[Value, ...]]:
    """Return what was ticked of a group of illnesses, also where no rule for safety counts that."""
    found: dict[str, tuple[Value, ...]] = {}
    for name, groups in summary.told_by.items():
        ticked = answers.get(name)
        of_ticked = [groups.get(one, ()) for one in ticked] if isinstance(ticked, tuple) else []
        for below in (entry for questions in of_ticked for entry in questions):
            value = answers.get(below)
            if isinstance(value, tuple) and below not in counted:
                named = tuple((one,) for one in value if one not in _NAMELESS)
                found |= {below: named} if named else {}
    return found


def _of_group(words: str, tick: Value, told_by: Mapping[str, tuple[str, ...]]) -> str:
    """Return words; a group of which nobody said what it was is not told as if all of it was so."""
    is_group = isinstance(tick, tuple) and tick[0] in told_by and "," in words
    return f"one of “{words}”" if is_group else words


def _begun(words: str) -> str:
    """Return words with a capital, as options are written; a yes has none by itself."""
    return words[:1].upper() + words[1:]


def _counted(content: Content, question: Question, value: Value | None) -> Iterator[Value]:
    """Yield the ticks of a list, or the whole answer, that a rule for safety counts."""
    for one in () if value is None else _ticks(value):
        is_none = one == (NONE_OF_THESE,) and not names_sign(question, one)
        if not is_none and is_counted(content.counted, question.id, one):
            yield one


def _ticks(value: Value) -> tuple[Value, ...]:
    """Return each tick of a list as a list of one, or any other answer alone."""
    return tuple((one,) for one in value) if isinstance(value, tuple) else (value,)


def _is_told_elsewhere(
    tick: Value, told_by: Mapping[str, tuple[str, ...]], positive: Collection[str]
) -> bool:
    return isinstance(tick, tuple) and not set(told_by.get(tick[0], ())).isdisjoint(positive)


def _not_asked(content: Content, answers: Answers) -> Iterator[Question]:
    situation = Situation(answers, not_applicable(content.questionnaire, answers))
    for question in content.questionnaire:
        if question.safety is None or question.id in answers or not question.is_required:
            continue
        if question.ask_when is None or question.ask_when.holds(situation) is Truth.YES:
            yield question
