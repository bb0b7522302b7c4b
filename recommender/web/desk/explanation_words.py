"""An explanation for a clinician: short names of questions and their answers."""

from typing import Any

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.service.words import answer_words
from recommender.web.desk.step_words import step_words


def explanation_words(
    content: Content, answers: Answers, explained: dict[str, Any] | None
) -> dict[str, Any] | None:
    """Return what forced a triage and the nearest change each way, in words."""
    if explained is None:
        return None
    return {
        "forced_by": [
            {
                "question": entry["question"],
                "called": content.questionnaire.questions[entry["question"]].called,
                "words": answer_words(
                    content.questionnaire.questions[entry["question"]], _value(entry["answer"])
                ),
                "and_no_other": entry["and_no_other"],
            }
            for entry in explained["forced_by"]
        ],
        "changes": [
            {
                **change,
                "steps": step_words(
                    content,
                    answers,
                    {entry["question"]: (_value(entry["answer"]),) for entry in change["answers"]},
                ),
            }
            for change in (explained["nearest_milder"], explained["nearest_graver"])
            if change is not None
        ],
    }


def _value(answer: Any) -> Any:
    return tuple(answer) if isinstance(answer, list) else answer
