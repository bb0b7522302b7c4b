"""What forced a decision and what would alter it, made when it is shown and never kept.

It goes beside a decision: where it cannot be made, the decision goes out without it.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from recommender.analysis.forced_answers import Forced
from recommender.analysis.nearest_change import ChangeGoal, Counterfactual
from recommender.analysis.reasons import Reasoner
from recommender.domain.canonical import Json, JsonObject
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.exchange.plan import value_data
from recommender.service.beside import made_beside

_KEPT = 4
WHAT = "explanation"


@dataclass(frozen=True)
class PersonExplanation:
    """What a person may know: the answers that forced the triage, and what would stop a week."""

    forced_by: tuple[Forced, ...]
    nearest_stop: Counterfactual | None


@dataclass(frozen=True)
class DeskExplanation:
    """What a clinician may know: the answers that forced the triage, and a change each way."""

    forced_by: tuple[Forced, ...]
    nearest_milder: Counterfactual | None
    nearest_graver: Counterfactual | None


class Explanations:
    """Makes explanations; what it takes is made once a content, and threads may share it."""

    def __init__(self) -> None:
        # None stands for what could not be made and would fail again at every request
        self._reasoners: OrderedDict[str, Reasoner | None] = OrderedDict()
        self._making = threading.Lock()
        self._first = ""

    def warm(self, content: Content) -> None:
        """Make what today's content takes, which stays from now on; about half a second."""
        self._first = content.digest
        self._reasoner(content)

    def for_person(
        self, content: Content, answers: Answers, triage: Triage
    ) -> PersonExplanation | None:
        """Return what a person may know: of a stop only what forced it, never a way around it.

        None where it cannot be made, or where no answer forced it but the planner. A stop never
        waits: it has none until what that takes was made for its content.
        """
        made = self._reasoners.get(content.digest)
        reasoner = self._reasoner(content) if triage.allows_week else made
        return (
            made_beside(WHAT, lambda: _for_person(reasoner, answers, triage)) if reasoner else None
        )

    def for_desk(
        self, content: Content, answers: Answers, triage: Triage
    ) -> DeskExplanation | None:
        """Return what a clinician may know: the nearest change each way as well."""
        reasoner = self._reasoner(content)
        if reasoner is None:
            return None
        return made_beside(WHAT, lambda: _for_desk(reasoner, answers, triage))

    def _reasoner(self, content: Content) -> Reasoner | None:
        if content.digest in self._reasoners:
            return self._reasoners.get(content.digest)
        return self._made(content)

    def _made(self, content: Content) -> Reasoner | None:
        with self._making:
            if content.digest not in self._reasoners:
                self._reasoners[content.digest] = made_beside(WHAT, lambda: Reasoner(content))
            found = self._reasoners[content.digest]
            while len(self._reasoners) > _KEPT:
                del self._reasoners[next(name for name in self._reasoners if name != self._first)]
            return found


def _for_person(reasoner: Reasoner, answers: Answers, triage: Triage) -> PersonExplanation | None:
    if reasoner.triage(answers) is not triage:
        return None
    stop = reasoner.change(answers, ChangeGoal.STOP) if triage.allows_week else None
    return PersonExplanation(reasoner.forced_by(answers), stop)


def _for_desk(reasoner: Reasoner, answers: Answers, triage: Triage) -> DeskExplanation | None:
    if reasoner.triage(answers) is not triage:
        return None
    return DeskExplanation(
        reasoner.forced_by(answers),
        reasoner.change(answers, ChangeGoal.MILDER),
        reasoner.change(answers, ChangeGoal.GRAVER),
    )


def explanation_data(explained: PersonExplanation | DeskExplanation | None) -> JsonObject | None:
    """Return an explanation as JSON-ready data."""
    match explained:
        case PersonExplanation(forced_by=forced, nearest_stop=stop):
            return {"forced_by": _forced(forced), "nearest_stop": _change(stop)}
        case DeskExplanation(forced_by=forced, nearest_milder=milder, nearest_graver=graver):
            return {
                "forced_by": _forced(forced),
                "nearest_milder": _change(milder),
                "nearest_graver": _change(graver),
            }
    return None


def _forced(forced: tuple[Forced, ...]) -> Json:
    return [
        {
            "question": entry.question,
            "answer": value_data(entry.answer),
            "and_no_other": entry.and_no_other,
        }
        for entry in forced
    ]


def _change(change: Counterfactual | None) -> JsonObject | None:
    if change is None:
        return None
    return {
        "answers": [
            {"question": name, "answer": value_data(value)}
            for name, value in change.answers.items()
        ],
        "triage": change.triage.value,
        "asks_on": change.asks_on,
    }


# one for the process: reasons are about contents alone, so all applications share them
SHARED_EXPLANATIONS = Explanations()
