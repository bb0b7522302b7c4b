"""What the form of a review sends: a judgement, or what is missing of one."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from recommender.domain.reviews import ABOUT_OTHER_THINGS, DisagreeReason, Verdict
from recommender.domain.rules import Rule, Sends, Triage
from recommender.service.reviews import NewReview
from recommender.web.words import LazyText, _

WORDS_MOST = 2000
# the verdicts on triage and week, and what is said where one is missing
_ASKED_APART = {
    "triage_verdict": LazyText("Say whether you agree with the triage."),
    "week_verdict": LazyText("Say whether you agree with the week."),
}
_ASKED_WHY = {
    "reason": LazyText("Choose what is wrong."),
    "week_reason": LazyText("Choose what is wrong with the week."),
}


def read_review(
    sent: Mapping[str, str], rules: Collection[str], given: Triage
) -> tuple[NewReview | None, dict[str, str]]:
    """Return what was sent as a judgement, or what is wrong with it by the name of the field.

    Triage and week are judged apart, or with `verdict` the whole at once. `rules` are the ids that
    may be at fault, `given` is the triage of the case. What is wrong with the week is
    `week_reason`; where the week alone is disputed it may be `reason` as well. Who disputes the
    words that the person read sends `words_verdict`.
    """
    verdicts, faults = _verdicts(sent, given)
    disputed = tuple(name for name, said in verdicts.items() if said is Verdict.DISAGREE)
    words = sent.get("words", "").strip()
    if not faults and (disputed or _are_words_disputed(sent)):
        faults = _faults_of_disagreement(sent, rules, disputed)
    if len(words) > WORDS_MOST:
        faults["words"] = _("Write at most %(most)s characters.", most=WORDS_MOST)
    if faults:
        return None, faults
    on_triage, on_week = verdicts.get("triage_verdict"), verdicts.get("week_verdict")
    agreed = NewReview(Verdict.AGREE, None, None, "", words, on_triage, on_week)
    if disputed:
        return _disputed(agreed, sent, disputed), {}
    return _with_words_disputed(agreed, sent) if _are_words_disputed(sent) else agreed, {}


def _are_words_disputed(sent: Mapping[str, str]) -> bool:
    return sent.get("words_verdict") == Verdict.DISAGREE


def _with_words_disputed(agreed: NewReview, sent: Mapping[str, str]) -> NewReview:
    return replace(
        agreed,
        verdict=Verdict.DISAGREE,
        reason=DisagreeReason.WRONG_WORDS,
        rule=sent.get("rule", "").strip(),
        words_verdict=Verdict.DISAGREE,
    )


def _disputed(said: NewReview, sent: Mapping[str, str], disputed: Collection[str]) -> NewReview:
    reasons = [DisagreeReason(sent[name]) for name in _reasons_asked(sent, disputed)]
    right = "" if said.triage_verdict is Verdict.AGREE else sent.get("right_triage", "")
    # what is about other things, and names no other triage, leaves the triage undisputed
    is_elsewhere = said.triage_verdict is Verdict.DISAGREE and not right
    is_of_words = _are_words_disputed(sent) or DisagreeReason.WRONG_WORDS in reasons
    return replace(
        said,
        verdict=Verdict.DISAGREE,
        words_verdict=Verdict.DISAGREE if is_of_words else None,
        reason=reasons[0],
        week_reason=reasons[1] if len(reasons) > 1 else None,
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


def _reasons_asked(sent: Mapping[str, str], disputed: Collection[str]) -> tuple[str, ...]:
    """Return the fields that say what is wrong: one for each verdict that disputes something.

    Of words alone nothing more is asked.
    """
    if not disputed:
        return ()
    if "week_verdict" not in disputed:
        return ("reason",)
    if len(disputed) > 1:
        return "reason", "week_reason"
    return ("week_reason",) if sent.get("week_reason") or not sent.get("reason") else ("reason",)


def _faults_of_disagreement(
    sent: Mapping[str, str], rules: Collection[str], disputed: Collection[str]
) -> dict[str, str]:
    """Return what a disagreement lacks; `disputed` are the verdicts that dispute something."""
    faults: dict[str, str] = {}
    for name in _reasons_asked(sent, disputed):
        if sent.get(name) not in tuple(DisagreeReason):
            faults[name] = str(_ASKED_WHY[name])
    if {*disputed} not in (set(), {"week_verdict"}) and not _is_right_triage_said(sent):
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


def sends_to(rule: Rule, triage: Triage) -> bool:
    """Return whether a rule sends to exactly this triage."""
    return isinstance(rule.then, Sends) and rule.then.triage is triage
