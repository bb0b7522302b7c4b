"""Words that stand once for many texts: `{name}` in a text is a phrase of knowledge/phrases.yaml.

So a country that calls another number changes it in one place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recommender.content.yaml_values import Yaml
from recommender.domain.errors import did_you_mean

PHRASES_FILE = "knowledge/phrases.yaml"
# Files whose texts have words in braces of their own too, filled in when they are told: a name that
# no phrase has is one of these, and nobody can tell it from a slip.
OTHER_BRACES = frozenset(
    (
        "knowledge/guidance.yaml",
        "knowledge/help.yaml",
        "knowledge/planning.yaml",
        "knowledge/summary.yaml",
    )
)
# With both bounds no content grows much by its phrases, whoever wrote it.
LETTERS_MOST = 200
PHRASES_MOST = 3
_NAMED = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Phrase:
    """Words, and the name by which texts take them in."""

    id: str
    text: str


def filled_text(text: str, phrases: Mapping[str, str]) -> str:
    """Return a text with the phrases in place of their names."""
    return _NAMED.sub(lambda named: phrases.get(named[1], named[0]), text)


def filled(raw: Yaml, phrases: Mapping[str, str]) -> Yaml:
    """Return what a file holds with the phrases in place of their names; keys stay as they are."""
    match raw:
        case str():
            return filled_text(raw, phrases)
        case list():
            return [filled(entry, phrases) for entry in raw]
        case dict():
            return {key: filled(value, phrases) for key, value in raw.items()}
    return raw


def misused(raw: Yaml, phrases: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each text that names a phrase which there is not, or too many, and what is wrong."""
    match raw:
        case str():
            names = _NAMED.findall(raw)
            text = " ".join(raw.split()) if names else ""
            if len(names) > PHRASES_MOST:
                yield text, f"takes in more than {PHRASES_MOST} phrases"
            for name in names:
                if name not in phrases:
                    yield (
                        text,
                        f"phrase {name!r} does not exist{did_you_mean(name, tuple(phrases))}",
                    )
        case list():
            for entry in raw:
                yield from misused(entry, phrases)
        case dict():
            yield from misused(list(raw.values()), phrases)
