"""All findings and rules evaluated at once, as `reference` does, by generated conditions."""

from collections.abc import Sequence

from recommender.domain.conditions import AnyOf, Condition
from recommender.domain.generating import Tests, make_tests
from recommender.domain.known import Known
from recommender.domain.rules import Rule
from recommender.domain.strata import layers_of_findings, rules_of_finding
from recommender.domain.truth import Truth


class CompiledRules:
    """Evaluates the findings and rules of one content; it keeps no answer, threads may share it."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        concluding = rules_of_finding(rules)
        self._layers = [
            (
                layer,
                _both_tests(
                    [AnyOf(tuple(rule.when for rule in concluding[name])) for name in layer]
                ),
            )
            for layer in layers_of_findings(rules)
        ]
        self._rules = _both_tests([rule.when for rule in rules])

    def findings(self, known: Known) -> dict[str, Truth]:
        """Return each finding: yes when one of its rules is, no when all are no, else unknown."""
        found: dict[str, Truth] = {}
        for names, tests in self._layers:
            found.update(zip(names, _truths(tests(known, found)), strict=True))
        return found

    def rules(self, known: Known, findings: dict[str, Truth]) -> list[Truth]:
        """Return the truth of every rule's condition, in the order of the rules."""
        return _truths(self._rules(known, findings))


def _both_tests(conditions: Sequence[Condition]) -> Tests:
    return make_tests((when, wanted) for when in conditions for wanted in (Truth.YES, Truth.NO))


# whether a condition is surely yes, and whether it is surely no
_TRUTHS = {(True, False): Truth.YES, (False, True): Truth.NO, (False, False): Truth.UNKNOWN}


def _truths(results: tuple[bool, ...]) -> list[Truth]:
    """Return the truths; of each the results say whether it is yes and then whether it is no."""
    return [_TRUTHS[both] for both in zip(results[::2], results[1::2], strict=True)]
