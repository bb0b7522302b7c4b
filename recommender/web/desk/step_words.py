"""The small steps of one answer that would have fired a rule, in words."""

from collections.abc import Mapping

from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.questions import Question
from recommender.service.words import answer_words
from recommender.web.words import _


def step_words(
    content: Content, answers: Answers, steps: Mapping[str, tuple[Value, ...]]
) -> list[dict[str, object]]:
    """Return each question with what it is called, and the answers that would have done."""
    questions = content.questionnaire.questions
    return [
        {
            "question": name,
            "called": questions[name].called,
            "answers": [_words(questions[name], answers[name], value) for value in values],
        }
        for name, values in steps.items()
    ]


def _words(question: Question, before: Value, after: Value) -> str:
    if not isinstance(after, tuple) or not isinstance(before, tuple):
        return answer_words(question, after)
    new = tuple(option for option in after if option not in before)
    gone = tuple(option for option in before if option not in after)
    if new and gone:
        # nothing was ticked before, or nothing is after
        return answer_words(question, after)
    if new:
        return _("also “%(option)s”", option=answer_words(question, new))
    return _("without “%(option)s”", option=answer_words(question, gone))
