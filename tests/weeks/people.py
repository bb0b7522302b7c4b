"""The people whose weeks are read: each with one sentence and the answers that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from tests.people import a_person

FILE = Path(__file__).with_name("people.yaml")


@dataclass(frozen=True)
class Described:
    """A person of the list.

    `answers` differ from the healthy person; an empty list is a question left empty. `stop` says
    why there is no week, `adjusted` what was answered so that there is one. `review` is the number
    in the first review of the weeks, 0 for everybody else.
    """

    name: str
    who: str
    triage: Triage
    answers: Mapping[str, Any]
    review: int = 0
    stop: str = ""
    adjusted: str = ""

    def answered(self, content: Content) -> Answers:
        """Return the whole answers of this person."""
        given = {name: answer for name, answer in self.answers.items() if answer != []}
        whole = a_person(content, **given)
        return {name: answer for name, answer in whole.items() if self.answers.get(name) != []}


@cache
def described() -> Mapping[str, Described]:
    """Return everybody of the list by name, in its order.

    Raises ValueError for a name that stands twice.
    """
    entries = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    people = {entry["name"]: _described(entry) for entry in entries}
    if len(people) < len(entries):
        raise ValueError(f"{FILE.name}: a name stands twice")
    return people


def _described(entry: dict[str, Any]) -> Described:
    return Described(**{**entry, "triage": Triage(entry["triage"])})
