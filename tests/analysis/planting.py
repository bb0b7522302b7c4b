"""Contents in which one fault is planted, and whether a decision keeps a promise."""

from dataclasses import replace

from recommender.content.language import Names, parse_condition
from recommender.domain.assessment import Assessment
from recommender.domain.conditions import Condition
from recommender.domain.content import Content
from recommender.domain.promises import Assurance, TriageWithin, WeekAvoids, WeekCapped
from recommender.domain.questions import Questionnaire
from recommender.domain.rules import Conclusion, Rule, Sends, Triage


def with_rule(content: Content, rule: Rule) -> Content:
    """Return the content with this rule for the one of the same id."""
    rules = tuple(rule if entry.id == rule.id else entry for entry in content.rules)
    return replace(content, rules=rules)


def reworded(content: Content, name: str, when: str) -> Content:
    """Return the content in which a rule has another `when`."""
    rule = replace(content.rules_by_id[name], when=condition(content, when), when_text=when)
    return with_rule(content, rule)


def concluding(content: Content, name: str, then: Conclusion) -> Content:
    """Return the content in which a rule concludes something else."""
    return with_rule(content, replace(content.rules_by_id[name], then=then))


def calling(content: Content, name: str, call: Triage) -> Content:
    """Return the content in which what a rule warns of calls for something else."""
    then = content.rules_by_id[name].then
    if not isinstance(then, Sends):
        raise TypeError(f"{name} warns of nothing")
    nets = tuple(replace(net, call=call) for net in then.say_if)
    return concluding(content, name, replace(then, say_if=nets))


def asked_when(content: Content, name: str, when: str) -> Content:
    """Return the content in which a question is asked of other people."""
    gate = condition(content, when)
    pages = tuple(
        replace(
            page,
            questions=tuple(
                replace(entry, ask_when=gate) if entry.id == name else entry
                for entry in page.questions
            ),
        )
        for page in content.questionnaire.pages
    )
    return replace(content, questionnaire=Questionnaire(pages))


def promising(content: Content, name: str, when: str) -> Content:
    """Return the content in which a promise speaks of other people."""
    promises = tuple(
        replace(entry, when=condition(content, when), when_text=when) if entry.id == name else entry
        for entry in content.promises
    )
    return replace(content, promises=promises)


def condition(content: Content, text: str) -> Condition:
    """Return what is written in the language of the rules."""
    names = Names(content.questionnaire.questions, frozenset(content.rules_of_finding))
    return parse_condition(text, names)


def is_kept(then: Assurance, assessment: Assessment) -> bool:
    """Return whether a decision is as was promised."""
    match then:
        case TriageWithin(mildest=mildest, gravest=gravest):
            return mildest.gravity <= assessment.triage.gravity <= gravest.gravity
        case WeekAvoids(what=what):
            left_out = {entry.what for entry in assessment.avoid}
            return not assessment.triage.allows_week or set(what) <= left_out
        case WeekCapped(caps=caps):
            found = {limit.cap: limit.value for limit in assessment.limits}
            within = all(found.get(cap, most + 1) <= most for cap, most in caps)
            return not assessment.triage.allows_week or within
    return False
