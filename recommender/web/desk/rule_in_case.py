"""What the pages of rules in a case show: why one fired or did not, and all that did not fire."""

from dataclasses import dataclass

from recommender.domain.rules import RuleKind, Triage
from recommender.domain.truth import Truth
from recommender.service.case_inspector import OpenCase, steps_to
from recommender.service.results import EvaluatedCondition, Explanation
from recommender.service.unfired import SilentRule, not_fired
from recommender.service.words import answer_words
from recommender.web.context import app
from recommender.web.desk.addresses import RuleLinks
from recommender.web.desk.case_head import CaseHead, head_of
from recommender.web.desk.case_words import titles
from recommender.web.desk.step_words import Step, step_words


@dataclass(frozen=True)
class RuleInCase:
    """A rule in a case; `steps` are the answers any of which would have fired it.

    `is_there` says that today's content has the rule.
    """

    case: CaseHead
    rule: str
    title: str
    because: str
    when: str
    fired: bool
    judged: EvaluatedCondition
    steps: tuple[Step, ...]
    is_there: bool

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "case": self.case,
            "rule": self.rule,
            "title": self.title,
            "when": self.when,
            "fired": self.fired,
            "judged": self.judged,
            "steps": {step.question: step.answers for step in self.steps},
        }


@dataclass(frozen=True)
class Failed:
    """A part of a condition that failed, in words."""

    words: str
    truth: Truth


@dataclass(frozen=True)
class Silent:
    """A rule that did not fire: the steps to it where it nearly did, and what failed."""

    rule: str
    title: str
    kind: RuleKind
    truth: Truth
    is_near: bool
    near_triage: Triage | None
    steps: tuple[Step, ...]
    failed: tuple[Failed, ...]
    likelihood: float


@dataclass(frozen=True)
class NotFired:
    """All rules that did not fire in a case.

    `graver` nearly fired and would have sent the person further, `milder` nearly fired too, and
    `rest` are all others.
    """

    case: CaseHead
    graver: tuple[Silent, ...]
    milder: tuple[Silent, ...]
    rest: tuple[Silent, ...]
    rules: RuleLinks

    @property
    def data(self) -> dict[str, object]:
        """What the twin says: the rules in one list, those that nearly fired first."""
        return {"case": self.case, "rules": (*self.graver, *self.milder, *self.rest)}


def rule_in_case(opened: OpenCase, found: Explanation) -> RuleInCase:
    """Return the page of a rule in a case."""
    rule = found.rule
    questions = opened.content.questionnaire.questions
    return RuleInCase(
        case=head_of(opened),
        rule=rule.id,
        title=rule.title,
        because=rule.because,
        when=rule.when_text,
        fired=rule.id in opened.case.fired,
        judged=found.judged,
        steps=tuple(
            Step(
                name,
                questions[name].called,
                tuple(answer_words(questions[name], value) for value in values),
            )
            for name, values in steps_to(opened, rule.id).items()
        ),
        is_there=rule.id in app().content.rules_by_id,
    )


def rules_not_fired(opened: OpenCase) -> NotFired:
    """Return the page of all rules that did not fire in a case."""
    entry = app().inspector.entry(opened.case.id)
    silent = [_silent(opened, rule) for rule in not_fired(opened, entry.near)]
    near = [rule for rule in silent if rule.is_near]
    return NotFired(
        case=head_of(opened),
        graver=tuple(rule for rule in near if rule.near_triage),
        milder=tuple(rule for rule in near if not rule.near_triage),
        rest=tuple(rule for rule in silent if not rule.is_near),
        rules=RuleLinks(titles(opened.content), opened),
    )


def _silent(opened: OpenCase, silent: SilentRule) -> Silent:
    return Silent(
        rule=silent.rule.id,
        title=silent.rule.title,
        kind=silent.rule.kind,
        truth=silent.truth,
        is_near=silent.is_near,
        near_triage=silent.graver,
        steps=step_words(opened.content, opened.case.answers, silent.steps),
        failed=tuple(Failed(part.told.words, part.truth) for part in silent.failed),
        likelihood=silent.likelihood,
    )
