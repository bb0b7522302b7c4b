"""The effects of an edit in words: the rules, who is affected, how many, and the edit contract."""

from collections.abc import Iterator

from recommender.cli.showing_proofs import unusual
from recommender.domain.conditions import Answers
from recommender.service.edit_effects import ChangedShares, EditEffects
from recommender.service.results import FormChange, RuleChange


def effect_lines(found: EditEffects, ordinary: Answers, *, has_contract: bool) -> Iterator[str]:
    """Yield what an edit changes, one thing a line."""
    yield from (_rule_line(rule) for rule in found.rules)
    yield from _form_lines(found.form)
    for effect in found.effects:
        which = "graver" if effect.is_graver else "milder"
        yield f"{effect.what} {which}, such as for {unusual(ordinary, effect.example)}"
    if found.changes_nothing:
        yield "No decision changes for anybody."
    if found.moved is not None:
        yield _moved_line(found.moved)
    if has_contract and found.outside is None:
        yield "Nothing changes for anybody else."
    elif has_contract and found.outside is not None:
        yield f"It changes for others too, such as for {unusual(ordinary, found.outside)}"


def _rule_line(rule: RuleChange) -> str:
    fires = "fires for other people" if rule.fires_otherwise else "fires for the same people"
    return f"{rule.rule}: {rule.before or '(new)'} -> {rule.after or '(gone)'}; {fires}"


def _form_lines(form: FormChange) -> Iterator[str]:
    yield from (f"no longer asked: {name}" for name in form.gone)
    yield from (f"newly asked: {name}" for name in form.new)


def _moved_line(moved: ChangedShares) -> str:
    return (
        f"Of the stated population the triage becomes graver for {moved.graver:.3%} and milder"
        f" for {moved.milder:.3%}; {moved.stops_lost:.3%} lose a stop."
    )
