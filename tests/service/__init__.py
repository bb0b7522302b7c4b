"""The services, and contents that differ from the real one in one place."""

from recommender.content.reading import Texts

SEVERITY = "rules/triage/strength-and-course.yaml"
# The first rule of that file that sends to a clinician first: pain of 8 or more at rest.
MILD, GRAVE = "triage: clinician_first", "triage: urgent"
REASON, OTHER_REASON = "It is not the number but", "It is less the number than"
STRONG_PAIN = {"pain_rest": 8, "pain_move": 9}
# Who answers like this is sent to a clinician before the form has asked everything.
FIRST_PAIN = {"age": 60, "compare": "first"}
FROM_60, FROM_61 = "age >= 60 and compare == first", "age >= 61 and compare == first"


def changed(texts: Texts, old: str, new: str, *, file: str = SEVERITY) -> dict[str, bytes]:
    """Return the texts with something else for the first place where the file says `old`."""
    assert old.encode() in texts[file], f"{file} does not say {old!r}"
    return {**texts, file: texts[file].replace(old.encode(), new.encode(), 1)}


def graver(texts: Texts) -> dict[str, bytes]:
    """Return the texts with a content that sends strong pain somewhere graver."""
    return changed(texts, MILD, GRAVE)


def reworded(texts: Texts) -> dict[str, bytes]:
    """Return the texts with other words that stand in no plan."""
    return changed(texts, REASON, OTHER_REASON)


def looser(texts: Texts) -> dict[str, bytes]:
    """Return the texts with a content that sends nobody of 60 away for a first pain."""
    return changed(texts, FROM_60, FROM_61)
