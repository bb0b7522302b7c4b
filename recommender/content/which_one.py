"""Ask which one: the question for whoever is not sure about some sign of a list.

It has the list's own options, and what is ticked there counts in every condition as if it were
ticked in the list; see `language`.
"""

from dataclasses import replace

from recommender.domain.conditions import Includes
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Option, Page, Question

TEXT = "{topic}: which one are you not sure about?"
CANNOT_SAY = "I cannot say which"
ERROR_MESSAGE = "{topic}: tick what you are not sure about, or “{cannot_say}”"


def which_page(page: Page, listed: Question) -> Page:
    """Return the page that asks which one of a list somebody is not sure about."""
    name = listed.which.replace("_", "-")
    return Page(name, page.title, page.section, (_which_question(listed),))


def _which_question(listed: Question) -> Question:
    topic = listed.called
    return replace(
        listed,
        id=listed.which,
        text=TEXT.format(topic=topic),
        help="",
        topic=f"{topic}: not sure which",
        error_message=ERROR_MESSAGE.format(topic=topic, cannot_say=CANNOT_SAY),
        options=tuple(_unsure(option) for option in listed.options if option.id != NONE_OF_THESE),
        is_required=not listed.is_later,
        asks_which=False,
        which_of=listed.id,
        ask_when=Includes(listed.id, NOT_SURE),
        ask_when_text=f"{NOT_SURE} in {listed.id}",
    )


def _unsure(option: Option) -> Option:
    return replace(option, text=CANNOT_SAY) if option.id == NOT_SURE else option
