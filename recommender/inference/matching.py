"""Our matcher for experta: evaluates generated tests, one activation a rule, no DNF."""

from collections.abc import Iterable
from itertools import compress

from recommender.domain.known import Known
from recommender.domain.truth import Truth
from recommender.inference.experta_import import Activation, Fact, KnowledgeEngine, Matcher
from recommender.inference.facts import AnswersFact
from recommender.inference.rulebook import Rulebook

_Changes = tuple[list[Activation], list[Activation]]

_TRUTHS = {truth.value: truth for truth in Truth}


class CompiledMatcher(Matcher):  # type: ignore[misc]  # experta has no types
    """Keeps which steps hold for the facts; works for facts that are added, never taken back.

    The engine it serves has a `rulebook` and rules named as its steps. An activation is the same
    object in every decision, since it names no facts: what a step read stands in the trace.
    """

    def __init__(self, engine: KnowledgeEngine) -> None:
        super().__init__(engine)
        self._rulebook: Rulebook = engine.rulebook
        # fresh copies: experta binds the class's own rules to whichever engine looked last
        rules = {rule.__name__: rule.new_conditions(*rule) for rule in engine.get_rules()}
        self._activations = {
            step.name: Activation(rules[step.name], ()) for step in self._rulebook.steps
        }
        self.reset()

    def reset(self) -> None:
        """Forget every fact, so that no answer outlives its decision."""
        self._known: Known = {}
        self._found: dict[str, Truth] = {}
        self._active: set[str] = set()

    def changes(
        self, adding: Iterable[Fact] | None = None, deleting: Iterable[Fact] | None = None
    ) -> _Changes:
        """Return the activations of the steps that hold since these facts were added."""
        if deleting:
            raise NotImplementedError("decisions only ever add facts")
        added = []
        for fact in adding or ():
            touched = self._take(fact)
            if touched is None:
                continue
            for step in compress(touched.steps, touched.tests(self._known, self._found)):
                if step.name not in self._active:
                    self._active.add(step.name)
                    added.append(self._activations[step.name])
        return added, []

    def _take(self, fact: Fact) -> Rulebook | None:
        """Keep what the answers or the finding say; return the steps that may hold by it."""
        if isinstance(fact, AnswersFact):
            self._known = fact
            return self._rulebook
        name = fact["name"]
        self._found[name] = _TRUTHS[fact["truth"]]
        return self._rulebook.readers.get(name)
