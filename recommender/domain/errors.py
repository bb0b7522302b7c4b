"""Every error this package raises on purpose.

RecommenderError
├── ContentError    a rule or knowledge file is wrong; its author can fix it
├── AnswersError    the answers are wrong or missing; the person can correct them
│   └── UnansweredError    nothing is decided until more is answered
├── EngineError     the engine failed, or its check did; nobody gets a plan
├── PlanError       a text that should be a plan is none
├── StorageError    the store failed; what was to be kept is not kept
│   └── DamageError    a file of the store is damaged
├── ConflictError   the request contradicts an earlier one
├── AccessError     nobody may do this who is not signed in, or not with this role
├── SettingsError   the environment's settings do not go together, or lack something
└── NotFoundError   nothing has this name
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from recommender.domain.known_triage import StillAsking


class RecommenderError(Exception):
    """The root of the tree; never raised itself."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one content file, said so that its author can fix it.

    `line` and `column` count from 1, 0 where they are not known. `about` is what the file says
    at the faulty place, by which the line is found; without a line, `column` counts within it.
    """

    file: str
    entry: str
    message: str
    column: int = 0
    line: int = 0
    about: str = ""

    def __str__(self) -> str:
        """Return one line that begins as editors know it: `file:line:column:`."""
        return _joined(self._place, self.entry, self.message)

    def as_warning(self) -> str:
        """Return the same line for something that is allowed and most likely a mistake."""
        return _joined(self._place, "warning", self.entry, self.message)

    @property
    def _place(self) -> str:
        return ":".join([self.file, *(str(part) for part in (self.line, self.column) if part)])

    def order(self) -> tuple[str, int, int, str, str]:
        """Return by what problems are sorted: their place, then their words."""
        return (self.file, self.line, self.column, self.entry, self.message)


def _joined(*parts: str) -> str:
    return ": ".join(part for part in parts if part)


class ContentError(RecommenderError):
    """The content cannot be used; `problems` lists every reason, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=Problem.order))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class AnswersError(RecommenderError):
    """The answers cannot be used; `messages` gives one line a question, in question order."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self.messages = dict(messages)
        super().__init__("\n".join(f"{question}: {line}" for question, line in messages.items()))


class UnansweredError(AnswersError):
    """Required answers are missing; `still_asking` says which, and what is certain without them."""

    def __init__(self, still_asking: StillAsking, messages: Mapping[str, str]) -> None:
        super().__init__(messages)
        self.still_asking = still_asking


@dataclass(frozen=True)
class Fault:
    """Why a decision is not to be trusted, and the rules that engine and evaluation differ on.

    No answer is in it, but which rules differ can tell of the person.
    """

    what: str
    rules: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.what}: {', '.join(self.rules)}" if self.rules else self.what


class EngineError(RecommenderError):
    """The rule engine failed or differs from the evaluation, and neither saw a stop.

    So there is no decision and no plan. No answer is in the text.
    """

    def __init__(self, what: str, rules: tuple[str, ...] = ()) -> None:
        self.fault = Fault(what, rules)
        super().__init__(str(self.fault))


class PlanError(RecommenderError):
    """A text is not a plan that this software can read; none of it is in the message."""


class StorageError(RecommenderError):
    """The store failed or is out of step; no value that was to be stored is in the text."""


class DamageError(StorageError):
    """A file of the store is damaged and cannot be read to its end; the text names it."""


class ConflictError(RecommenderError):
    """The request contradicts an earlier one; the text says which and what to do."""


class AccessError(RecommenderError):
    """The user may not do this; the text says what is missing."""


class SettingsError(RecommenderError):
    """The settings cannot be used; the text names the setting and what to do, never a secret."""


class NotFoundError(RecommenderError):
    """Nothing has this name; the text names it and the nearest right one."""


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """Return a closing hint that names the nearest of the known names, or nothing."""
    near = nearest_name(name, known)
    return f"; did you mean {near!r}?" if near else ""


def nearest_name(name: str, known: Collection[str], alike: float = 0.5) -> str:
    """Return the nearest of the known names, or nothing where none is so much alike, of 0 to 1."""
    if len(name) > 3 * max(map(len, known), default=0):
        # could share no more than half of the letters of both, which is the least for a hint
        return ""
    found = get_close_matches(name, sorted(known), n=1, cutoff=alike)
    return found[0] if found else ""
