"""What somebody who was stopped can read out on the phone, in whole sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recommender.domain.conditions import Value
from recommender.domain.evaluation import Evaluation
from recommender.domain.help import Script, ScriptLine
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question, QuestionKind
from recommender.domain.rules import Triage
from recommender.domain.stops import told_first
from recommender.web.reason_words import ReasonRow, Reasons
from recommender.web.viewing import in_words, topic_words
from recommender.web.words import _

# answers that no one on the phone needs to hear
NOTHING = (NONE_OF_THESE, NOT_SURE, "no")


@dataclass(frozen=True)
class _Heard:
    """One answer for the phone: its words, and the same as a sentence."""

    words: str
    sentence: str


def phone_words(
    evaluation: Evaluation, script: Script, triage: Triage, reasons: Reasons | None
) -> tuple[str, ...]:
    """Return the sentences for the phone; nothing that was ticked is said twice."""
    return tuple(_phone_words(evaluation, script, triage, reasons))


def _phone_words(
    evaluation: Evaluation, script: Script, triage: Triage, reasons: Reasons | None
) -> Iterator[str]:
    told = (
        {script.reason: reasons.forced_by, script.besides: reasons.other_signs} if reasons else {}
    )
    yield _(script.opening[triage])
    yield from map(_, told_first(script.worries, evaluation.situation, triage))
    before: set[str] = set()
    for text, rows in told.items():
        said = [row for row in rows if text and not _is_told_below(row, script)]
        if said:
            yield _filled(text, [one for row in said for one in _of_row(script, row)])
        before.update(words for row in said for words in row.words)
    for line in script.about:
        ticked = [one for one in _ticked(evaluation, script, line) if one.words not in before]
        if ticked:
            yield _filled(line.say, ticked)
    yield _(script.closing[triage])


def _is_told_below(row: ReasonRow, script: Script) -> bool:
    """Return whether a number, such as an age, has a sentence of its own."""
    of_its_own = {name for line in script.about for name in line.questions}
    return row.question.kind is QuestionKind.NUMBER and row.question.id in of_its_own


def _of_row(script: Script, row: ReasonRow) -> Iterator[_Heard]:
    """Yield the answers of a row, each as it can be understood without its question."""
    is_list = row.question.kind is QuestionKind.MANY
    for value, words in zip(_each(row.value), row.words, strict=True):
        alone = words if is_list else f"{topic_words(row.question)}: {words}"
        yield _Heard(alone, _sentence(script, row.question, value, words))


def _sentence(script: Script, question: Question, value: Value, words: str) -> str:
    """Return an answer as a sentence: its own, or one that names what was ticked or asked."""
    whole = "" if value is False else script.spoken.get(question.id, "")
    own = script.spoken.get(f"{question.id}.{value}", whole)
    text = own or (script.ticked if question.kind is QuestionKind.MANY else script.asked)
    return _(text).replace("{question}", _(question.text)).replace("{answer}", words)


def _filled(text: str, heard: Iterable[_Heard]) -> str:
    heard = tuple(dict.fromkeys(heard))
    listed = "; ".join(one.words for one in heard)
    sentences = " ".join(dict.fromkeys(one.sentence for one in heard))
    return _(text).replace("{answer}", listed).replace("{sentences}", sentences)


def _ticked(evaluation: Evaluation, script: Script, line: ScriptLine) -> Iterator[_Heard]:
    """Yield what was answered, without what says that there is nothing or that it is unknown."""
    questions, answers = evaluation.content.questionnaire.questions, evaluation.situation.answers
    for name in line.questions:
        for value in _each(answers[name]) if name in answers else ():
            if value not in NOTHING and value is not False:
                [words] = in_words(questions[name], value)
                yield _Heard(words, _sentence(script, questions[name], value, words))


def _each(value: Value) -> tuple[Value, ...]:
    """Return the ticks of a list, or the one answer."""
    return value if isinstance(value, tuple) else (value,)
