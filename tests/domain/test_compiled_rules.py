"""Findings and rules are evaluated at once exactly as by the reference meaning."""

import random

import pytest

from recommender.domain.compiled_rules import CompiledRules
from recommender.domain.conditions import AllOf, Answers, HasFinding, IsYes, Not, Situation
from recommender.domain.content import Content
from recommender.domain.known import known_of
from recommender.domain.questions import not_applicable
from recommender.domain.reference import decide_findings, decide_rules
from recommender.domain.truth import Truth
from tests.domain.builders import a_finding_rule, a_rule
from tests.people import random_answers

ILL = a_finding_rule("ill", "ill", IsYes("fever"))
FRAIL = a_finding_rule("frail", "frail", AllOf((HasFinding("ill"), IsYes("old"))))
WELL = a_rule("well", Not(HasFinding("frail")))
# a rule may stand before what it builds on
RULES = (WELL, FRAIL, ILL)


@pytest.mark.parametrize("old", [True, False, None])
@pytest.mark.parametrize("fever", [True, False, None])
def test_findings_that_build_on_findings_are_evaluated_as_by_the_reference(
    *, fever: bool | None, old: bool | None
) -> None:
    given = {"fever": fever, "old": old}
    answers = {name: value for name, value in given.items() if value is not None}
    compiled, situation = CompiledRules(RULES), Situation(answers)

    findings = compiled.findings(known_of(situation))
    truths = compiled.rules(known_of(situation), findings)

    assert findings == decide_findings(RULES, situation)
    decided = Situation(answers, findings=findings)
    assert truths == [rule.when.holds(decided) for rule in RULES]


def test_rules_without_any_finding_are_evaluated() -> None:
    compiled = CompiledRules((a_rule("old", IsYes("old")),))

    assert compiled.findings({"old": True}) == {}
    assert compiled.rules({"old": True}, {}) == [Truth.YES]


def with_gaps(content: Content, seed: int) -> Answers:
    """Return random answers; two of three sets have lost some of them."""
    chance = random.Random(seed)
    answers = random_answers(content, seed, ill=chance.choice((0.05, 0.3, 0.9)))
    share = (0, 0.15, 0.6)[seed % 3]
    return {name: value for name, value in answers.items() if chance.random() >= share}


@pytest.mark.parametrize("seed", range(60))
def test_all_rules_of_the_content_are_evaluated_as_by_the_reference(
    content: Content, seed: int
) -> None:
    answers = with_gaps(content, seed)
    known = known_of(Situation(answers, not_applicable(content.questionnaire, answers)))

    truths = content.compiled_rules.rules(known, content.compiled_rules.findings(known))

    expected = decide_rules(content.rules, content.questionnaire, answers)
    assert truths == [expected[rule.id] for rule in content.rules]
