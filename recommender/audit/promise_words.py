"""What a promise assures, in plain English."""

from recommender.audit.plain_words import avoided_words, limit_words
from recommender.domain.content import Content
from recommender.domain.promises import Assurance, NeverHolds, TriageWithin, WeekAvoids, WeekCapped
from recommender.domain.rules import Triage


def assurance_words(content: Content, then: Assurance) -> dict[str, tuple[str, ...]]:
    """Return what is promised in words, by how it is promised; a triage by its own name."""
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
    bounds = {"triage_at_least": mildest, "triage_at_most": gravest}
    ends = (Triage.PLAN, Triage.EMERGENCY)
    return {
        name: (bound.value,)
        for (name, bound), end in zip(bounds.items(), ends, strict=True)
        if bound is not end
    }
