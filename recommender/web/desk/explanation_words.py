"""An explanation for a clinician: short names of questions and their answers."""

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.service.explanations import DeskExplanation
from recommender.service.words import answer_words
from recommender.web.desk.step_words import step_words


def explanation_words(
    content: Content, answers: Answers, explained: DeskExplanation | None
) -> dict[str, object] | None:
    """Return what forced a triage and the nearest change each way, in words."""
    if explained is None:
        return None
    questions = content.questionnaire.questions
    changes = (explained.nearest_milder, explained.nearest_graver)
    return {
        "forced_by": [
            {
                "question": entry.question,
                "called": questions[entry.question].called,
                "words": answer_words(questions[entry.question], entry.answer),
                "and_no_other": entry.and_no_other,
            }
            for entry in explained.forced_by
        ],
        "changes": [
            {
                "triage": change.triage,
                "asks_on": change.asks_on,
                "steps": step_words(
                    content, answers, {name: (value,) for name, value in change.answers.items()}
                ),
            }
            for change in changes
            if change is not None
        ],
    }
