"""Decide for one person: experta decides, and each decision is held against the evaluation."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from recommender.domain.assessment import Assessment
from recommender.domain.conditions import Answers, Situation
from recommender.domain.content import Content
from recommender.domain.errors import EngineError, Fault
from recommender.domain.evaluation import Evaluation, evaluate, not_evaluated
from recommender.domain.truth import Truth
from recommender.inference.concluding import conclude
from recommender.inference.engine import DecisionEngine, Run, engine_class, run_engine
from recommender.inference.rulebook import closing, make_rulebook
from recommender.inference.tracing import trace_of


class Decider:
    """Decides by the rules of one content; any thread may use it, each gets an engine."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._rulebook = make_rulebook(content.rules)
        self._engine_class = engine_class(self._rulebook)
        self._local = threading.local()

    def assess(self, answers: Answers) -> Assessment:
        """Return the assessment; raise EngineError, without a single answer, on any fault.

        For checks and measurements: what a person is told comes from `decide`.
        """
        assessment = self.decide(self.evaluate(answers))
        if assessment.fault is not None:
            raise EngineError(assessment.fault.what, assessment.fault.rules)
        return assessment

    def evaluate(self, answers: Answers) -> Evaluation:
        """Return the evaluation; one that knows nothing where it fails.

        So the engine still decides, and the stop that it may see goes out.
        """
        try:
            return evaluate(self.content, answers)
        except Exception as error:  # noqa: BLE001 - whatever fails, a stop must go out
            failure = type(error).__name__
        return not_evaluated(self.content, answers, failure)

    def decide(self, evaluation: Evaluation) -> Assessment:
        """Return what the engine concludes, once the evaluation says the same of every rule.

        Where they differ or one of them failed there is never a plan: the assessment is the stop
        that either of them sees, with its fault. Raises EngineError where neither sees one.
        """
        made, failure = self._run(evaluation.situation)
        fault = _fault(made, failure, evaluation)
        if fault is None:
            return conclude(self.content.rules_by_id, made.firings)
        either = replace(self._either(made, evaluation), fault=fault)
        if either.triage.allows_week:
            raise EngineError(fault.what, fault.rules)
        return either

    def conclusion(self, evaluation: Evaluation) -> Assessment:
        """Return what the evaluation concludes by itself, to explain what was decided before."""
        return self._either(Run(), evaluation)

    def _either(self, made: Run, evaluation: Evaluation) -> Assessment:
        """Return what the rules conclude together that either of the two says are fired."""
        named = made.steps | evaluation.fired
        steps = [step for step in self._rulebook.steps if step.rule and step.name in named]
        situation = evaluation.situation
        trace = trace_of(steps, situation, {**situation.findings, **made.findings})
        return conclude(self.content.rules_by_id, trace)

    def _run(self, situation: Situation) -> tuple[Run, str]:
        """Return what the engine made of a situation, or the kind of error on which it failed."""
        try:
            with self._engine() as engine:
                return run_engine(engine, situation), ""
        except Exception as error:  # noqa: BLE001 - whatever fails, there must be no plan
            # the kind alone: the text may quote facts, and the error would keep the answers in
            # its frames
            failure = type(error).__name__
        return Run(), failure

    @contextmanager
    def _engine(self) -> Iterator[DecisionEngine]:
        """Lend this thread's engine; one that did not finish is emptied and never used again."""
        engine: DecisionEngine = self._local.__dict__.pop("engine", None) or self._engine_class()
        try:
            yield engine
        except BaseException:
            # experta's rules still refer to it, so letting go would leave the answers in there
            engine.__dict__.clear()
            raise
        self._local.engine = engine


def _fault(made: Run, failure: str, evaluation: Evaluation) -> Fault | None:
    if failure:
        return Fault(f"the rule engine failed ({failure})")
    if evaluation.failure:
        return Fault(f"the evaluation of the rules failed ({evaluation.failure})")
    differing = made.steps ^ _expected(evaluation)
    if differing:
        return Fault("the rule engine and the evaluation differ", tuple(sorted(differing)))
    return None


def _expected(evaluation: Evaluation) -> frozenset[str]:
    """Return the steps that the engine must have taken: each rule that is yes, each finding out."""
    findings = evaluation.situation.findings.items()
    return evaluation.fired.union([closing(name) for name, truth in findings if truth is Truth.NO])
