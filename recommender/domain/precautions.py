"""What a person is told to take care of in the week: the words of the contraindications that fired.

It works on plans as data, so that plans kept before it was a part of them can be read as well.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from recommender.domain.rules import RuleKind

Plan = Mapping[str, Any]

PART = "precautions"
BEFORE_IT = "messages"


def precautions(trace: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return what the contraindications of a trace say, each with its rule, the same words once."""
    told: dict[str, str] = {}
    for firing in trace:
        if firing["kind"] == RuleKind.CONTRAINDICATIONS.value:
            told.setdefault(firing["concluded"]["say"], firing["rule"])
    return [{"rule": rule, "say": say} for say, rule in told.items()]


def completed(plan: Plan) -> Plan:
    """Return a plan with its precautions in their place; those of an older one from its trace."""
    if PART in plan or not {"week", "trace"} <= plan.keys():
        return plan
    whole: dict[str, Any] = {}
    for name, value in plan.items():
        whole[name] = value
        if name == BEFORE_IT:
            whole[PART] = precautions(plan["trace"]) if plan["week"] else []
    return whole
