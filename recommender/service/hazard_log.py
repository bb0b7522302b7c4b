"""The hazards as one document: cause, sign, rule, case, and what is traced to nothing."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from recommender.domain.content import Content
from recommender.domain.hazards import Hazard, HazardLevel, Likelihood, Sign
from recommender.domain.severity import Severity
from recommender.exchange.hazards import sign_data, untraced_rules, untraced_signs
from recommender.inference.hazard_cases import DecidedCase
from recommender.service.recommender import Recommender

MADE_BY = "recommender hazards > docs/hazards.md"
_HEAD = f"""\
# Hazards: the serious causes, and how each is traced to a test

Made from `knowledge/hazards/` by `{MADE_BY}`; do not edit it.
A test says when it is out of date.

This is a trace matrix in the style of the hazard logs of ISO 14971 and DCB0129: what can go wrong,
how bad it would be, what is done against it, and how that is tested.
**It claims to follow neither standard. No clinician has signed any of it**, and nobody has accepted
a risk: severity and likelihood are the authors' judgement. A rule is signed at the desk, under its
text of the day; the page “Hazards” there says who has signed which.

A cause is *told by* answers of the form. Its *rules* act on them, its *promises* are proved for
everybody. A *case* is an ordinary person but for a few answers; a *near miss* is one who must not
be sent for this cause, so none of its rules may fire. `recommender check` decides every case.
*Before* and *after* say how likely somebody with the cause is sent too low, without and with the
rules and promises named.
"""


def hazard_log(recommender: Recommender) -> str:
    """Return the whole document as Markdown; raises EngineError."""
    content = recommender.content
    hazards = content.hazards.values()
    parts = [_HEAD, _counts(hazards), _likelihoods(hazards), _untraced(content)]
    for group, some in groupby(hazards, key=lambda hazard: hazard.group):
        parts.append(f"## {group.replace('-', ' ').capitalize()}\n")
        parts += [_cause(content, one, recommender.decided_cases(one)) for one in some]
    return "\n".join(parts)


def _counts(hazards: Iterable[Hazard]) -> str:
    rows = []
    for group, found in groupby(hazards, key=lambda hazard: hazard.group):
        some = list(found)
        cases = [case for hazard in some for case in hazard.cases]
        near = sum(case.is_near_miss for case in cases)
        rules = {rule for hazard in some for rule in hazard.rules}
        promises = {promise for hazard in some for promise in hazard.promises}
        numbers = (len(some), len(rules), len(promises), len(cases) - near, near)
        rows.append((group.replace("-", " "), *map(str, numbers)))
    head = ("group", "causes", "rules", "promises", "cases that fire", "near misses")
    return f"## How many\n\n{_table(head, rows)}"


def _likelihoods(hazards: Iterable[Hazard]) -> str:
    found = list(hazards)
    rows = [
        (severity.value, *(_moved(found, severity, likelihood) for likelihood in Likelihood))
        for severity in Severity
    ]
    head = ("severity", *(_words(likelihood) for likelihood in Likelihood))
    return f"## How likely a cause goes too low: causes before → after\n\n{_table(head, rows)}"


def _moved(hazards: list[Hazard], severity: Severity, likelihood: Likelihood) -> str:
    some = [hazard for hazard in hazards if hazard.severity is severity]
    before = sum(hazard.before is likelihood for hazard in some)
    after = sum(hazard.after is likelihood for hazard in some)
    return f"{before} → {after}" if before or after else ""


def _untraced(content: Content) -> str:
    rules = ", ".join(f"`{rule.id}`" for rule in untraced_rules(content)) or "none"
    signs = ", ".join(f"`{sign}`" for sign in untraced_signs(content)) or "none"
    return (
        "## What is not traced to any cause\n\n"
        "They act all the same; nobody has written yet for which cause.\n\n"
        f"- Triage rules: {rules}\n- Signs of the form: {signs}\n"
    )


def _cause(content: Content, hazard: Hazard, decided: Iterable[DecidedCase]) -> str:
    cases = list(decided)
    too_low = f"{_words(hazard.before)} before, {_words(hazard.after)} after"
    told = [
        f"- Missed: {hazard.harm} Severity {hazard.severity.value}; goes too low: {too_low}.",
        f"- Told by: {_signs(content, hazard.signs)}",
        f"- Made graver by: {_signs(content, hazard.risks) or 'nothing that is asked'}",
        f"- Not sent for it: {'; '.join(hazard.guards) or 'nobody named'}",
        f"- Rules: {_ids(hazard.rules)}",
        f"- Promises: {_ids(hazard.promises) or 'none of its own'}",
    ]
    idle = [rule for rule in hazard.rules if all(rule not in case.acting for case in cases)]
    if idle:
        told.append(f"- Rules that no case here fires (their examples do): {_ids(idle)}")
    head = f"### {hazard.name}\n\n`{hazard.id}` {hazard.what}\n"
    return "\n".join([head, *told, "", _levels(hazard.levels), _cases(cases)])


def _levels(levels: Iterable[HazardLevel]) -> str:
    rows = [
        (level.triage.value, level.when, level.certainty.value, "; ".join(_cited(level)))
        for level in levels
    ]
    return _table(("level", "for whom", "certainty", "sources"), rows)


def _cited(level: HazardLevel) -> Iterator[str]:
    for one in level.sources:
        yield f"`{one.source}` {one.where}".strip()


def _cases(decided: Iterable[DecidedCase]) -> str:
    rows = [
        (
            f"near miss: {one.case.name}" if one.case.is_near_miss else one.case.name,
            one.triage.value,
            _ids(one.acting) or "none",
        )
        for one in decided
    ]
    return _table(("case", "is sent to", "rules of this cause that act"), rows)


def _signs(content: Content, signs: Iterable[Sign]) -> str:
    return "; ".join(_sign(content, sign) for sign in signs)


def _sign(content: Content, sign: Sign) -> str:
    data = sign_data(content, sign)
    option = f": {data['option']}" if data["option"] else ""
    return f"{data['question']}{option} (`{data['id']}`)"


def _ids(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _words(likelihood: Likelihood) -> str:
    return likelihood.value.replace("_", " ")


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
