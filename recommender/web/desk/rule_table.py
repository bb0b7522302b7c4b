"""What the table of rules shows: those that the address asks for, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import request, url_for

from recommender.domain.rules import Rule
from recommender.web.context import app
from recommender.web.desk.rule_filters import NAMES, RuleRow, read_rule_filter

PAGE_SIZE = 50


@dataclass(frozen=True)
class RuleTable:
    """A page of the rules that the address asks for.

    `every` are all of those, of which `signed_here` are signed; of all there are, `total` counts
    them and `signed` those signed. `cases` is in how many of the newest cases it was counted what
    fired. `page` counts from 1; `before` and `after` are the addresses of the pages beside it, or
    empty.
    """

    rows: tuple[RuleRow, ...]
    every: tuple[RuleRow, ...]
    total: int
    signed: int
    cases: int
    evidence: tuple[str, ...]
    kept: dict[str, str]
    errors: dict[str, str]
    page: int
    pages: int
    before: str
    after: str

    @property
    def signed_here(self) -> int:
        """How many of the rules asked for are signed."""
        return sum(row.signature is not None for row in self.every)

    @property
    def next_unsigned(self) -> Rule | None:
        """The first of the rules asked for that nobody has signed."""
        return next((row.rule for row in self.every if row.signature is None), None)

    @property
    def data(self) -> dict[str, object]:
        """What the twin says: all rules asked for, not only the page's."""
        return {
            "rules": [row.data for row in self.every],
            "signed": self.signed,
            "cases": self.cases,
            "errors": self.errors,
        }


def rule_table() -> RuleTable:
    """Return the page of today's rules that the address asks for; none where it makes no sense."""
    wanted, errors = read_rule_filter(request.args)
    rows, signed, cases = _every_row()
    asked = [] if errors else [row for row in rows if wanted.wants(row)]
    found = wanted.sorted(asked, app().content.gravest_first)
    kept = {name: value for name, value in request.args.items() if value and name in NAMES}
    pages = max(1, -(-len(found) // PAGE_SIZE))
    said = request.args.get("page", "1")
    page = min(int(said), pages) if said.isascii() and said.isdigit() and int(said) else 1
    return RuleTable(
        rows=tuple(found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]),
        every=tuple(found),
        total=len(rows),
        signed=signed,
        cases=cases,
        evidence=tuple(sorted({row.rule.evidence for row in rows})),
        kept=kept,
        errors=errors,
        page=page,
        pages=pages,
        before=_address(kept, page - 1) if page > 1 else "",
        after=_address(kept, page + 1) if page < pages else "",
    )


def next_unsigned_after(rule: Rule) -> Rule | None:
    """Return the next rule, the gravest first, that nobody has signed; after the last the first."""
    content, signed = app().content, app().signatures.signed_rules()
    rules = content.gravest_first.rules(content.rules)
    place = rules.index(rule) + 1
    order = (*rules[place:], *rules[: place - 1])
    return next((one for one in order if one.id not in signed), None)


def _every_row() -> tuple[list[RuleRow], int, int]:
    """Return all rules of today, how many are signed, and over how many cases firing is counted."""
    signed = app().signatures.signed_rules()
    fired, cases = app().rules.fired_lately()
    judged = {entry.rule: entry for entry in app().reviews.agreement().rules}
    hazards = _hazards_of_rules()
    rows = []
    for rule in app().content.rules:
        found = judged.get(rule.id)
        said = (found.reviews, found.disagreements) if found else (0, 0)
        words = " ".join((*_sources_of(rule), *hazards.get(rule.id, ())))
        rows.append(RuleRow(rule, signed.get(rule.id), fired.get(rule.id, 0), *said, words))
    return rows, len(signed), cases


def _sources_of(rule: Rule) -> Iterator[str]:
    known = app().content.sources
    for cited in rule.sources:
        title = known[cited.source].title if cited.source in known else cited.source
        yield f"{title} {cited.where}"


def _hazards_of_rules() -> dict[str, list[str]]:
    """Return by the id of a rule the names of the hazards that it acts on."""
    found: dict[str, list[str]] = {}
    for hazard in app().content.hazards.values():
        for name in hazard.rules:
            found.setdefault(name, []).append(f"{hazard.name} {hazard.what}")
    return found


def _address(kept: dict[str, str], page: int) -> str:
    # url_for takes the parts of the address among its own settings, which have other types
    following: dict[str, object] = {**kept, "page": page}
    return url_for("reviews.rules", **following)  # type: ignore[arg-type]
