"""Everything that a person told that sent them away, not only what was enough by itself."""

from collections.abc import Iterable, Iterator

from recommender.domain.conditions import Comparison, HasFinding, Includes, Value
from recommender.domain.danger import names_sign
from recommender.domain.evaluation import Evaluation
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question, QuestionKind, Safety
from recommender.domain.rules import Rule, Sends, Triage
from recommender.domain.truth import Truth
from recommender.explain.explaining import support

# an answer by its question; of a list one tick stands alone
_Told = tuple[str, Value]


def answers_that_sent(evaluation: Evaluation, triage: Triage) -> dict[str, Value]:
    """Return what made the rules fire that send exactly there; of lists only those ticks.

    What the gravest rule read comes first. Of a rule that reads signs only the signs are named, and
    the numbers of hard stops with them.
    Questions that are only offered, such as how somebody copes, are left out: their rules have
    words of their own.
    """
    found: dict[str, Value] = {}
    order, fired = evaluation.content.gravest_first, evaluation.having(Truth.YES)
    for rule in order.rules(rule for rule in fired if _sends(rule, triage)):
        named = _named(evaluation, rule)
        _add(found, sorted(named, key=lambda one: order.answer_place(*one)))
    return found


def other_signs(evaluation: Evaluation, told: dict[str, Value]) -> dict[str, Value]:
    """Return the signs that a person told beside these answers, the gravest question first."""
    found: dict[str, Value] = {}
    for question in evaluation.content.questionnaire:
        value = evaluation.situation.answers.get(question.id)
        if value is not None and not question.is_later:
            before = told.get(question.id)
            _add(found, (one for one in _signs(question, value) if not _is_in(one[1], before)))
    return evaluation.content.gravest_first.answers(found)


def with_more(first: dict[str, Value], more: dict[str, Value]) -> dict[str, Value]:
    """Return answers to the same question as one; the ticks of the first come first."""
    found = dict(first)
    _add(found, more.items())
    return found


def _named(evaluation: Evaluation, rule: Rule) -> tuple[_Told, ...]:
    questions = evaluation.content.questionnaire.questions
    told = tuple(
        one for one in dict.fromkeys(_behind(evaluation, rule)) if not questions[one[0]].is_later
    )
    return tuple(one for one in told if _is_sign(questions[one[0]], one[1])) or told


def _is_sign(question: Question, value: Value) -> bool:
    """Return whether an answer is a sign; a number of a hard stop is one where a rule reads it."""
    is_stop = question.kind is QuestionKind.NUMBER and question.safety is Safety.HARD_STOP
    return is_stop or names_sign(question, value)


def _behind(evaluation: Evaluation, rule: Rule) -> Iterator[_Told]:
    for leaf, is_absent in support(rule.when, evaluation.situation):
        if isinstance(leaf, HasFinding) and not is_absent:
            for behind in evaluation.content.rules_of_finding[leaf.finding]:
                if behind.id in evaluation.fired:
                    yield from _behind(evaluation, behind)
        elif isinstance(leaf, Comparison) and not is_absent:
            value = evaluation.situation.answers.get(leaf.question)
            if isinstance(leaf, Includes):
                yield leaf.question, (leaf.option,)
            elif value is not None:
                yield from ((leaf.question, one) for one in _each(value))


def _signs(question: Question, value: Value) -> Iterator[_Told]:
    for one in _each(value):
        if one not in ((NONE_OF_THESE,), (NOT_SURE,), NOT_SURE) and names_sign(question, one):
            yield question.id, one


def _each(value: Value) -> tuple[Value, ...]:
    return tuple((one,) for one in value) if isinstance(value, tuple) else (value,)


def _is_in(tick: Value, value: Value | None) -> bool:
    if isinstance(tick, tuple) and isinstance(value, tuple):
        return set(tick) <= set(value)
    return tick == value


def _add(found: dict[str, Value], told: Iterable[_Told]) -> None:
    for name, value in told:
        before = found.get(name)
        if isinstance(value, tuple) and isinstance(before, tuple):
            found[name] = tuple(dict.fromkeys((*before, *value)))
        else:
            found.setdefault(name, value)


def _sends(rule: Rule, triage: Triage) -> bool:
    return isinstance(rule.then, Sends) and rule.then.triage is triage
