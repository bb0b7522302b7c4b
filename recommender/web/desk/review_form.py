"""The form of a review: the rules that it offers, what was sent, and what is missing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from recommender.domain.reviews import DisagreeReason, Verdict
from recommender.domain.rules import Rule, RuleKind, Sends, Triage
from recommender.service.case_inspector import OpenCase
from recommender.service.reviews import NewReview
from recommender.web.words import _

WORDS_MOST = 2000
# what disputes something else than the triage; then the triage that was given counts as right
ABOUT_OTHER_THINGS = frozenset(DisagreeReason) - {
    DisagreeReason.NOT_CAUTIOUS_ENOUGH,
    DisagreeReason.TOO_CAUTIOUS,
}


@dataclass(frozen=True)
class FiredRules:
    """The rules of one kind that fired in a case; those that decided its triage come first."""

    kind: RuleKind
    rules: tuple[Rule, ...]


def fired_rules(opened: OpenCase) -> tuple[FiredRules, ...]:
    """Return the rules that fired in a case by kind, the triage rules first."""
    known = opened.content.rules_by_id
    fired = [known[rule_id] for rule_id in opened.case.fired if rule_id in known]
    kinds = sorted(RuleKind, key=lambda kind: kind is not RuleKind.TRIAGE)
    groups = (
        FiredRules(kind, tuple(sorted((r for r in fired if r.kind is kind), key=_place)))
        for kind in kinds
    )
    return tuple(group for group in groups if group.rules)


def read_review(
    sent: Mapping[str, str], rules: Collection[str]
) -> tuple[NewReview | None, dict[str, str]]:
    """Return what was sent as a judgement, or what is wrong with it by the name of the field.

    `rules` are the ids that may be at fault.
    """
    faults: dict[str, str] = {}
    words = sent.get("words", "").strip()
    if sent.get("verdict") not in tuple(Verdict):
        faults["verdict"] = _("Say whether you agree.")
    elif sent["verdict"] == Verdict.DISAGREE:
        faults = _faults_of_disagreement(sent, rules)
    if len(words) > WORDS_MOST:
        faults["words"] = _("Write at most %(most)s characters.", most=WORDS_MOST)
    if faults:
        return None, faults
    verdict = Verdict(sent["verdict"])
    if verdict is Verdict.AGREE:
        return NewReview(verdict, words=words), {}
    right = sent.get("right_triage")
    return NewReview(
        verdict=verdict,
        reason=DisagreeReason(sent["reason"]),
        right_triage=Triage(right) if right else None,
        rule=sent.get("rule", "").strip(),
        words=words,
    ), {}


def _faults_of_disagreement(sent: Mapping[str, str], rules: Collection[str]) -> dict[str, str]:
    faults: dict[str, str] = {}
    if sent.get("reason") not in tuple(DisagreeReason):
        faults["reason"] = _("Choose what is wrong.")
    if not _is_right_triage_said(sent):
        faults["right_triage"] = _("Choose what would have been right.")
    if not sent.get("words", "").strip():
        faults["words"] = _("Say why in a few words.")
    rule_id = sent.get("rule", "").strip()
    if rule_id and rule_id not in rules:
        faults["rule"] = _("No rule has this name.")
    return faults


def _is_right_triage_said(sent: Mapping[str, str]) -> bool:
    right = sent.get("right_triage")
    return right in tuple(Triage) or (not right and sent.get("reason") in ABOUT_OTHER_THINGS)


def _place(rule: Rule) -> int:
    return -rule.then.triage.gravity if isinstance(rule.then, Sends) else 0
