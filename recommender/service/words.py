"""What the content says in plain words, for pages and the terminal."""

from recommender.explain.plain_words import (
    ConditionText,
    answer_words,
    avoided_words,
    conclusion_words,
    limit_words,
    tell,
)
from recommender.explain.promise_words import assurance_words

# on purpose: web and command line reach the words through the service alone
__all__ = (
    "ConditionText",
    "answer_words",
    "assurance_words",
    "avoided_words",
    "conclusion_words",
    "limit_words",
    "tell",
)
