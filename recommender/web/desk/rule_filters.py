"""Which rules an address asks for, and in which order; it holds no answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.gravity import GravestFirst
from recommender.domain.reviews import Signature
from recommender.domain.rules import Rule, RuleKind, Sends, Triage
from recommender.web.desk.filters import member_of

# the words of an address that make its filter
NAMES = ("kind", "triage", "evidence", "signed", "fired", "disagreed", "text", "order")


class RuleOrder(StrEnum):
    """How a list of rules is sorted."""

    GRAVEST = "gravest"
    TITLE = "title"
    FIRED = "fired"
    DISAGREED = "disagreed"


class _YesNo(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class RuleRow:
    """A rule of the list: its signature under today's text, if any, and what became of it.

    `triage` is where it sends, or None. `fired` counts cases among the newest. Words are looked for
    in `read_with` as well: the sources that the rule names and the hazards that it guards against.
    """

    rule: Rule
    signature: Signature | None
    fired: int = 0
    reviews: int = 0
    disagreements: int = 0
    read_with: str = ""

    @property
    def triage(self) -> Triage | None:
        """Where the rule sends people, or None."""
        return self.rule.then.triage if isinstance(self.rule.then, Sends) else None

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "id": self.rule.id,
            "kind": self.rule.kind,
            "title": self.rule.title,
            "triage": self.triage,
            "evidence": self.rule.evidence,
            "is_signed": self.signature is not None,
            "signature": self.signature,
            "fired": self.fired,
            "reviews": self.reviews,
            "disagreements": self.disagreements,
        }


@dataclass(frozen=True)
class RuleFilter:
    """Which rules are wanted; None or empty leaves a side open."""

    kind: RuleKind | None = None
    triage: Triage | None = None
    evidence: str = ""
    is_signed: bool | None = None
    has_fired: bool | None = None
    is_disagreed: bool | None = None
    text: str = ""
    order: RuleOrder = RuleOrder.GRAVEST

    def wants(self, row: RuleRow) -> bool:
        """Return whether a rule is wanted."""
        rule = row.rule
        return (
            self.kind in (None, rule.kind)
            and self.triage in (None, row.triage)
            and self.evidence in ("", rule.evidence)
            and self.is_signed in (None, row.signature is not None)
            and self.has_fired in (None, row.fired > 0)
            and self.is_disagreed in (None, row.disagreements > 0)
            and all(word in _text(row) for word in self.text.casefold().split())
        )

    def sorted(self, rows: list[RuleRow], gravest_first: GravestFirst) -> list[RuleRow]:
        """Return rules in the order that is wanted; of equals the gravest come first."""
        by_gravity = sorted(rows, key=lambda row: gravest_first.place(row.rule))
        order = _ORDERS.get(self.order)
        return sorted(by_gravity, key=order) if order else by_gravity


def read_rule_filter(words: Mapping[str, str]) -> tuple[RuleFilter, dict[str, str]]:
    """Return the rules that an address asks for, and what is wrong with it."""
    faults: dict[str, str] = {}

    def flag(name: str) -> bool | None:
        found = member_of(_YesNo, words, name, faults)
        return None if found is None else found is _YesNo.YES

    wanted = RuleFilter(
        kind=member_of(RuleKind, words, "kind", faults),
        triage=member_of(Triage, words, "triage", faults),
        evidence=words.get("evidence", ""),
        is_signed=flag("signed"),
        has_fired=flag("fired"),
        is_disagreed=flag("disagreed"),
        text=words.get("text", "").strip(),
        order=member_of(RuleOrder, words, "order", faults) or RuleOrder.GRAVEST,
    )
    return wanted, faults


def _text(row: RuleRow) -> str:
    """Return where words are looked for."""
    rule = row.rule
    text = f"{rule.id} {rule.title} {rule.because} {rule.when_text} {row.read_with}"
    return text.casefold()


_ORDERS: Mapping[RuleOrder, Callable[[RuleRow], tuple[object, ...]]] = {
    RuleOrder.TITLE: lambda row: (row.rule.title.casefold(),),
    RuleOrder.FIRED: lambda row: (-row.fired,),
    RuleOrder.DISAGREED: lambda row: (-row.disagreements, -row.reviews),
}
