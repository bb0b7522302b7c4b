"""What is known of one person under one content."""

from recommender.domain.conditions import Answers, Situation
from recommender.domain.content import Content
from recommender.domain.known import known_of
from recommender.domain.questions import not_applicable


def situation_of(content: Content, answers: Answers) -> Situation:
    """Return what is known of a person: answers, what does not apply, and all findings."""
    outside = not_applicable(content.questionnaire, answers)
    findings = content.settling.findings(known_of(Situation(answers, outside)))
    return Situation(answers, outside, findings)
