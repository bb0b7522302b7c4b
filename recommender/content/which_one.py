"""Ask which one: the question for somebody who is not sure about some sign in a list.

It has the list's own options, and what is ticked there counts in every condition as if it were
ticked in the list; see `language`.
"""

from dataclasses import dataclass, replace

from recommender.domain.conditions import Includes
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Option, Page, Question


@dataclass(frozen=True)
class WhichWords:
    """How every list asks which one: `topic` tells it from the list, `cannot_say` is `not_sure`."""

    topic: str
    text: str
    cannot_say: str
    error_message: str


def which_page(page: Page, listed: Question, words: WhichWords) -> Page:
    """Return the page that asks which one of a list somebody is not sure about."""
    name = listed.which.replace("_", "-")
    return Page(name, page.title, page.section, (_which_question(listed, words),))


def _which_question(listed: Question, words: WhichWords) -> Question:
    return replace(
        listed,
        id=listed.which,
        text=words.text,
        # what the list asked, in its own words, so that both can be translated
        help=listed.text,
        topic=f"{listed.called}: {words.topic}",
        error_message=words.error_message,
        options=tuple(
            _unsure(option, words) for option in listed.options if option.id != NONE_OF_THESE
        ),
        is_required=not listed.is_later,
        asks_which=False,
        which_of=listed.id,
        ask_when=Includes(listed.id, NOT_SURE),
        ask_when_text=f"{NOT_SURE} in {listed.id}",
    )


def _unsure(option: Option, words: WhichWords) -> Option:
    return replace(option, text=words.cannot_say) if option.id == NOT_SURE else option
