"""Build the questionnaire; each `ask_when` may speak of questions of earlier pages only."""

from dataclasses import replace
from typing import Any

from recommender.content.conditions import read_condition
from recommender.content.gathering import Gatherer
from recommender.content.language import Names
from recommender.content.question_checks import (
    QUESTIONNAIRE_FILE,
    check_page,
    check_question,
    check_words,
)
from recommender.content.questionnaire_schemas import QuestionnaireSchema
from recommender.content.which_one import WhichWords, which_page
from recommender.domain.conditions import questions_read
from recommender.domain.questions import Page, Question, Questionnaire

# in their place where a file that asks which one has none, which is a fault
NO_WORDS = WhichWords("-", "-", "-", "-")


def load_questionnaire(gatherer: Gatherer, *, is_kept: bool) -> Questionnaire:
    """Return the questionnaire; what is wrong with it is kept in the gatherer.

    One of a kept content may lack the topics and error messages, which came later. The pages that
    ask which one somebody is not sure about stand before the first page that hangs on their lists,
    else at the end of the section.
    """
    raw: dict[str, Any] = gatherer.whole(QUESTIONNAIRE_FILE, QuestionnaireSchema()) or {
        "sections": []
    }
    building = _Building(gatherer, raw.get("which_one"), is_kept=is_kept)
    for section in raw["sections"]:
        for page in section["pages"]:
            building.add(page["id"], page["title"], section["title"], page["questions"])
        building.ask_which()
    return Questionnaire(tuple(building.pages))


class _Building:
    """The pages so far, and those that will ask which one."""

    def __init__(self, gatherer: Gatherer, words: WhichWords | None, *, is_kept: bool) -> None:
        self.pages: list[Page] = []
        self._gatherer = gatherer
        self._words = words
        self._is_kept = is_kept
        self._earlier: dict[str, Question] = {}
        self._waiting: list[Page] = []

    def add(self, name: str, title: str, section: str, asked: list[Question]) -> None:
        names = Names(dict(self._earlier), frozenset())
        page = Page(name, title, section, tuple(self._resolved(entry, names) for entry in asked))
        if not _read_by(page).isdisjoint(_asked_on(self._waiting)):
            self.ask_which()
        self._put(page)
        self._waiting += [
            which_page(page, question, self._words_for(question))
            for question in page.questions
            if question.which
        ]

    def ask_which(self) -> None:
        """Put the pages that wait."""
        for page in self._waiting:
            self._put(page)
        self._waiting = []

    def _words_for(self, question: Question) -> WhichWords:
        if self._words is None:
            message = "unsure: which needs `which_one` (its words) at the top of the file"
            self._gatherer.say(QUESTIONNAIRE_FILE, question.id, message)
        return self._words or NO_WORDS

    def _put(self, page: Page) -> None:
        check_page(self._gatherer, page)
        for question in page.questions:
            check_question(self._gatherer, question, self._earlier)
            if not self._is_kept:
                check_words(self._gatherer, question, self._earlier)
            self._earlier[question.id] = question
        self.pages.append(page)

    def _resolved(self, question: Question, names: Names) -> Question:
        if not question.ask_when_text:
            return question
        said = "ask_when: {error} (only questions of earlier pages may stand here)"
        place, text = (QUESTIONNAIRE_FILE, question.id), question.ask_when_text
        return replace(
            question, ask_when=read_condition(self._gatherer, names, place, text, said=said)
        )


def _read_by(page: Page) -> set[str]:
    """Return the questions that the gates of a page read."""
    gates = (question.ask_when for question in page.questions)
    return {name for gate in gates if gate is not None for name in questions_read(gate)}


def _asked_on(pages: list[Page]) -> set[str]:
    return {question.id for page in pages for question in page.questions}
