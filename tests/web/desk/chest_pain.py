"""The rule on chest pain, and texts of the content that say or do otherwise than today's."""

import re

from recommender.content.reading import Texts

FILE = "rules/triage/heart-and-lungs.yaml"
RULE = "chest-pain"
TITLE = "Chest pain, pressure or tightness at rest"
# What the rule says to the person, and other words for it.
SAYS, SAYS_ELSE = "Say when it began and whether it spreads", "Say when it began"


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
    raw, count = re.subn(
        rb"(- id: chest-pain\n(?:  .*\n)+?    triage: )emergency\n", rb"\1urgent\n", texts[FILE]
    )
    assert count == 1
    return {**texts, FILE: raw}


def renamed(texts: Texts, name: str) -> dict[str, bytes]:
    """Return the texts with another id for the rule, also where a serious cause names it."""
    whole = re.compile(rb"(?<![\w-])" + RULE.encode() + rb"(?![\w-])")
    made = {file: whole.sub(name.encode(), raw) for file, raw in texts.items()}
    assert made[FILE] != texts[FILE]
    return made


def wider(texts: Texts) -> dict[str, bytes]:
    """Return the texts in which the rule on chest pain fires for shortness of breath too."""
    old = b"when: chest_pain in chest_signs\n"
    new = b"when: chest_pain in chest_signs or breathless in chest_signs\n"
    assert texts[FILE].count(old) == 1
    return {**texts, FILE: texts[FILE].replace(old, new)}
