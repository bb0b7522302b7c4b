"""Our matcher for experta: evaluates compiled conditions, one activation a rule, no DNF."""

from collections.abc import Iterable

from recommender.domain.truth import Truth
from recommender.inference.experta_door import Activation, Fact, KnowledgeEngine, Matcher
from recommender.inference.facts import Answered, Finding, Known
from recommender.inference.rulebook import Rulebook, Step

Changes = tuple[list[Activation], list[Activation]]


class CompiledMatcher(Matcher):  # type: ignore[misc]  # experta has no types
    """Keeps which steps hold for the facts; works for facts that are added, never taken back.

    The engine it serves has a `rulebook` and rules named as its steps.
    """

    def __init__(self, engine: KnowledgeEngine) -> None:
        super().__init__(engine)
        self._rulebook: Rulebook = engine.rulebook
        # fresh copies: experta binds the class's own rules to whichever engine looked last
        self._rules = {rule.__name__: rule.new_conditions(*rule) for rule in engine.get_rules()}
        self.reset()

    def reset(self) -> None:
        """Forget every fact, so that no answer outlives its decision."""
        self._known: Known = {}
        self._found: dict[str, Truth] = {}
        self._facts: dict[str, Fact] = {}
        self._active: set[str] = set()

    def changes(
        self, adding: Iterable[Fact] | None = None, deleting: Iterable[Fact] | None = None
    ) -> Changes:
        """Return the activations of the steps that hold since these facts were added."""
        if deleting:
            raise NotImplementedError("decisions only ever add facts")
        touched: dict[str, Step] = {}
        for fact in adding or ():
            touched |= {step.name: step for step in self._take(fact)}
        added = []
        for step in touched.values():
            if step.name not in self._active and step.test(self._known, self._found):
                self._active.add(step.name)
                added.append(Activation(self._rules[step.name], self._facts_of(step)))
        return added, []

    def _take(self, fact: Fact) -> tuple[Step, ...]:
        if isinstance(fact, Answered):
            self._known = dict(fact)
            self._facts[""] = fact
            return self._rulebook.steps
        if isinstance(fact, Finding):
            self._found[fact["name"]] = Truth(fact["truth"])
            self._facts[fact["name"]] = fact
            return self._rulebook.readers.get(fact["name"], ())
        return ()

    def _facts_of(self, step: Step) -> list[Fact]:
        answered = [self._facts[""]] if step.questions else []
        return answered + [self._facts[name] for name in step.findings if name in self._facts]
