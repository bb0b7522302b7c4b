"""One answer checked as it is given, for forms and the terminal."""

from recommender.content.answers import check_answer

# on purpose: web and command line reach the check through the service alone
__all__ = ("check_answer",)
