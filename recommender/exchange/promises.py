"""Promises as JSON-ready data."""

from recommender.domain.promises import Assurance, Promise, TriageWithin, WeekAvoids, WeekCapped
from recommender.exchange.plan import Data, cap_data


def promise_data(promise: Promise) -> Data:
    """Return one promise as its author wrote it."""
    return {
        "id": promise.id,
        "title": promise.title,
        "if": promise.when_text,
        "then": _assurance_data(promise.then),
        "because": promise.because,
        "sources": [{"id": cited.source, "where": cited.where} for cited in promise.sources],
        "file": promise.file,
    }


def _assurance_data(then: Assurance) -> Data:
    """Return what is promised; a triage by its bounds, however the author said them."""
    match then:
        case TriageWithin(mildest=mildest, gravest=gravest):
            return {"triage": {"at_least": mildest.value, "at_most": gravest.value}}
        case WeekAvoids(what=what):
            return {"avoid": list(what)}
        case WeekCapped(caps=caps):
            return {"limit": {cap.value: cap_data(cap, value) for cap, value in caps}}
    return {"never": True}
