"""The use cases behind the doors, and contents that differ from the real one in one place."""

from recommender.content.reading import Texts

SEVERITY = "rules/triage/severity.yaml"
# The first rule of that file: pain of 8 or more.
MILD, GRAVE = "triage: clinician_first", "triage: urgent"
REASON, OTHER_REASON = "With pain this strong", "With so much pain"
STRONG_PAIN = {"pain_now": 8, "pain_worst": 9}
# Who answers like this is sent to a clinician before the form has asked everything.
SHARP = "rules/triage/sharp-pain.yaml"
SHARP_PAIN = {"pain_now": 7, "pain_worst": 8, "sharp_pain": "one_movement"}


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
    """Return the texts with a content that sends nobody away for sharp pain of 7."""
    from_eight = changed(
        texts, "not_sure) and pain_now >= 7", "not_sure) and pain_now >= 8", file=SHARP
    )
    return changed(
        from_eight, "one_movement, pain_now: 7}", "one_movement, pain_now: 8}", file=SHARP
    )
