"""What the solver says of a person, held against the reference."""

from collections.abc import Iterable

from recommender.domain.conditions import Answers, Condition, Situation
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.promises import (
    Assurance,
    TriageWithin,
    WeekAvoids,
    WeekCapped,
)
from recommender.domain.questions import not_applicable
from recommender.domain.reference import decide_findings, decide_rules
from recommender.domain.rules import Avoids, Cap, Limits, Rule, Sends, Triage
from recommender.domain.truth import Truth
from recommender.inference.interview import still_needed


def truth(content: Content, condition: Condition, answers: Answers) -> Truth:
    """Return the truth of a condition for some answers."""
    situation = Situation(answers, not_applicable(content.questionnaire, answers))
    findings = decide_findings(content.rules, situation)
    return condition.holds(Situation(answers, situation.not_applicable, findings))


def is_spoken_of(content: Content, when: Condition, then: Assurance, answers: Answers) -> bool:
    """Return whether a decision may be made that a promise is about."""
    is_decided = not still_needed(evaluate(content, answers))
    is_about = not isinstance(then, WeekAvoids | WeekCapped) or (
        _triage(_fired(content, answers)).allows_week
    )
    return is_decided and is_about and truth(content, when, answers) is Truth.YES


def is_kept(content: Content, then: Assurance, answers: Answers) -> bool:
    """Return whether what an assurance says is so for these answers."""
    fired = _fired(content, answers)
    triage = _triage(fired)
    match then:
        case TriageWithin(mildest=mildest, gravest=gravest):
            return mildest.gravity <= triage.gravity <= gravest.gravity
        case WeekAvoids(what=what):
            left_out = {
                name for rule in fired if isinstance(rule.then, Avoids) for name in rule.then.what
            }
            return set(what) <= left_out
        case WeekCapped(caps=caps):
            values = list(_caps(content, fired, triage))
            return all(
                any(of is cap and value <= most for of, value in values) for cap, most in caps
            )
    return False


def _fired(content: Content, answers: Answers) -> list[Rule]:
    truths = decide_rules(content.rules, content.questionnaire, answers)
    return [rule for rule in content.rules if truths[rule.id] is Truth.YES]


def _triage(fired: Iterable[Rule]) -> Triage:
    sent = [rule.then.triage for rule in fired if isinstance(rule.then, Sends)]
    return max(sent, key=lambda triage: triage.gravity, default=Triage.PLAN)


def _caps(content: Content, fired: list[Rule], triage: Triage) -> Iterable[tuple[Cap, int]]:
    for rule in fired:
        yield from rule.then.caps if isinstance(rule.then, Limits) else ()
    if triage is Triage.PLAN_WITH_CARE:
        yield from content.week.care_caps
