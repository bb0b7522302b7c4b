"""Read a condition of a content file; what is wrong with it is kept, not raised."""

from recommender.content.gathering import Gatherer
from recommender.content.language import LanguageError, Names, parse_condition
from recommender.domain.conditions import Condition


def read_condition(
    gatherer: Gatherer, names: Names, place: tuple[str, str], text: str, *, said: str = "{error}"
) -> Condition | None:
    """Return the condition that a text means, or None with a problem kept.

    `place` is the file and the entry, `said` the sentence around what is wrong.
    """
    try:
        return parse_condition(text, names)
    except LanguageError as error:
        message = said.replace("{error}", str(error))
        gatherer.say(*place, message, column=error.column, about=text)
        return None
