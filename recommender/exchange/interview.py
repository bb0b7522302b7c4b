"""The state of an interview as JSON-ready data."""

from recommender.exchange.plan import Data
from recommender.exchange.questions import question_data
from recommender.inference.interview import Interview


def interview_data(interview: Interview) -> Data:
    """Return how far an interview is; `page` is null at its end."""
    page = interview.page
    return {
        "page": page
        and {
            "id": page.id,
            "title": page.title,
            "section": page.section,
            "questions": [question_data(page, question) for question in interview.questions],
        },
        "done": interview.done,
        "expected": interview.expected,
        "certain": interview.certain.value,
    }
