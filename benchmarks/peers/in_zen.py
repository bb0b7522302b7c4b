"""The rules in GoRules' zen-engine: one node of expressions a layer of findings, then the rules.

Each question is two inputs, since an expression over what is not there is no plain unknown: its
state (0 unknown, 1 does not apply, 2 answered) and its value.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import zen

from benchmarks.peers.deciding import Decide, Trace, traced
from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
    Situation,
)
from recommender.domain.content import Content
from recommender.domain.questions import QuestionKind
from recommender.domain.strata import layers_of_findings
from recommender.domain.truth import Truth
from recommender.inference.rulebook import EngineStep, make_rulebook

_EMPTY = {
    QuestionKind.YES_NO: False,
    QuestionKind.ONE: "",
    QuestionKind.MANY: [],
    QuestionKind.NUMBER: 0,
}
Expressions = list[tuple[str, str]]


def by_zen(content: Content) -> Decide:
    """Return zen-engine with all rules."""
    steps = make_rulebook(content.rules).steps
    writer = _Writer(content)
    model = json.dumps(_model([*writer.layers(content, steps)]))
    decision = zen.ZenEngine().create_decision(model)
    names = [f"step_{step.place}" for step in steps]

    def decide_by_zen(situation: Situation) -> Trace:
        result = decision.evaluate(writer.inputs(situation))["result"]
        fired = [step for step, name in zip(steps, names, strict=True) if result[name]]
        return traced(fired, situation)

    return decide_by_zen


class _Writer:
    """Writes conditions as expressions, and answers as inputs."""

    def __init__(self, content: Content) -> None:
        self._questions = content.questionnaire.questions
        self._findings = {name: f"finding_{n}" for n, name in enumerate(content.rules_of_finding)}
        self._open: dict[str, Any] = {}
        for name, question in self._questions.items():
            self._open |= {f"state_{name}": 0, f"value_{name}": _EMPTY[question.kind]}

    def inputs(self, situation: Situation) -> dict[str, Any]:
        """Return the answers as zen has them."""
        inputs = {**self._open}
        for name in situation.not_applicable:
            inputs[f"state_{name}"] = 1
        for name, value in situation.answers.items():
            inputs[f"state_{name}"] = 2
            inputs[f"value_{name}"] = list(value) if isinstance(value, tuple) else value
        return inputs

    def layers(self, content: Content, steps: Sequence[EngineStep]) -> Iterable[Expressions]:
        """Yield the expressions of each node: steps of a layer, its findings, and so on."""
        for layer in layers_of_findings(content.rules):
            inside = [step for step in steps if step.finding in layer]
            yield self._steps(inside)
            yield [(self._findings[name], self._finding(name, inside)) for name in layer]
        yield self._steps([step for step in steps if not step.finding])

    def _steps(self, steps: Iterable[EngineStep]) -> Expressions:
        return [(f"step_{step.place}", self._said(step.when, step.wanted)) for step in steps]

    @staticmethod
    def _finding(name: str, steps: Iterable[EngineStep]) -> str:
        """Return 1 where a rule fired, -1 where the finding is closed, else 0."""
        concluding = [step for step in steps if step.finding == name]
        rules = " or ".join(f"step_{step.place}" for step in concluding if step.rule)
        [closing] = [f"step_{step.place}" for step in concluding if not step.rule]
        return f"({rules}) ? 1 : ({closing} ? -1 : 0)"

    def _said(self, condition: Condition, wanted: Truth) -> str:
        match condition:
            case Comparison():
                return _compared(condition, wanted)
            case HasFinding(finding=finding):
                return f"{self._findings[finding]} == {1 if wanted is Truth.YES else -1}"
            case Not(part=part):
                return self._said(part, ~wanted)
            case AllOf(parts=parts):
                least = len(parts)
            case AnyOf(parts=parts):
                least = 1
            case _:
                least, parts = condition.least, condition.parts
        needed = least if wanted is Truth.YES else len(parts) - least + 1
        return _counted(needed, [self._said(part, wanted) for part in parts])


def _compared(comparison: Comparison, wanted: Truth) -> str:
    accepts = f"(state_{comparison.question} == 2 and {_accepts(comparison)})"
    if wanted is Truth.YES:
        return accepts
    return f"(state_{comparison.question} > 0 and not {accepts})"


def _accepts(comparison: Comparison) -> str:
    answer = f"value_{comparison.question}"
    match comparison:
        case IsYes():
            return f"{answer} == true"
        case IsOneOf(options=options):
            return f"{answer} in [{', '.join(repr(option) for option in options)}]"
        case Includes(option=option):
            return f"{option!r} in {answer}"
        case Excludes(option=option):
            return f"not ({option!r} in {answer})"
        case IsWithin(lowest=lowest, highest=highest):
            sides = [f"{answer} >= {lowest}"] if lowest is not None else []
            sides += [f"{answer} <= {highest}"] if highest is not None else []
            return " and ".join(sides) or "true"
    raise TypeError(f"no comparison of a content: {type(comparison).__name__}")


def _counted(least: int, parts: list[str]) -> str:
    if least in (1, len(parts)):
        return f"({(' or ' if least == 1 else ' and ').join(parts)})"
    return f"({' + '.join(f'({part} ? 1 : 0)' for part in parts)} >= {least})"


def _model(layers: list[Expressions]) -> dict[str, Any]:
    """Return the nodes in a row, each passing on what came before."""
    nodes: list[dict[str, Any]] = [{"id": "in", "type": "inputNode", "name": "in", "content": {}}]
    for place, layer in enumerate(layers):
        content = {
            "expressions": [{"id": key, "key": key, "value": value} for key, value in layer],
            "passThrough": True,
            "inputField": None,
            "outputPath": None,
            "executionMode": "single",
        }
        node = {"id": f"n{place}", "type": "expressionNode", "name": f"n{place}"}
        nodes.append({**node, "content": content})
    nodes.append({"id": "out", "type": "outputNode", "name": "out", "content": {}})
    pairs = pairwise(nodes)
    edges = [
        {"id": f"e{place}", "sourceId": one["id"], "targetId": next_["id"], "type": "edge"}
        for place, (one, next_) in enumerate(pairs)
    ]
    return {"nodes": nodes, "edges": edges}
