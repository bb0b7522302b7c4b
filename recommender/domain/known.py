"""What is known of one person in one mapping: answers, and a mark for what does not apply."""

from collections.abc import Mapping

from recommender.domain.conditions import Situation


class Mark:
    """What stands in place of an answer; there is one object for each reason."""


NOT_APPLICABLE = Mark()
# for a caller that looks up what is not there
UNKNOWN = Mark()

# an answer, or NOT_APPLICABLE; nothing stands for unknown
Known = Mapping[str, object]


def known_of(situation: Situation) -> dict[str, object]:
    """Return the answers together with the marks of what does not apply."""
    return {**dict.fromkeys(situation.not_applicable, NOT_APPLICABLE), **situation.answers}
