"""One case against every possible answer set: what forced its triage, and what would alter it."""

from recommender.analysis.forced_answers import Forced, ForcedAnswers
from recommender.analysis.nearest_change import ChangeGoal, Counterfactual, NearestChange
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.rules import Triage


class Reasoner:
    """Gives the reasons of cases under one content; any number of threads may share it."""

    def __init__(self, content: Content) -> None:
        self._space = AnswerSpace(content)
        self._outcomes = Outcomes(self._space)
        # all nodes are made now: threads that only read need no lock
        self._forced = ForcedAnswers(self._outcomes)
        self._nearest = NearestChange(self._outcomes)

    def triage(self, answers: Answers) -> Triage:
        """Return the triage of the answers, as far as it is certain."""
        return self._outcomes.certain(self._space.assignment(answers))

    def forced_by(self, answers: Answers) -> tuple[Forced, ...]:
        """Return the answers that force the triage, in the order of the questions.

        They lead to at least this triage whatever the others are, and none of them could be left
        out. The answers may be those of an early end. A plan has none: it takes all of them.
        """
        return self._forced.forced_by(answers)

    def change(self, answers: Answers, way: ChangeGoal) -> Counterfactual | None:
        """Return the nearest change that leads another way; None where none was found.

        It changes the fewest questions and is, of such changes, the one that most people of the
        stated population would have.
        """
        return self._nearest.change(answers, way)
