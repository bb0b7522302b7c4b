"""How soon, the words for the phone, and what eases until somebody is seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
class FirstLine:
    """A line of these triages, or of all stops: where `when` is surely so, `unless` not surely.

    An unknown is never a no, so somebody who may not be meant is told it too.
    """

    say: str
    when: Condition | None = None
    unless: Condition | None = None
    triages: tuple[Triage, ...] = ()
    when_text: str = ""
    unless_text: str = ""


@dataclass(frozen=True)
class ScriptLine:
    """A sentence for the phone; `{answer}` is what was answered to its questions, if anything.

    `{sentences}` in its place is the same, each answer as a sentence of its own.
    """

    say: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Script:
    """What to say on the phone, in order: opening, the reasons, about the person, closing.

    `besides` is for the signs that did not send the person there. `spoken` has, by
    `question.option` or by a question that asks for a number, how an answer is said as a sentence;
    any other answer is said by `asked` (`{question}`, `{answer}`), a tick of a list by `ticked`.
    `worries` follow the opening. Older contents have none of these.
    """

    opening: Mapping[Triage, str]
    reason: str
    about: tuple[ScriptLine, ...]
    closing: Mapping[Triage, str]
    besides: str = ""
    spoken: Mapping[str, str] = field(default_factory=dict)
    asked: str = ""
    ticked: str = ""
    worries: tuple[FirstLine, ...] = ()


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
    """The whole file.

    `tell_first` stand above the messages of a stop; `not_asked` are told where a stop came before
    each of the questions of such a line. Older contents have neither.
    """

    how_soon: Mapping[Triage, str]
    script: Script
    comfort: Comfort
    tell_first: tuple[FirstLine, ...] = ()
    not_asked: tuple[ScriptLine, ...] = ()
