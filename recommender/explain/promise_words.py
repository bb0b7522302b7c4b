"""What a promise assures, in plain English."""

from recommender.domain.content import Content
from recommender.domain.promises import Assurance, NeverHolds, TriageWithin, WeekAvoids, WeekCapped
from recommender.domain.rules import Triage
from recommender.explain.plain_words import avoided_words, limit_words

_MILDEST_STOP = next(triage for triage in reversed(Triage) if not triage.allows_week)


def assurance_words(content: Content, then: Assurance) -> dict[str, tuple[str, ...]]:
    """Return what is promised in words, by how it is promised.

    Of a triage, and of `no_week`, it is the name of the triage.
    """
    match then:
        case TriageWithin(mildest=mildest, gravest=gravest):
            return _bounds(mildest, gravest)
        case WeekAvoids(what=what):
            return {"avoid": tuple(avoided_words(content, name) for name in what)}
        case WeekCapped(caps=caps):
            return {"limit": tuple(limit_words(cap, value) for cap, value in caps)}
        case NeverHolds():
            return {"never": ("It is true of nobody.",)}
    raise TypeError(f"no assurance: {type(then).__name__}")


def _bounds(mildest: Triage, gravest: Triage) -> dict[str, tuple[str, ...]]:
    if mildest is gravest:
        return {"triage": (mildest.value,)}
    if (mildest, gravest) == (_MILDEST_STOP, Triage.EMERGENCY):
        return {"no_week": (mildest.value,)}
    bounds: dict[str, tuple[str, ...]] = {}
    if mildest is not Triage.PLAN:
        bounds["triage_at_least"] = (mildest.value,)
    if gravest is not Triage.EMERGENCY:
        bounds["triage_at_most"] = (gravest.value,)
    return bounds
