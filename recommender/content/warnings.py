"""What is allowed in a content and is most likely a mistake all the same."""

from collections.abc import Iterator
from itertools import chain

from recommender.content.sign_checks import read_by_triage
from recommender.domain.conditions import ALWAYS, Condition, IsWithin, findings_read, leaves
from recommender.domain.content import Content
from recommender.domain.errors import Problem
from recommender.domain.rules import (
    Avoids,
    Conclusion,
    Favours,
    Finds,
    Limits,
    Rule,
    RuleKind,
    Sends,
    Tells,
)

# A sentence that is read with a sore back, and translated: longer ones are two.
_SAY_LETTERS_MOST = 200


def warnings_of(content: Content) -> list[Problem]:
    """Return the warnings of a content that is sound, in no order; `about` says where each is."""
    return [
        *_unread_findings(content),
        *_equal_rules(content),
        *_unread_questions(content),
        *_numbers_out_of_bounds(content),
        *_long_words(content),
        *_without_figures(content),
    ]


def _conditions(content: Content) -> Iterator[Condition]:
    for rule in content.rules:
        yield rule.when
        if isinstance(rule.then, Sends):
            yield from (net.when for net in rule.then.say_if if net.when is not None)
    for outcome in content.outcomes.values():
        nets = (*outcome.do_now, *outcome.watch_for)
        yield from (net.when for net in nets if net.when is not None)
    yield from (promise.when for promise in content.promises)


def _unread_findings(content: Content) -> Iterator[Problem]:
    read = {name for condition in _conditions(content) for name in findings_read(condition)}
    for finding, rules in content.rules_of_finding.items():
        if finding not in read:
            message = f"nothing reads the finding {finding!r}"
            yield Problem(rules[0].file, rules[0].id, message, about=finding)


def _equal_rules(content: Content) -> Iterator[Problem]:
    """Yield each rule that asks what another of its kind asks, where both say the same thing.

    Rules may share a condition to leave out other demands in other words, or to tell other tips.
    """
    first: dict[tuple[RuleKind, Condition, str], Rule] = {}
    for rule in content.rules:
        for thing in _things(rule.then) if rule.when != ALWAYS else ():
            other = first.setdefault((rule.kind, rule.when, thing), rule)
            if other is not rule:
                message = f"has the condition of {other.id!r} ({other.file})"
                yield Problem(rule.file, rule.id, message, about=rule.when_text)


def _things(then: Conclusion) -> tuple[str, ...]:
    """Return what a conclusion is about; there is only one triage, and so only one such thing."""
    match then:
        case Avoids(what=what):
            return what
        case Favours(points=points):
            return tuple(name for name, _ in points)
        case Limits(caps=caps):
            return tuple(cap.value for cap, _ in caps)
        case Tells(tip=tip):
            return (tip,)
        case Finds(finding=finding):
            return (finding,)
        case Sends():
            return ("triage",)


def _unread_questions(content: Content) -> Iterator[Problem]:
    read = {comparison.question for comparison in read_by_triage(content)}
    for question in content.questionnaire:
        if question.safety is not None and not read & {question.id, question.which_of}:
            message = "is asked for safety, but no triage rule reads its answers"
            yield Problem("knowledge/questionnaire.yaml", question.id, message, about="safety")


def _numbers_out_of_bounds(content: Content) -> Iterator[Problem]:
    for rule in content.rules:
        for leaf in leaves(rule.when):
            if isinstance(leaf, IsWithin) and not _can_differ(content, leaf):
                question = content.questionnaire.questions[leaf.question]
                message = (
                    f"{question.id!r} is answered with {question.minimum} to {question.maximum}: "
                    "this comparison is the same for everybody who answers"
                )
                yield Problem(rule.file, rule.id, message, column=1, about=rule.when_text)


def _can_differ(content: Content, leaf: IsWithin) -> bool:
    """Return whether one answer is within the range and another is not."""
    question = content.questionnaire.questions[leaf.question]
    accepted = {leaf.accepts(answer) for answer in range(question.minimum, question.maximum + 1)}
    return len(accepted) > 1


def _long_words(content: Content) -> Iterator[Problem]:
    for rule in content.rules:
        for say in _said(rule.then):
            if len(say) > _SAY_LETTERS_MOST:
                message = f"a sentence of {len(say)} letters; more than {_SAY_LETTERS_MOST} are two"
                yield Problem(rule.file, rule.id, message, about=say)


def _without_figures(content: Content) -> Iterator[Problem]:
    # how to do what is never given is not shown
    given = [name for name, exercise in content.exercises.items() if exercise.disabled is None]
    missing = [name for name in given if name not in content.figures]
    # a content may do without pictures, but not forget some
    if content.figures and missing:
        message = f"these exercises have no figure: {', '.join(missing)}"
        yield Problem("knowledge/poses", "", message)


def _said(then: Conclusion) -> Iterator[str]:
    match then:
        case Sends(say=say, say_if=nets):
            yield from chain((say,), (net.say for net in nets))
        case Avoids(say=say):
            yield say
