"""Checks that no answer that may be a sign of danger stays unread by the rules."""

from collections.abc import Iterable, Iterator

from recommender.content.question_checks import QUESTIONNAIRE_FILE
from recommender.domain.conditions import (
    Comparison,
    Excludes,
    Includes,
    IsOneOf,
    leaves,
)
from recommender.domain.content import Content
from recommender.domain.danger import rules_behind
from recommender.domain.errors import Problem
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question
from recommender.domain.rules import Rule, RuleKind


def check_unsure(content: Content) -> Iterator[Problem]:
    """Yield each required question whose `not_sure` no safety rule reads: it would be a no."""
    read = _read_by(content, (RuleKind.TRIAGE, RuleKind.CONTRAINDICATIONS))
    for question in content.questionnaire:
        is_silent = NOT_SURE in question.option_ids and not _is_read(question, NOT_SURE, read)
        # of a list that asks which one, the answer to that says what nobody can say
        if question.is_required and is_silent and not question.which:
            message = f"no triage rule or contraindication reads its option {NOT_SURE!r}"
            yield Problem(QUESTIONNAIRE_FILE, question.id, message, about=NOT_SURE)


def check_signs(content: Content) -> Iterator[Problem]:
    """Yield each sign of a question for safety that leads to nothing.

    A triage rule reads it, or it opens further questions, whose own signs are checked in turn.
    """
    read = read_by_triage(content)
    for question in content.questionnaire:
        if question.safety is None:
            continue
        for option in question.options:
            is_danger = option.sign is not None and not option.is_plan_only
            is_asked_on = option.id == NOT_SURE and bool(question.which)
            if is_danger and not is_asked_on and not _is_read(question, option.id, read):
                message = (
                    f"no triage rule reads its sign {option.id!r} and it opens no question: "
                    "write a rule, or plan_only: yes"
                )
                yield Problem(QUESTIONNAIRE_FILE, question.id, message, about=option.id)


def read_by_triage(content: Content) -> set[Comparison]:
    """Return the comparisons of triage rules and their findings, and those that open a question."""
    return _read_by(content, (RuleKind.TRIAGE,)) | set(_opening(content))


def _read_by(content: Content, kinds: Iterable[RuleKind]) -> set[Comparison]:
    """Return the comparisons of the rules of these kinds, and of every finding they use."""
    rules: list[Rule] = [rule for rule in content.rules if rule.kind in kinds]
    behind = rules_behind(rules, content.rules_of_finding)
    found = (leaf for rule in (*rules, *behind) for leaf in leaves(rule.when))
    return {leaf for leaf in found if isinstance(leaf, Comparison)}


def _opening(content: Content) -> Iterator[Comparison]:
    """Yield the comparisons that decide whether a question for safety is asked."""
    for question in content.questionnaire:
        if question.ask_when is not None and question.safety is not None and not question.which_of:
            yield from (leaf for leaf in leaves(question.ask_when) if isinstance(leaf, Comparison))


def _is_read(question: Question, option: str, read: Iterable[Comparison]) -> bool:
    """Return whether a comparison names an option, or any option but “none of these”."""
    return any(leaf.question == question.id and _names(leaf, option) for leaf in read)


def _names(leaf: Comparison, option: str) -> bool:
    match leaf:
        case Includes(option=named):
            return named == option
        case Excludes(option=named):
            return named == NONE_OF_THESE
        case IsOneOf(options=options):
            return option in options
    return False
