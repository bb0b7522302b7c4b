"""Cross-checks of whole content: every name leads somewhere, every rule meets its examples."""

from collections.abc import Iterator

from recommender.content.doses import check_doses
from recommender.content.ladder_loading import check_ladders
from recommender.content.pose_loading import check_figure_names
from recommender.content.references import check_names
from recommender.content.sign_checks import check_unsure
from recommender.content.stricter_words import check_stricter_words
from recommender.domain.conditions import Situation, questions_read
from recommender.domain.content import Content
from recommender.domain.danger import rules_behind
from recommender.domain.errors import Problem
from recommender.domain.precautions import told_in_two_ways
from recommender.domain.questions import closed
from recommender.domain.reference import deciding_findings
from recommender.domain.rules import Avoids, Triage
from recommender.domain.strata import circle


def check_meaning(content: Content) -> list[Problem]:
    """Return where what is written does not hold: circles, examples, an unread `not_sure`.

    It asks the whole rule base, so it says nothing true of one in which entries are missing.
    """
    return [*_check_circle(content), *_check_examples(content), *check_unsure(content)]


def check_early_signs(content: Content) -> list[Problem]:
    """Return that nobody is told before the first question which signs cannot wait for a form."""
    emergency = content.outcomes.get(Triage.EMERGENCY)
    if emergency is None or (emergency.early_signs and emergency.early_call):
        return []
    message = "needs early_signs and early_call, for the first page"
    return [Problem("knowledge/outcomes.yaml", Triage.EMERGENCY.value, message)]


def check_stop_reason(content: Content) -> list[Problem]:
    """Return that a rule has the name by which the planner's own stop is told from all rules."""
    reason = content.week.nothing_safe_reason
    rule = content.rules_by_id.get(reason)
    return (
        [Problem(rule.file, reason, "is the planner's own stop; name the rule otherwise")]
        if rule
        else []
    )


def check_references(content: Content) -> list[Problem]:
    """Return every name that leads nowhere, and all entries that do not go together."""
    return [
        *check_names(content),
        *_check_same_words(content),
        *check_stricter_words(content),
        *_check_exercises(content),
        *_check_arcs(content),
        *_check_outcomes(content),
        *check_doses(content),
        *check_ladders(content),
        *check_figure_names(content),
    ]


def _check_circle(content: Content) -> Iterator[Problem]:
    loop = circle(content.rules)
    if loop:
        message = f"findings go in a circle: {' -> '.join(loop)}"
        yield Problem("rules/findings", loop[0], message)


def _check_examples(content: Content) -> Iterator[Problem]:
    if circle(content.rules):
        return  # the findings of a circle have no meaning
    for rule in content.rules:
        behind = rules_behind([rule], content.rules_of_finding)
        read = {name for each in (rule, *behind) for name in questions_read(each.when)}
        gates = content.questionnaire.gates_before(read)
        decide = deciding_findings(behind)
        for example in rule.examples:
            outside = closed(gates, example.answers)
            findings = decide(Situation(example.answers, outside))
            truth = rule.when.holds(Situation(example.answers, outside, findings))
            if truth is not example.fires:
                message = f"example {example.name!r}: is {truth.value}, not {example.fires.value}"
                yield Problem(rule.file, rule.id, message, about=example.name)


def _check_same_words(content: Content) -> Iterator[Problem]:
    then = {rule.id: rule.then for rule in content.rules if isinstance(rule.then, Avoids)}
    for name, earlier in told_in_two_ways(then).items():
        message = f"has the words of {earlier}, so both need the same say_with"
        yield Problem(content.rules_by_id[name].file, name, message, about=then[name].say)


def _check_exercises(content: Content) -> Iterator[Problem]:
    for exercise in content.exercises.values():
        if exercise.id in content.demands:
            yield Problem("knowledge/exercises", exercise.id, "a demand has this id too")


def _check_arcs(content: Content) -> Iterator[Problem]:
    for programme in content.programmes.values():
        for number, day in enumerate(programme.arc, start=1):
            if len({item.exercise for item in day.items}) < len(day.items):
                file = f"knowledge/programmes/{programme.id}.yaml"
                message = f"the arc's day {number} has an exercise twice"
                yield Problem(file, "", message, about=day.theme)


def _check_outcomes(content: Content) -> Iterator[Problem]:
    for triage in Triage:
        if triage.value not in content.outcomes:
            yield Problem("knowledge/outcomes.yaml", triage.value, "has no entry")
