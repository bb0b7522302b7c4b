"""The bar at the foot of a case: what its reviewer is asked, has sent, and said before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recommender.domain.reviews import ABOUT_WEEKS, DisagreeReason, Review, Verdict
from recommender.domain.rules import Rule, RuleKind
from recommender.service.case_inspector import OpenCase
from recommender.web.desk.review_form import sends_to

# what may be wrong with a triage, and with a week; the words are judged apart
OF_WEEK = tuple(reason for reason in DisagreeReason if reason is not DisagreeReason.WRONG_WORDS)
OF_TRIAGE = tuple(reason for reason in OF_WEEK if reason not in ABOUT_WEEKS)
# in this order the rules are offered that did not decide the triage
_KINDS = (
    RuleKind.TRIAGE,
    RuleKind.CONTRAINDICATIONS,
    RuleKind.DOSES,
    RuleKind.EMPHASIS,
    RuleKind.ADVICE,
    RuleKind.FINDINGS,
)


@dataclass(frozen=True)
class OfferedRule:
    """A rule that fired; its name has its id where another one of its group has the same title."""

    id: str
    name: str


@dataclass(frozen=True)
class FiredRules:
    """Some rules that fired in a case: those that decided its triage, or the others of a kind.

    Of those that decided the triage there is no kind.
    """

    kind: RuleKind | None
    rules: tuple[OfferedRule, ...]


@dataclass(frozen=True)
class ReviewBar:
    """The form of a review: `said` is what was sent and could not be kept, `errors` why.

    `own` is what the reviewer said of the case before, last; None where that is nothing.
    """

    has_week: bool
    fired_rules: tuple[FiredRules, ...]
    own: Review | None
    said: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    of_triage: tuple[DisagreeReason, ...] = OF_TRIAGE
    of_week: tuple[DisagreeReason, ...] = OF_WEEK


def review_bar(
    opened: OpenCase,
    own: Review | None,
    said: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> ReviewBar:
    """Return the form for an opened case: as it was sent, or else as it was last judged."""
    has_week = opened.case.triage.allows_week
    filled = said if said is not None else _said_before(own)
    return ReviewBar(has_week, fired_rules(opened), own, filled, errors or {})


def _said_before(own: Review | None) -> Mapping[str, str]:
    """Return what a review said by the names of the fields, so that a part can be changed."""
    if own is None:
        return {}
    is_of_week = own.week_verdict is Verdict.DISAGREE and own.triage_verdict is Verdict.AGREE
    reasons = (None, own.reason) if is_of_week else (own.reason, own.week_reason)
    is_of_words = own.words_verdict is Verdict.DISAGREE or DisagreeReason.WRONG_WORDS in reasons
    said = {
        "triage_verdict": own.triage_verdict,
        "week_verdict": own.week_verdict,
        "words_verdict": Verdict.DISAGREE if is_of_words else None,
        "reason": reasons[0],
        "week_reason": reasons[1],
        "right_triage": own.right_triage,
        "rule": own.rule,
        "words": own.words,
    }
    return {name: str(value) for name, value in said.items() if value}


def fired_rules(opened: OpenCase) -> tuple[FiredRules, ...]:
    """Return the rules that fired in a case: first those that decided its triage, then by kind."""
    known = opened.content.rules_by_id
    fired = [known[rule_id] for rule_id in opened.case.fired if rule_id in known]
    deciding = [rule for rule in fired if sends_to(rule, opened.case.triage)]
    rest = [rule for rule in fired if rule not in deciding]
    groups = [(None, deciding), *((kind, [r for r in rest if r.kind is kind]) for kind in _KINDS)]
    return tuple(FiredRules(kind, _offered(rules)) for kind, rules in groups if rules)


def _offered(rules: Sequence[Rule]) -> tuple[OfferedRule, ...]:
    titles = Counter(rule.title for rule in rules)
    named = (
        OfferedRule(one.id, f"{one.title} ({one.id})" if titles[one.title] > 1 else one.title)
        for one in rules
    )
    return tuple(sorted(named, key=lambda rule: rule.name))
