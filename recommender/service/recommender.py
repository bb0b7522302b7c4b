"""Decide for one person by one content; nothing is kept here."""

import json
from dataclasses import dataclass
from functools import cached_property

from recommender import __version__, pipeline
from recommender.content.answers import read_answers
from recommender.domain.assessment import Assessment
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, EngineError
from recommender.domain.evaluation import Evaluation
from recommender.domain.hazards import Hazard
from recommender.domain.plan import Plan
from recommender.domain.plan_making import make_plan
from recommender.domain.questions import Page, Question, asked_on, no_longer_asked
from recommender.domain.week import Recommendation
from recommender.exchange.catalogue import CATALOGUES
from recommender.exchange.plan import Data
from recommender.explain.near_answers import NearAnswers
from recommender.explain.nearness import Nearness
from recommender.inference.deciding import Decider
from recommender.inference.hazard_cases import DecidedCase, check_hazard_cases, decided_cases
from recommender.inference.interview import Interview, applying, next_page, next_page_evaluated
from recommender.service.faults import log_fault


@dataclass(frozen=True, eq=False)
class Recommender:
    """What the product does with one content; threads may share it.

    Each is equal to itself alone, so what is made from one can be kept beside it.
    """

    content: Content

    @cached_property
    def _decider(self) -> Decider:
        return Decider(self.content)

    @cached_property
    def nearness(self) -> Nearness:
        """What finds the rules that nearly fired; made once, when it is first asked for."""
        return Nearness(self.content)

    @cached_property
    def near_answers(self) -> NearAnswers:
        """What finds the single answers that would have sent somebody further, by likelihood."""
        return NearAnswers(self.content, self.nearness)

    def evaluate(self, answers: Answers) -> Evaluation:
        """Return what the rules say of the answers; where that fails, `failure` says so."""
        return self._decider.evaluate(answers)

    def recommend(self, answers: Answers) -> Recommendation:
        """Return the recommendation; raises AnswersError or EngineError, then there is no plan."""
        return self.recommend_evaluated(self.evaluate(answers))

    def recommend_evaluated(self, evaluation: Evaluation) -> Recommendation:
        """Return the same for answers that this recommender has evaluated already.

        One whose assessment has a fault is a stop, which goes out although the engine failed or
        the evaluation differs. Every fault is logged.
        """
        try:
            made = pipeline.recommend_evaluated(self._decider, evaluation)
        except EngineError as error:
            log_fault(error.fault)
            raise
        if made.assessment.fault is not None:
            log_fault(made.assessment.fault)
        return made

    def conclusion(self, evaluation: Evaluation) -> Assessment:
        """Return what an evaluation concludes by itself, to explain what was decided before."""
        return self._decider.conclusion(evaluation)

    def plan(self, answers: Answers) -> Plan:
        """Return the plan; raises AnswersError or EngineError, then there is none."""
        return self.plan_of(self.recommend(answers))

    def plan_of(self, made: Recommendation) -> Plan:
        """Return a recommendation as the plan that is kept and shown."""
        return make_plan(self.content, made, __version__)

    def read(self, text: str) -> Answers:
        """Return the answers in a JSON text; raises AnswersError with all that is wrong in it."""
        return read_answers(self.content.questionnaire.questions, text)

    def interview(self, answers: Answers) -> Interview:
        """Return the next page for the answers so far, or the end."""
        return next_page(self.content, answers)

    def is_at_end(self, evaluation: Evaluation) -> bool:
        """Whether no page is left to ask; also where that is not known, and the decision says."""
        return bool(evaluation.failure) or next_page_evaluated(evaluation).page is None

    def asked_on(self, page: Page, answers: Answers) -> tuple[Question, ...]:
        """Return the questions of a page that are answered, or that are known to apply.

        What waits for an answer that nobody has given is not asked: the interview asks for that
        answer first where it can still change something.
        """
        return asked_on(self.content.questionnaire, page, answers)

    def still_asked(self, answers: Answers) -> Answers:
        """Return the answers without those that an earlier, changed answer made pointless.

        What a rule for safety counts stays, whether it would still be asked or not.
        """
        return applying(self.content, answers)

    def no_longer_asked(self, answers: Answers) -> frozenset[str]:
        """Return the questions whose answers count although they would not be asked any more."""
        return no_longer_asked(self.content.questionnaire, answers)

    def check_cases(self) -> None:
        """Decide the cases of all hazards; raises ContentError where one says something else.

        This takes too long for every start: it is done before a content is put to work.
        """
        if problems := check_hazard_cases(self._decider):
            raise ContentError(problems)

    def decided_cases(self, hazard: Hazard) -> tuple[DecidedCase, ...]:
        """Return what is decided of each case of a hazard; raises EngineError."""
        return decided_cases(self._decider, hazard)

    def catalogue(self, what: str) -> list[Data]:
        """Return one part of the content as data: see CATALOGUES for the names."""
        return CATALOGUES[what](self.content)


def json_text(data: object) -> str:
    """Return data as JSON text for people to read; programs get `canonical_json`."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
