"""What the page of a stop shows beside its plan: made when it is shown, and never kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.help import Help, Script, ScriptLine
from recommender.domain.plan import Plan
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question, QuestionKind
from recommender.domain.rules import Sends, Triage
from recommender.domain.stops import Until, until_seen
from recommender.web.reason_words import ReasonRow, Reasons
from recommender.web.viewing import in_words, topic_words
from recommender.web.words import _

# answers that no one on the phone needs to hear
NOTHING = (NONE_OF_THESE, NOT_SURE, "no")


@dataclass(frozen=True)
class StopPage:
    """What a stop page shows; `why` are the reasons of rules where no answer can be named."""

    why: tuple[str, ...]
    how_soon: str = ""
    script: tuple[str, ...] = ()
    until: Until = field(default_factory=Until)


def stop_page(content: Content, plan: Plan, answers: Answers, reasons: Reasons | None) -> StopPage:
    """Return what the page of a stop shows; of an older content only the reasons."""
    why = () if reasons and reasons.forced_by else tuple(dict.fromkeys(_because(content, plan)))
    if content.help is None:
        return StopPage(why)
    triage = plan.triage
    return StopPage(
        why,
        content.help.how_soon[triage],
        tuple(_script(content, content.help, answers, triage, reasons)),
        until_seen(evaluate(content, answers), content.help, triage),
    )


def _because(content: Content, plan: Plan) -> Iterator[str]:
    """Yield the reasons of the rules that send the person where the plan does."""
    for message in plan.messages:
        rule = content.rules_by_id.get(message.rule)
        if rule and isinstance(rule.then, Sends) and rule.then.triage is plan.triage:
            yield rule.because


def _script(
    content: Content, help_: Help, answers: Answers, triage: Triage, reasons: Reasons | None
) -> Iterator[str]:
    """Yield the sentences for the phone; nothing that was ticked is said twice."""
    script = help_.script
    told = (
        {script.reason: reasons.forced_by, script.besides: reasons.other_signs} if reasons else {}
    )
    yield _(script.opening[triage])
    heard: set[str] = set()
    for text, rows in told.items():
        said = [row for row in rows if text and not _is_told_below(row, script)]
        if said:
            yield _filled(text, [words for row in said for words in _spoken(row)])
        heard.update(words for row in said for words in row.words)
    for line in script.about:
        ticked = [words for words in _ticked(content, answers, line) if words not in heard]
        if ticked:
            yield _filled(line.say, ticked)
    yield _(script.closing[triage])


def _is_told_below(row: ReasonRow, script: Script) -> bool:
    """Return whether a number, such as an age, has a sentence of its own."""
    of_its_own = {name for line in script.about for name in line.questions}
    return row.question.kind is QuestionKind.NUMBER and row.question.id in of_its_own


def _spoken(row: ReasonRow) -> list[str]:
    """Return an answer as it can be understood without its question."""
    if row.question.kind is QuestionKind.MANY:
        return row.words
    return [f"{topic_words(row.question)}: {words}" for words in row.words]


def _filled(text: str, ticked: list[str]) -> str:
    return _(text).replace("{answer}", "; ".join(ticked))


def _ticked(content: Content, answers: Answers, line: ScriptLine) -> Iterator[str]:
    questions = content.questionnaire.questions
    for name in line.questions:
        if name in answers:
            yield from _worth_saying(questions[name], answers[name])


def _worth_saying(question: Question, value: Value) -> list[str]:
    """Return what was ticked, without what says that there is nothing or that it is unknown."""
    if isinstance(value, tuple):
        return in_words(question, tuple(one for one in value if one not in NOTHING))
    return [] if value in NOTHING or value is False else in_words(question, value)
