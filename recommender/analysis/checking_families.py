"""Prove every family of one content, and hold what is found against the exemptions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from recommender.analysis.danger_families import danger_families, unsure_milder
from recommender.analysis.families import Weakness
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.rule_families import (
    always_true_rules,
    dead_rules,
    redundant_avoids,
    swallowed_rules,
    unread_answers,
    unused_findings,
)
from recommender.analysis.safety_net_families import broken_safety_nets, vacuous_safety_nets
from recommender.analysis.week_families import contradicting_caps, empty_core
from recommender.domain.promises import Exemption

PROOFS: Mapping[str, Callable[[Outcomes], Iterator[Weakness]]] = {
    "no rule is dead": dead_rules,
    "no rule is always true": always_true_rules,
    "every triage rule can decide": swallowed_rules,
    "every finding is read": unused_findings,
    "every contraindication can change a week": redundant_avoids,
    "every answer is read": unread_answers,
    "more danger never makes it milder": danger_families,
    "“not sure” is as grave as each other answer": unsure_milder,
    "caps leave room for a session": contradicting_caps,
    "every week can hold its core": empty_core,
    "who has what a text warns of is sent as far": broken_safety_nets,
    "what a text warns of can be so": vacuous_safety_nets,
}


@dataclass(frozen=True)
class FamilyVerdict:
    """What the proof of one claim found: weaknesses, and those that are exempted with a reason."""

    claim: str
    weaknesses: tuple[Weakness, ...]
    exempted: tuple[tuple[Weakness, Exemption], ...]


def family_verdicts(outcomes: Outcomes) -> Iterator[FamilyVerdict]:
    """Yield the verdict on each claim, in a fixed order."""
    for claim, prove in PROOFS.items():
        left: list[Weakness] = []
        exempted: list[tuple[Weakness, Exemption]] = []
        for weakness in prove(outcomes):
            exemption = _exemption_of(weakness, outcomes.space.content.exemptions)
            if exemption is None:
                left.append(weakness)
            else:
                exempted.append((weakness, exemption))
        yield FamilyVerdict(claim, tuple(left), tuple(exempted))


def _exemption_of(weakness: Weakness, exemptions: tuple[Exemption, ...]) -> Exemption | None:
    """Return the exemption that names a weakness, or the rule or question that it is a part of."""
    names = (weakness.what, weakness.what.partition(" ")[0], weakness.what.partition(".")[0])
    return next(
        (entry for entry in exemptions if entry.family is weakness.family and entry.what in names),
        None,
    )


def idle_exemptions(
    verdicts: list[FamilyVerdict], exemptions: tuple[Exemption, ...]
) -> tuple[Exemption, ...]:
    """Return the exemptions that exempt nothing any more, so that none outlives its reason."""
    used = {entry for verdict in verdicts for _, entry in verdict.exempted}
    return tuple(entry for entry in exemptions if entry not in used)
