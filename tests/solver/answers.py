"""The answers of one person as unknowns of the solver: an accepted answer set, whole or not."""

from collections.abc import Iterator

import z3

from recommender.domain.conditions import (
    Answers,
    Comparison,
    Excludes,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Value,
)
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind, Questionnaire


class Answer:
    """The unknown answer to one question: whether there is one, and which it is.

    A number is a whole number, a chosen option its place among the options; yes/no, and each
    option that can be ticked, is a truth value. What stands where nothing is answered is idle.
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self.is_given = z3.Bool(f"{question.id}:given")
        self._number = z3.Int(question.id)
        self._is_yes = z3.Bool(question.id)
        self._ticked = {
            option: z3.Bool(f"{question.id}.{option}") for option in question.option_ids
        }

    def rules(self) -> Iterator[z3.BoolRef]:
        """Yield what holds for every answer that is taken."""
        match self.question.kind:
            case QuestionKind.NUMBER:
                yield self._number >= self.question.minimum
                yield self._number <= self.question.maximum
            case QuestionKind.ONE:
                yield self._number >= 0
                yield self._number < len(self.question.options)
            case QuestionKind.MANY:
                yield z3.Or(*self._ticked.values())
                if NONE_OF_THESE in self._ticked:
                    others = [tick for name, tick in self._ticked.items() if name != NONE_OF_THESE]
                    yield z3.Implies(self._ticked[NONE_OF_THESE], z3.Not(z3.Or(*others)))

    def accepted_by(self, comparison: Comparison) -> z3.BoolRef:
        """Return whether the answer, where there is one, satisfies a comparison."""
        is_number = self.question.kind is QuestionKind.NUMBER
        match comparison:
            case IsYes() if self.question.kind is QuestionKind.YES_NO:
                return self._is_yes
            case IsOneOf(options=options) if self.question.kind is QuestionKind.ONE:
                return z3.Or(*[self._is_option(option) for option in options])
            case Includes(option=option) if self.question.kind is QuestionKind.MANY:
                return self._ticked[option]
            case Excludes(option=option) if self.question.kind is QuestionKind.MANY:
                return z3.Not(self._ticked[option])
            case IsWithin(lowest=lowest, highest=highest) if is_number:
                edges = [] if lowest is None else [self._number >= lowest]
                edges += [] if highest is None else [self._number <= highest]
                return z3.And(*edges)
        raise TypeError(f"{comparison} does not fit {self.question.kind}")

    def _is_option(self, option: str) -> z3.BoolRef:
        return self._number == self.question.option_ids.index(option)

    def equals(self, value: Value) -> z3.BoolRef:
        """Return whether this answer was given."""
        match self.question.kind:
            case QuestionKind.NUMBER:
                same = self._number == value
            case QuestionKind.ONE:
                same = self._is_option(str(value))
            case QuestionKind.YES_NO:
                same = self._is_yes == value
            case QuestionKind.MANY:
                chosen = value if isinstance(value, tuple) else ()
                same = z3.And(*[tick == (name in chosen) for name, tick in self._ticked.items()])
        return z3.And(self.is_given, same)

    def value_in(self, model: z3.ModelRef) -> Value:
        """Return the answer that a model gives."""

        def value(term: z3.ExprRef) -> z3.ExprRef:
            return model.eval(term, model_completion=True)

        match self.question.kind:
            case QuestionKind.NUMBER:
                return int(value(self._number).as_long())
            case QuestionKind.ONE:
                return self.question.option_ids[int(value(self._number).as_long())]
            case QuestionKind.YES_NO:
                return bool(z3.is_true(value(self._is_yes)))
        return tuple(name for name, tick in self._ticked.items() if z3.is_true(value(tick)))


class AnswerSet:
    """The unknown answers of one person to every question, in their order."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.to = {question.id: Answer(question) for question in questionnaire}

    def rules(self) -> Iterator[z3.BoolRef]:
        """Yield what holds for every answer set that is taken."""
        for answer in self.to.values():
            yield from answer.rules()

    def includes(self, answers: Answers) -> list[z3.BoolRef]:
        """Return what holds where these answers were given, whatever the others are."""
        return [self.to[name].equals(value) for name, value in answers.items()]

    def in_model(self, model: z3.ModelRef) -> dict[str, Value]:
        """Return the answers that a model gives."""
        return {
            name: answer.value_in(model)
            for name, answer in self.to.items()
            if z3.is_true(model.eval(answer.is_given, model_completion=True))
        }
