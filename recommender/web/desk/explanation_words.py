"""An explanation for a clinician: short names of questions and their answers."""

from dataclasses import dataclass

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.service.explanations import DeskExplanation
from recommender.service.words import answer_words
from recommender.web.desk.step_words import Step, step_words


@dataclass(frozen=True)
class ForcedWords:
    """An answer that forced a triage; `and_no_other` where nothing else may be ticked with it."""

    question: str
    called: str
    words: str
    and_no_other: bool


@dataclass(frozen=True)
class ChangeWords:
    """The nearest change that leads elsewhere; `asks_on` where more would then be asked."""

    triage: Triage
    asks_on: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ExplanationWords:
    """What forced a triage, and the nearest change each way, the milder first."""

    forced_by: tuple[ForcedWords, ...]
    changes: tuple[ChangeWords, ...]


def explanation_words(
    content: Content, answers: Answers, explained: DeskExplanation | None
) -> ExplanationWords | None:
    """Return an explanation in words; None where there is none."""
    if explained is None:
        return None
    return ExplanationWords(_forced(content, explained), _changes(content, answers, explained))


def _forced(content: Content, explained: DeskExplanation) -> tuple[ForcedWords, ...]:
    questions = content.questionnaire.questions
    return tuple(
        ForcedWords(
            question=entry.question,
            called=questions[entry.question].called,
            words=answer_words(questions[entry.question], entry.answer),
            and_no_other=entry.and_no_other,
        )
        for entry in explained.forced_by
    )


def _changes(
    content: Content, answers: Answers, explained: DeskExplanation
) -> tuple[ChangeWords, ...]:
    return tuple(
        ChangeWords(
            triage=change.triage,
            asks_on=change.asks_on,
            steps=step_words(
                content, answers, {name: (value,) for name, value in change.answers.items()}
            ),
        )
        for change in (explained.nearest_milder, explained.nearest_graver)
        if change is not None
    )
