"""The decision: where the person is sent, by which rule, and what must be answered first."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from pytest_bdd import parsers, then, when

from recommender import pipeline
from recommender.domain.errors import AnswersError
from recommender.domain.week import Recommendation, Week
from recommender.inference.deciding import Decider
from tests.steps.naming import Naming
from tests.steps.people import Person


@dataclass(frozen=True)
class Outcome:
    """What came of the answers: a recommendation, or the questions that must be answered first."""

    made: Recommendation | None
    refused: Mapping[str, str]

    @property
    def recommendation(self) -> Recommendation:
        """The recommendation; fails where there is none."""
        if self.made is None:
            pytest.fail(f"nothing was recommended: {self.refused}")
        return self.made

    @property
    def week(self) -> Week:
        """The week; fails where there is none."""
        made = self.recommendation
        if made.week is None:
            pytest.fail(f"there is no week: {_rules(made)}")
        return made.week


@when("the rules are run", target_fixture="outcome")
def the_rules_are_run(decider: Decider, person: Person) -> Outcome:
    try:
        made = pipeline.recommend(decider, person.answers(decider.content))
    except AnswersError as error:
        return Outcome(None, error.messages)
    return Outcome(made, {})


@then(parsers.parse('the triage is "{triage}"'))
def the_triage_is(outcome: Outcome, naming: Naming, triage: str) -> None:
    made = outcome.recommendation

    assert made.triage is naming.triage(triage), _rules(made)


@then(parsers.parse('the triage is "{triage}" because of the rule "{rule}"'))
def the_triage_is_because(outcome: Outcome, naming: Naming, triage: str, rule: str) -> None:
    made = outcome.recommendation

    assert made.triage is naming.triage(triage), _rules(made)
    assert naming.triage_rule(rule) in _rules(made)


@then("there is no week")
def there_is_no_week(outcome: Outcome) -> None:
    assert outcome.recommendation.week is None


@then("there is a week")
def there_is_a_week(outcome: Outcome) -> None:
    assert outcome.week.days


@then("no rule sends the person anywhere")
def no_rule_sends_anywhere(outcome: Outcome) -> None:
    assert _rules(outcome.recommendation) == []


@then(parsers.parse('nothing is decided before "{question}" is answered'))
def nothing_is_decided_before(outcome: Outcome, naming: Naming, question: str) -> None:
    assert outcome.made is None
    assert naming.question(question).id in outcome.refused


@then("nothing else must be answered")
def nothing_else_must_be_answered(outcome: Outcome) -> None:
    assert outcome.refused == {}


def _rules(made: Recommendation) -> list[str]:
    return [message.rule for message in made.assessment.messages]
