"""The form to sign the text of a rule or of a promise."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recommender.service.signatures import Signable, text_digest
from recommender.web.desk.review_form import WORDS_MOST
from recommender.web.words import _


@dataclass(frozen=True)
class SigningForm:
    """What is offered to sign, by its digest; what was sent before, and what is wrong with it."""

    text_digest: str
    said: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def signing_form(entry: Signable, sent: Mapping[str, str] | None = None) -> SigningForm:
    """Return the form for a text of today: empty, or as it was sent."""
    now = text_digest(entry)
    return SigningForm(now) if sent is None else SigningForm(now, sent, _faults(now, sent))


def _faults(now: str, sent: Mapping[str, str]) -> dict[str, str]:
    faults: dict[str, str] = {}
    if sent.get("text_digest") != now:
        faults["text_digest"] = _("The text has changed since you opened it. Read it again.")
    if len(sent.get("note", "").strip()) > WORDS_MOST:
        faults["note"] = _("Write at most %(most)s characters.", most=WORDS_MOST)
    return faults
