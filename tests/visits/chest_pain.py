"""The rule on chest pain, and texts of the content that say or do otherwise than today's."""

from recommender.content.reading import Texts

RULE = "chest-pain"
TITLE = "Chest pain now or at rest"


def changed(texts: Texts, word: str, other: str) -> dict[str, bytes]:
    """Return the texts with a word of the rules changed everywhere; it must be there."""
    made = {
        name: raw.replace(word.encode(), other.encode()) if name.startswith("rules/") else raw
        for name, raw in texts.items()
    }
    assert made != dict(texts)
    return made


def milder(texts: Texts) -> dict[str, bytes]:
    """Return the texts with a milder triage for chest pain."""
    return {
        name: raw.replace(b"triage: emergency", b"triage: urgent") if b"chest-pain" in raw else raw
        for name, raw in texts.items()
    }


def wider(texts: Texts) -> dict[str, bytes]:
    """Return the texts in which the rule on chest pain fires for shortness of breath too."""
    old = b"when: chest_pain in chest_signs\n"
    new = b"when: chest_pain in chest_signs or breathless in chest_signs\n"
    made = {name: raw.replace(old, new) for name, raw in texts.items()}
    assert made != dict(texts)
    return made
