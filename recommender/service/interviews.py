"""The answers of interviews in progress: in the store, apart from the cases, for a few hours.

They are found by a random token that the browser holds and the store only knows hashed. They go
when the person says so, or when nobody touched them for long.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from recommender.domain.canonical import canonical_json
from recommender.domain.conditions import Answers
from recommender.service.system import System, hashed
from recommender.storage.interview_store import InterviewStore


@dataclass(frozen=True)
class OpenInterview:
    """One interview in progress.

    `case` is the id of the case that its answers became; `cases` has those that earlier answers of
    the same interview became, too.
    """

    answers: Answers = field(default_factory=dict, repr=False)
    case: str = ""
    cases: tuple[str, ...] = ()

    def answered(self, answers: Answers) -> "OpenInterview":
        """Return the interview with other answers; as they are, they are no case yet."""
        return self if answers == self.answers else replace(self, answers=answers, case="")

    def decided(self, case: str) -> "OpenInterview":
        """Return the interview whose answers have become a case."""
        return replace(self, case=case, cases=tuple(dict.fromkeys((*self.cases, case))))


@dataclass(frozen=True)
class Interviews:
    """Keeps open interviews by token; untouched ones go after `seconds`."""

    store: InterviewStore
    system: System
    seconds: int

    def begin(self) -> str:
        """Return the token of a new interview without answers."""
        token = self.system.new_token()
        self.store.begin(hashed(token), _written(OpenInterview()), self.system.time())
        return token

    def find(self, token: str | None) -> OpenInterview | None:
        """Return an interview, or None when it has ended or never was."""
        self.drop_ended()
        state = self.store.find(hashed(token), self._since()) if token else None
        return _read(json.loads(state)) if state is not None else None

    def keep(self, token: str, interview: OpenInterview) -> None:
        """Keep what an interview has become; raises NotFoundError for one that has ended."""
        self.store.keep(hashed(token), _written(interview), self.system.time())

    def drop_ended(self) -> None:
        """Forget all interviews that nobody touched for long."""
        self.store.drop(self._since())

    def end(self, token: str | None) -> None:
        """Forget an interview and its answers."""
        if token:
            self.store.end(hashed(token))

    def _since(self) -> str:
        return self.system.time(seconds=self.seconds)


def _written(interview: OpenInterview) -> bytes:
    return canonical_json(
        {"answers": interview.answers, "case": interview.case, "cases": interview.cases}
    )


def _read(state: Mapping[str, Any]) -> OpenInterview:
    answers = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in state["answers"].items()
    }
    return OpenInterview(answers, state["case"], tuple(state["cases"]))
