"""What features call things: clinical ones by the words that people read, the others by ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recommender.domain.content import Content
from recommender.domain.questions import Question, QuestionKind
from recommender.domain.rules import RuleKind, Triage
from recommender.web.desk.labels import TRIAGE

YES_OR_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class Naming:
    """Finds what a feature names; each method raises KeyError for a name that nothing has.

    Words stand for one thing alone, and an id is no word: a clinical feature cannot use one.
    """

    content: Content
    by_words: bool

    def question(self, name: str) -> Question:
        """Return the question with this topic, or with this id."""
        questions = self.content.questionnaire.questions
        return questions[self._id(name, {key: one.called for key, one in questions.items()})]

    def value(self, question: Question, words: str) -> Any:
        """Return the words of a cell as the value that a form would send."""
        match question.kind:
            case QuestionKind.NUMBER:
                return int(words)
            case QuestionKind.YES_NO:
                return YES_OR_NO[words]
        texts = {option.id: option.text for option in question.options}
        if question.kind is QuestionKind.MANY:
            return [self._id(word, texts) for word in self.parts(words)]
        return self._id(words, texts)

    def triage(self, name: str) -> Triage:
        """Return the triage that the desk calls this, or with this id."""
        return Triage(self._id(name, {one.value: TRIAGE[one].text for one in Triage}))

    def triage_rule(self, name: str) -> str:
        """Return the id of the triage rule with this title, or this id itself."""
        rules = self.content.rules_by_id.values()
        return self._id(name, {one.id: one.title for one in rules if one.kind is RuleKind.TRIAGE})

    def movements(self, names: str) -> set[str]:
        """Return the ids of demands and exercises."""
        return self._ids(names, {**_names(self.content.demands), **_names(self.content.exercises)})

    def exercises(self, names: str) -> set[str]:
        """Return the ids of exercises."""
        return self._ids(names, _names(self.content.exercises))

    def equipment(self, names: str) -> set[str]:
        """Return the ids of things at home, which are the options of the question for them."""
        options = self.content.questionnaire.questions["equipment"].options
        return self._ids(names, {option.id: option.text for option in options})

    def programmes(self, names: str) -> set[str]:
        """Return the ids of programmes."""
        return self._ids(names, {key: one.title for key, one in self.content.programmes.items()})

    def tips(self, names: str) -> set[str]:
        """Return the ids of tips."""
        return self._ids(names, {key: one.title for key, one in self.content.tips.items()})

    def parts(self, words: str) -> list[str]:
        """Return what a list names; words are parted by semicolons, for they may hold commas."""
        return [part.strip() for part in words.split(";" if self.by_words else ",")]

    def _ids(self, names: str, called: Mapping[str, str]) -> set[str]:
        return {self._id(name, called) for name in self.parts(names)}

    def _id(self, name: str, called: Mapping[str, str]) -> str:
        """Return the id of the one thing that is called so; `called` has the names by id."""
        if not self.by_words:
            return {key: key for key in called}[name]
        ids = [key for key, words in called.items() if words == name]
        if len(ids) != 1:
            raise KeyError(name, ids)
        return ids[0]


def _names(entries: Mapping[str, Any]) -> dict[str, str]:
    return {key: entry.name for key, entry in entries.items()}
