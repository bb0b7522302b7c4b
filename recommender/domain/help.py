"""How soon, the words for the phone, and what eases until somebody is seen."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.conditions import Condition
from recommender.domain.rules import Triage


@dataclass(frozen=True)
class FittingLine:
    """A line for some: told where `when` is surely so and `unless` surely not.

    Nobody is told it for whom a rule leaves out, or might leave out, one of `demands`.
    """

    say: str
    demands: tuple[str, ...] = ()
    when: Condition | None = None
    unless: Condition | None = None
    when_text: str = ""
    unless_text: str = ""


@dataclass(frozen=True)
class ScriptLine:
    """A sentence for the phone; `{answer}` is what was answered to its questions, if anything."""

    say: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Script:
    """What to say on the phone, in order: opening, the reasons, about the person, closing.

    `besides` is for the signs that did not send the person there; older contents have none.
    """

    opening: Mapping[Triage, str]
    reason: str
    about: tuple[ScriptLine, ...]
    closing: Mapping[Triage, str]
    besides: str = ""


@dataclass(frozen=True)
class Comfort:
    """What eases until somebody is seen: for these triages, and never with `keep_still`."""

    triages: tuple[Triage, ...]
    most_positions: int
    keep_still: Condition | None
    keep_still_text: str
    positions: tuple[FittingLine, ...]
    more: tuple[FittingLine, ...]


@dataclass(frozen=True)
class Help:
    """The whole file."""

    how_soon: Mapping[Triage, str]
    script: Script
    comfort: Comfort
