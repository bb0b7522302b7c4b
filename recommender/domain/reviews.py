"""What clinicians say of cases, rules and promises."""

from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.rules import Triage


class Verdict(StrEnum):
    """Whether the reviewer would have decided the same."""

    AGREE = "agree"
    DISAGREE = "disagree"


class DisagreeReason(StrEnum):
    """What is wrong, as a code to count."""

    NOT_CAUTIOUS_ENOUGH = "not_cautious_enough"
    TOO_CAUTIOUS = "too_cautious"
    WRONG_EXERCISES = "wrong_exercises"
    WRONG_DOSE = "wrong_dose"
    WRONG_WORDS = "wrong_words"
    QUESTION_MISSING = "question_missing"
    OTHER = "other"


# what disputes something else than the triage
ABOUT_OTHER_THINGS = frozenset(DisagreeReason) - {
    DisagreeReason.NOT_CAUTIOUS_ENOUGH,
    DisagreeReason.TOO_CAUTIOUS,
}
ABOUT_WEEKS = frozenset({DisagreeReason.WRONG_EXERCISES, DisagreeReason.WRONG_DOSE})


@dataclass(frozen=True)
class Review:
    """One reviewer's judgement of one case; it stands beside the case, never in it.

    `verdict` is on the whole: agree only where nothing is disputed. `triage_verdict` and
    `week_verdict` are on its parts; both are None in reviews of before they were asked apart, and
    the week's where there is none. `reason` is None for an agreement; it is about the triage, or
    about the week where that alone is disputed. Where both are, `week_reason` is about the week.
    `right_triage` is None unless another triage is held to be right; in older reviews it can be the
    one that was given. `words_verdict` is only
    there where the words are disputed; in older reviews `reason` alone says so. `rule` names the
    one rule that is at fault, where the reviewer says so. `at` is UTC in ISO 8601.
    """

    case: str
    reviewer: str
    at: str
    verdict: Verdict
    reason: DisagreeReason | None = None
    right_triage: Triage | None = None
    rule: str = ""
    words: str = ""
    triage_verdict: Verdict | None = None
    week_verdict: Verdict | None = None
    week_reason: DisagreeReason | None = None
    words_verdict: Verdict | None = None


@dataclass(frozen=True)
class Signature:
    """A clinician's name under one rule or promise, bound to its text by the digest.

    It holds for exactly that text: where the digest is another, it has lapsed. `subject` is the id
    of a rule, or `promise:` and the id of a promise.
    """

    subject: str
    text_digest: str
    at: str
    user: str
    name: str
    note: str = ""
