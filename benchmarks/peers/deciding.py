"""What each engine has to do: fire the same steps in the same order, and give the same trace."""

from collections.abc import Callable, Iterable
from itertools import compress

from recommender.domain.assessment import Firing
from recommender.domain.conditions import Situation
from recommender.domain.content import Content
from recommender.domain.generating import make_tests
from recommender.domain.known import known_of
from recommender.domain.reference import decide_findings
from recommender.domain.strata import layers_of_findings
from recommender.domain.truth import Truth
from recommender.inference.engine import decide, engine_class
from recommender.inference.experta_import import KnowledgeEngine, Matcher
from recommender.inference.matching import CompiledMatcher
from recommender.inference.rulebook import EngineStep, make_rulebook
from recommender.inference.tracing import trace_of

Trace = tuple[Firing, ...]
Decide = Callable[[Situation], Trace]


def traced(fired: Iterable[EngineStep], situation: Situation) -> Trace:
    """Return the trace of the steps that an engine fired, as our engine gives it."""
    steps = list(fired)
    findings: dict[str, Truth] = {}
    for step in steps:
        if step.finding:
            findings.setdefault(step.finding, step.wanted)
    return trace_of([step for step in steps if step.rule], situation, findings)


def by_experta(content: Content) -> Decide:
    """Return the engine of the product: experta with our order, matcher and facts."""
    return _by_experta(content, CompiledMatcher)


def by_rete(content: Content) -> Decide:
    """Return experta with its own RETE; the order is ours, because its own fires wrong rules."""
    return _by_experta(content, KnowledgeEngine.__matcher__)


def _by_experta(content: Content, matcher: type[Matcher]) -> Decide:
    engine = engine_class(make_rulebook(content.rules), matcher=matcher)()
    return lambda situation: decide(engine, situation)


def by_function(content: Content) -> Decide:
    """Return the generated conditions alone, one call a layer of findings, without an engine."""
    steps = make_rulebook(content.rules).steps
    layers = [
        *(
            tuple(step for step in steps if step.finding in names)
            for names in layers_of_findings(content.rules)
        ),
        tuple(step for step in steps if not step.finding),
    ]
    tested = [(layer, make_tests((step.when, step.wanted) for step in layer)) for layer in layers]

    def decide_by_function(situation: Situation) -> Trace:
        known = known_of(situation)
        found: dict[str, Truth] = {}
        fired: list[EngineStep] = []
        for layer, tests in tested:
            holding = [*compress(layer, tests(known, found))]
            found |= {step.finding: step.wanted for step in holding}
            fired += [step for step in holding if step.rule]
        return trace_of(fired, situation, found)

    return decide_by_function


def by_reference(content: Content) -> Decide:
    """Return the reference meaning: a walk along the tree of each condition."""
    steps = [step for step in make_rulebook(content.rules).steps if step.rule]

    def decide_by_reference(situation: Situation) -> Trace:
        findings = decide_findings(content.rules, situation)
        decided = Situation(situation.answers, situation.not_applicable, findings)
        fired = [step for step in steps if step.when.holds(decided) is Truth.YES]
        return trace_of(fired, situation, findings)

    return decide_by_reference
