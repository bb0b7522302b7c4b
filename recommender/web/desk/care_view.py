"""What a week leaves out because of whom it is for, in the words that its person reads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recommender.domain.conditions import ALWAYS
from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanAvoid
from recommender.domain.rules import Avoids, Conclusion
from recommender.service.words import avoided_words


@dataclass(frozen=True)
class CareLine:
    """A line of “Take care”, the rules behind it, and what they leave out that no line before does.

    `say` is empty of rules that tell the person nothing.
    """

    say: str
    rules: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class CareView:
    """What answers had left out of a week, the line that leaves out most first.

    `for_everybody` is what everybody reads, whatever they answered.
    """

    lines: tuple[CareLine, ...]
    for_everybody: tuple[CareLine, ...]


def care_view(content: Content, plan: Plan) -> CareView:
    """Return what a week leaves out with what is said of it; empty where there is no week."""
    if plan.week is None:
        return CareView((), ())
    every = tuple(_lines(content, plan))
    of_all = tuple(line for line in every if all(_is_of_all(content, rule) for rule in line.rules))
    lines = (line for line in every if line not in of_all)
    return CareView(tuple(sorted(lines, key=lambda line: -len(line.names))), of_all)


def _lines(content: Content, plan: Plan) -> Iterator[CareLine]:
    names = _left_out_by(content, plan)
    said = {firing.rule: _said(firing.concluded) for firing in plan.trace}
    by_say: dict[str, list[str]] = {entry.say: [entry.rule] for entry in plan.take_care}
    for rule in names:
        by_say.setdefault(said.get(rule, ""), []).append(rule)
    for say, rules in by_say.items():
        each = tuple(dict.fromkeys(rules))
        left_out = (name for rule in each for name in names.get(rule, ()))
        yield CareLine(say, each, tuple(sorted(left_out, key=len)))


def _left_out_by(content: Content, plan: Plan) -> Mapping[str, list[str]]:
    """Return what is left out by the first rule that some answers made fire."""
    names: dict[str, list[str]] = {}
    for avoid in plan.avoid:
        rule = next(iter(_of_answers(content, avoid)), None)
        if rule is not None:
            names.setdefault(rule, []).append(avoided_words(content, avoid.name))
    return names


def _of_answers(content: Content, avoid: PlanAvoid) -> Iterable[str]:
    return (name for name in avoid.because if not _is_of_all(content, name))


def _is_of_all(content: Content, rule: str) -> bool:
    known = content.rules_by_id
    return rule in known and known[rule].when == ALWAYS


def _said(concluded: Conclusion) -> str:
    return concluded.say if isinstance(concluded, Avoids) else ""
