"""The trace: what fired in which order, what it read, what was absent."""

import pytest
from experta.matchers import ReteMatcher

from recommender.domain.assessment import AnswerRead, FindingRead
from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    Not,
    Situation,
)
from recommender.domain.rules import RuleKind
from recommender.domain.truth import Truth
from recommender.inference.engine import decide, engine_class
from recommender.inference.experta_import import Matcher
from recommender.inference.facts import FindingFact
from recommender.inference.matching import CompiledMatcher
from recommender.inference.rulebook import make_rulebook
from tests.domain.builders import a_finding_rule, a_rule

FEVER = Includes("signs", "fever")
OLD = IsWithin("age", 65, None)
RULES = (
    a_rule("advice", AnyOf((FEVER, OLD, HasFinding("ill")))),
    a_finding_rule("ill-by-fever", "ill", FEVER),
    a_finding_rule("ill-by-age", "ill", OLD),
    a_finding_rule("frail", "frail", AllOf((HasFinding("ill"), OLD))),
    a_rule("well", Not(HasFinding("ill")), kind=RuleKind.TRIAGE),
    a_rule("two", AtLeast(2, (FEVER, OLD, IsOneOf("where", ("neck",))))),
)
MATCHERS = [CompiledMatcher, ReteMatcher]


@pytest.fixture(params=MATCHERS, ids=["ours", "stock RETE"])
def matcher(request: pytest.FixtureRequest) -> type[Matcher]:
    chosen: type[Matcher] = request.param
    return chosen


def fired(matcher: type[Matcher], situation: Situation) -> list[str]:
    """Return the rules that fire, in order."""
    engine = engine_class(make_rulebook(RULES), matcher=matcher)()
    return [firing.rule for firing in decide(engine, situation)]


def test_findings_fire_before_what_builds_on_them(matcher: type[Matcher]) -> None:
    ill = Situation({"signs": ("fever",), "age": 70})

    assert fired(matcher, ill) == ["ill-by-fever", "ill-by-age", "frail", "advice", "two"]


def test_a_rule_with_alternatives_fires_once(matcher: type[Matcher]) -> None:
    both = Situation({"signs": ("fever",), "age": 70})

    assert fired(matcher, both).count("advice") == 1


def test_not_a_finding_fires_only_when_all_its_rules_are_surely_no(
    matcher: type[Matcher],
) -> None:
    assert fired(matcher, Situation({"signs": ("none",), "age": 40})) == ["well"]
    assert fired(matcher, Situation({"signs": ("none",)})) == []


def test_what_does_not_apply_is_a_no(matcher: type[Matcher]) -> None:
    assert fired(matcher, Situation({"age": 40}, frozenset({"signs"}))) == ["well"]


def test_nothing_known_fires_nothing(matcher: type[Matcher]) -> None:
    assert fired(matcher, Situation({})) == []


def test_a_firing_names_the_answers_it_read_and_those_that_were_not_there() -> None:
    engine = engine_class(make_rulebook(RULES))()

    *_, advice = decide(engine, Situation({"signs": ("fever",)}, frozenset({"where"})))

    assert advice.answers == (
        AnswerRead("signs", Truth.YES, ("fever",)),
        AnswerRead("age", Truth.UNKNOWN, None),
    )
    assert advice.findings == (FindingRead("ill", Truth.YES),)


def test_a_firing_names_what_does_not_apply_and_findings_that_are_open() -> None:
    rules = (
        a_finding_rule("ill", "ill", FEVER),
        a_rule("any", AnyOf((OLD, HasFinding("ill"), IsOneOf("where", ("neck",))))),
    )
    engine = engine_class(make_rulebook(rules))()

    [firing] = decide(engine, Situation({"age": 70}, frozenset({"where"})))

    assert firing.answers[1] == AnswerRead("where", Truth.NO, None)
    assert firing.findings == (FindingRead("ill", Truth.UNKNOWN),)


def test_a_firing_names_a_finding_that_is_out() -> None:
    engine = engine_class(make_rulebook(RULES))()

    [well] = decide(engine, Situation({"signs": ("none",), "age": 40}))

    assert well.findings == (FindingRead("ill", Truth.NO),)


def test_our_matcher_refuses_facts_that_are_taken_back() -> None:
    engine = engine_class(make_rulebook(RULES))()

    with pytest.raises(NotImplementedError):
        engine.matcher.changes(adding=[], deleting=[FindingFact(name="ill", truth="yes")])
