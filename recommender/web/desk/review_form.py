"""The form of a review: the rules that it offers, what was sent, and what is missing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from recommender.domain.reviews import ABOUT_OTHER_THINGS, DisagreeReason, Verdict
from recommender.domain.rules import Rule, RuleKind, Sends, Triage
from recommender.service.case_inspector import OpenCase
from recommender.service.reviews import NewReview
from recommender.web.words import LazyText, _

WORDS_MOST = 2000
# the verdicts on triage and week, and what is said where one is missing
_ASKED_APART = {
    "triage_verdict": LazyText("Say whether you agree with the triage."),
    "week_verdict": LazyText("Say whether you agree with the week."),
}


@dataclass(frozen=True)
class FiredRules:
    """Some rules that fired in a case: those that decided its triage, or the others of a kind.

    Of those that decided the triage there is no kind.
    """

    kind: RuleKind | None
    rules: tuple[Rule, ...]


def fired_rules(opened: OpenCase) -> tuple[FiredRules, ...]:
    """Return the rules that fired in a case: first those that decided its triage, then by kind."""
    known = opened.content.rules_by_id
    fired = [known[rule_id] for rule_id in opened.case.fired if rule_id in known]
    deciding = tuple(rule for rule in fired if _sends_to(rule, opened.case.triage))
    rest = [rule for rule in fired if rule not in deciding]
    kinds = sorted(RuleKind, key=lambda kind: kind is not RuleKind.TRIAGE)
    groups = (
        FiredRules(None, deciding),
        *(
            FiredRules(kind, tuple(sorted((r for r in rest if r.kind is kind), key=_place)))
            for kind in kinds
        ),
    )
    return tuple(group for group in groups if group.rules)


def read_review(
    sent: Mapping[str, str], rules: Collection[str], given: Triage
) -> tuple[NewReview | None, dict[str, str]]:
    """Return what was sent as a judgement, or what is wrong with it by the name of the field.

    Triage and week are judged apart, or with `verdict` the whole at once. `rules` are the ids that
    may be at fault, `given` is the triage of the case.
    """
    verdicts, faults = _verdicts(sent, given)
    on_triage = verdicts.get("triage_verdict")
    is_disputed = Verdict.DISAGREE in verdicts.values()
    words = sent.get("words", "").strip()
    if not faults and is_disputed:
        faults = _faults_of_disagreement(sent, rules, on_triage)
    if len(words) > WORDS_MOST:
        faults["words"] = _("Write at most %(most)s characters.", most=WORDS_MOST)
    if faults:
        return None, faults
    agreed = NewReview(
        Verdict.AGREE, None, None, "", words, on_triage, verdicts.get("week_verdict")
    )
    return _disputed(agreed, sent) if is_disputed else agreed, {}


def _disputed(said: NewReview, sent: Mapping[str, str]) -> NewReview:
    reason = DisagreeReason(sent["reason"])
    right = "" if said.triage_verdict is Verdict.AGREE else sent.get("right_triage", "")
    # what is about other things, and names no other triage, leaves the triage undisputed
    is_elsewhere = said.triage_verdict is Verdict.DISAGREE and not right
    return replace(
        said,
        verdict=Verdict.DISAGREE,
        reason=reason,
        right_triage=Triage(right) if right else None,
        rule=sent.get("rule", "").strip(),
        triage_verdict=Verdict.AGREE if is_elsewhere else said.triage_verdict,
    )


def _verdicts(sent: Mapping[str, str], given: Triage) -> tuple[dict[str, Verdict], dict[str, str]]:
    """Return the verdicts that were sent by the name of the field, and which are missing."""
    if sent.get("verdict") in tuple(Verdict):
        return {"verdict": Verdict(sent["verdict"])}, {}
    asked = _ASKED_APART if given.allows_week else ["triage_verdict"]
    missing = {
        name: str(_ASKED_APART[name]) for name in asked if sent.get(name) not in tuple(Verdict)
    }
    return {name: Verdict(sent[name]) for name in asked if name not in missing}, missing


def _faults_of_disagreement(
    sent: Mapping[str, str], rules: Collection[str], on_triage: Verdict | None
) -> dict[str, str]:
    """Return what a disagreement lacks; `on_triage` is None where only the whole was judged."""
    faults: dict[str, str] = {}
    if sent.get("reason") not in tuple(DisagreeReason):
        faults["reason"] = _("Choose what is wrong.")
    if on_triage is not Verdict.AGREE and not _is_right_triage_said(sent):
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


def _sends_to(rule: Rule, triage: Triage) -> bool:
    return isinstance(rule.then, Sends) and rule.then.triage is triage


def _place(rule: Rule) -> int:
    return -rule.then.triage.gravity if isinstance(rule.then, Sends) else 0
