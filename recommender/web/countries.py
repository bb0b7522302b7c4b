"""The country whose numbers to call are shown: the one of the settings, until another is picked.

What was picked stays in the signed session of this browser. It is not health data, and goes with
the visit of the person who picked it: the next person at the same device must not see it.
"""

import re

from flask import Blueprint, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.calling import Country, call_choice
from recommender.domain.rules import Triage
from recommender.web.context import app
from recommender.web.words import marked

bp = Blueprint("country", __name__)
PICKED = "country"
_NAMES = {Country.UK: marked("the UK"), Country.EU: marked("Europe"), Country.US: marked("the USA")}
# the pages that can be shown again after the choice
BACK_TO = ("pages.result", "case.own")


def country() -> Country:
    """Return the country that this browser picked, or that of the settings."""
    picked = session.get(PICKED, "")
    if picked in {*Country}:
        return Country(picked)
    return app().settings.country


def forget() -> None:
    """Let this browser forget what was picked."""
    session.pop(PICKED, None)


def number_here(text: str) -> str:
    """Return a text with the emergency number of this country in place of that of the content.

    What it says in brackets of the numbers elsewhere goes where there is one for here.
    """
    numbers = app().content.outcomes[Triage.EMERGENCY].call_numbers
    here = call_choice(numbers, country()).here
    if here is None:
        return text
    every = "|".join(re.escape(one.number) for one in numbers)
    alone = re.sub(rf" \([^()]*\b(?:{every})\b[^()]*\)", "", text)
    return re.sub(rf"\b(?:{every})\b(?! in )", here.number, alone)


@bp.post("/country")
def pick() -> ResponseReturnValue:
    """Keep which country was picked and lead back; anything else changes nothing."""
    picked, back = request.form.get(PICKED, ""), request.form.get("back", "")
    if picked in {*Country}:
        session[PICKED] = picked
    there = back if back in BACK_TO else BACK_TO[0]
    # where a week has its number; a stop has it on top
    return redirect(url_for(there, _anchor="call"), 303)


def shown_countries() -> dict[str, object]:
    """Return what the choice of another country shows; nothing where a page cannot come again."""
    here = country()
    others = [one for one in Country if one is not here] if request.endpoint in BACK_TO else []
    return {"here": _NAMES[here], "others": [(one.value, _NAMES[one]) for one in others]}
