"""The rulebook: every rule once, findings before their readers, in the same order each time."""

from recommender.domain.conditions import AllOf, AnyOf, HasFinding, IsYes
from recommender.domain.content import Content
from recommender.domain.rules import Finds
from recommender.domain.truth import Truth
from recommender.inference.rulebook import make_rulebook
from tests.domain.builders import a_finding_rule, a_rule

ILL_BY_FEVER = a_finding_rule("ill-by-fever", "ill", IsYes("fever"))
ILL_BY_PAIN = a_finding_rule("ill-by-pain", "ill", IsYes("pain"))
FRAIL = a_finding_rule("frail-rule", "frail", AllOf((HasFinding("ill"), IsYes("old"))))
TIP = a_rule("tip", AnyOf((HasFinding("ill"), HasFinding("frail"))))
RULES = (TIP, FRAIL, ILL_BY_FEVER, ILL_BY_PAIN)


def test_a_finding_is_decided_and_closed_before_what_reads_it() -> None:
    steps = make_rulebook(RULES).steps

    assert [step.name for step in steps] == [
        "ill-by-fever",
        "ill-by-pain",
        "no-ill",
        "frail-rule",
        "no-frail",
        "tip",
    ]
    assert [step.place for step in steps] == list(range(6))


def test_a_closing_step_waits_until_every_rule_of_its_finding_is_surely_no() -> None:
    rulebook = make_rulebook(RULES)
    closing = rulebook.steps[2]

    assert (closing.rule, closing.finding, closing.wanted) == (None, "ill", Truth.NO)
    assert rulebook.tests({"fever": False, "pain": False}, {})[2]
    assert not rulebook.tests({"fever": False}, {})[2]
    assert not rulebook.tests({"fever": False, "pain": True}, {})[2]


def test_a_step_knows_what_it_reads() -> None:
    frail = make_rulebook(RULES).steps[3]

    assert (frail.questions, frail.findings) == (("old",), ("ill",))


def test_the_readers_of_a_finding_are_all_steps_that_read_it() -> None:
    readers = make_rulebook(RULES).readers

    named = {finding: [step.name for step in found.steps] for finding, found in readers.items()}
    assert named == {"ill": ["frail-rule", "no-frail", "tip"], "frail": ["tip"]}


def test_every_rule_of_the_content_has_one_step_and_every_finding_a_closing_one(
    content: Content,
) -> None:
    steps = make_rulebook(content.rules).steps
    findings = {rule.then.finding for rule in content.rules if isinstance(rule.then, Finds)}

    fired = [step.rule.id for step in steps if step.rule]
    closed = [step.finding for step in steps if not step.rule]

    assert sorted(fired) == sorted(rule.id for rule in content.rules)
    assert sorted(closed) == sorted(findings)


def test_the_names_of_all_steps_differ(content: Content) -> None:
    names = [step.name for step in make_rulebook(content.rules).steps]

    assert len(set(names)) == len(names)
