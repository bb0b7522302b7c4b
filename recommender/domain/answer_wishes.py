"""What the answers of a case should be for a list to have it."""

from dataclasses import dataclass

from recommender.domain.conditions import Answers, Value


@dataclass(frozen=True)
class AnswerWish:
    """The wanted answer to one question.

    `chosen` are options: of a list that allows several all of them must be ticked, of any other
    question one must be the answer. A number is from `least` to `most`; None leaves a side open.
    """

    question: str
    chosen: tuple[Value, ...] = ()
    least: int | None = None
    most: int | None = None

    def is_met_by(self, answers: Answers) -> bool:
        """Whether somebody answered so; who was not asked or did not answer did not."""
        given = answers.get(self.question)
        if isinstance(given, tuple):
            return {*self.chosen} <= {*given}
        if self.chosen:
            return given in self.chosen
        if not isinstance(given, int) or isinstance(given, bool):
            return False
        is_low = self.least is not None and given < self.least
        is_high = self.most is not None and given > self.most
        return not (is_low or is_high)
