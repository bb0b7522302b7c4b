"""Small pieces of data that the pages show, and the words for them."""

from collections.abc import Sequence

from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.danger import is_counted, names_sign
from recommender.domain.exercises import Dose
from recommender.domain.plan import Plan
from recommender.domain.questions import (
    NONE_OF_THESE,
    Page,
    Question,
    QuestionKind,
    no_longer_asked,
)
from recommender.exchange.plan import Data
from recommender.exchange.telling import MessageGroup, messages_for, told_once
from recommender.web.words import _, counted

_NO = "no"
# more would be a list to read and no reason
AIMS_MOST = 3


def answer_rows(content: Content, answers: Answers) -> list[Data]:
    """Return each answered question with its page and its answer in words, in order.

    `no_longer_asked` is one whose answer counts although it would not be asked any more,
    `part` says where `in_short` puts it.
    """
    hidden = no_longer_asked(content.questionnaire, answers)
    return [
        {
            "place": place,
            "page": page.id,
            "title": page.title,
            "question": question,
            "words": in_words(question, answers[question.id]),
            "no_longer_asked": question.id in hidden,
            "part": _part(content, question, answers[question.id]),
        }
        for place, page in enumerate(content.questionnaire.pages)
        for question in page.questions
        if question.id in answers
    ]


def in_short(rows: list[Data]) -> dict[str, list[Data]]:
    """Return the rows as the check shows them: danger answers first, what says nothing apart.

    What is no longer asked stays with the others, since it is shown separately.
    """
    parts: dict[str, list[Data]] = {"dangers": [], "others": [], "nothing": []}
    for row in rows:
        part = "others" if row["no_longer_asked"] else row["part"]
        parts[part].append(row)
    return parts


def in_words(question: Question, value: Value) -> list[str]:
    """Return an answer in the words that the person chose, one entry a choice."""
    texts = {option.id: option.text for option in question.options}
    if isinstance(value, tuple):
        return [_(texts[entry]) for entry in value]
    if isinstance(value, bool):
        return [_("Yes") if value else _("No")]
    if isinstance(value, int):
        return [f"{value} {_(question.unit)}"]
    return [_(texts[value])]


def says_nothing(content: Content, question: Question, value: Value) -> bool:
    """Return whether an answer only says none or no, and no rule for safety counts that."""
    return _part(content, question, value) == "nothing"


def topic_words(question: Question) -> str:
    """Return what a question is called; one that asks which one has the topic of its list first."""
    if not question.which_of:
        return _(question.called)
    listed, _mark, which = question.called.rpartition(": ")
    return f"{_(listed)}: {_(which)}"


def _part(content: Content, question: Question, value: Value) -> str:
    """Return where the check shows an answer; a no or none that is a danger answer is shown."""
    if names_sign(question, value):
        return "dangers"
    if value in ((), (NONE_OF_THESE,), NONE_OF_THESE):
        return "nothing"
    if is_counted(content.counted, question.id, value):
        return "others" if _is_everyday(question) else "dangers"
    return "nothing" if value is False or value == _NO else "others"


def _is_everyday(question: Question) -> bool:
    """Return whether everybody answers with something, such as where it hurts or what eases it."""
    if question.kind is QuestionKind.YES_NO or question.ask_when is not None:
        return False
    nones = [option for option in question.options if option.id == NONE_OF_THESE]
    return all(option.sign is not None for option in nones)


def offered_later(content: Content) -> list[Page]:
    """Return the pages that nobody must answer, which are offered and never asked."""
    pages = content.questionnaire.pages
    return [page for page in pages if all(question.is_later for question in page.questions)]


def offered_questions(content: Content) -> frozenset[str]:
    """Return the ids of the questions that are offered and never asked."""
    return frozenset(one.id for one in content.questionnaire.questions.values() if one.is_later)


def aims_of(content: Content, plan: Plan) -> tuple[str, ...]:
    """Return what the answers ask most of the week, at most three things."""
    wanted = [entry.need for entry in plan.emphasis]
    return tuple(content.needs[need].name for need in wanted if need in content.needs)[:AIMS_MOST]


def aims_said(aims: Sequence[str]) -> str:
    """Return these aims in the reader's language, for within a sentence."""
    small = [name[:1].lower() + name[1:] for name in map(_, aims)]
    if len(small) < 2:
        return "".join(small)
    return _("%(first)s and %(last)s", first=", ".join(small[:-1]), last=small[-1])


def dose_words(dose: Dose) -> str:
    """Return a dose in words, such as `10 times on each side; 2 rounds`."""
    if dose.hold_seconds is not None and dose.minutes is None:
        return _held_words(dose, dose.hold_seconds)
    is_timed = dose.minutes is not None
    words = _on_sides(
        _minutes(dose.minutes or 0) if is_timed else _times(dose.repetitions or 0), dose
    )
    return _("%(dose)s; %(sets)s rounds", dose=words, sets=dose.sets) if dose.sets > 1 else words


def _held_words(dose: Dose, seconds: int) -> str:
    """Return a dose that is held in sentences: how long, how often, how many rounds."""
    held = counted("Hold for %(num)s second", "Hold for %(num)s seconds", seconds)
    if dose.repetitions is None:
        words = [_on_sides(held, dose)]
    else:
        times = _on_sides(_times(dose.repetitions), dose)
        words = [held, _("Do this %(times)s", times=times)]
    if dose.sets > 1:
        words.append(counted("Do %(num)s round", "Do %(num)s rounds", dose.sets))
    return " ".join(_("%(sentence)s.", sentence=one) for one in words)


def _times(number: int) -> str:
    return counted("%(num)s time", "%(num)s times", number)


def _on_sides(words: str, dose: Dose) -> str:
    return _("%(dose)s on each side", dose=words) if dose.sides > 1 else words


def _minutes(minutes: float) -> str:
    if minutes == int(minutes):
        return counted("%(num)s minute", "%(num)s minutes", int(minutes))
    return counted("%(num)s second", "%(num)s seconds", round(minutes * 60))


def told_of(plan: Plan) -> tuple[MessageGroup, ...]:
    """Return what the rules tell in the reader's language, nothing of it twice.

    Kept plans can be older than safety nets.
    """
    return told_once((_(say), [_(net) for net in nets]) for say, nets in messages_for(plan))
