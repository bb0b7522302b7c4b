"""What the page of impact shows: the form to choose two contents, and what would change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.kept_content import KeptContent
from recommender.domain.known_triage import Direction
from recommender.service.impact import CASES_MOST, NO_IMPACT, impact_data
from recommender.service.results import CaseTally, Impact
from recommender.web.context import app
from recommender.web.desk.case_words import called, titles
from recommender.web.desk.impact_words import MoveTable, MoveWords, table_of, ways_of
from recommender.web.desk.labels import LABELS


@dataclass(frozen=True)
class ToldTally:
    """What changes in some cases, in words, how many they are, and the first of them."""

    called: str
    cases: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class ToldImpact:
    """An impact in words: each way that cases go, their table, and what else changes.

    `parts` are the other parts of the decision, `started` and `stopped` the rules that would fire
    in more cases, and in fewer.
    """

    impact: Impact
    ways: tuple[MoveWords, ...]
    table: MoveTable
    milder: int
    graver: int
    unclear: int
    parts: tuple[ToldTally, ...]
    started: tuple[ToldTally, ...]
    stopped: tuple[ToldTally, ...]


@dataclass(frozen=True)
class ImpactView:
    """The contents to choose from, and the impact from one to the other.

    `told` is None until two are chosen. `most` is how many cases the page decides again.
    """

    contents: tuple[KeptContent, ...]
    before: str
    after: str
    today: str
    errors: Mapping[str, str]
    told: ToldImpact | None
    most: int = CASES_MOST

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "contents": self.contents,
            "before": self.before,
            "after": self.after,
            **impact_data(self.told.impact if self.told else NO_IMPACT),
            "errors": self.errors,
        }


def impact_view(
    chosen: Mapping[str, str], errors: Mapping[str, str], found: Impact | None
) -> ImpactView:
    """Return the page for two chosen contents; without an impact, the form alone."""
    return ImpactView(
        contents=app().content_versions.every(),
        before=chosen["before"],
        after=chosen["after"],
        today=app().content.digest,
        errors=errors,
        told=_told(found, _content(chosen["before"]), _content(chosen["after"])) if found else None,
    )


def _content(digest: str) -> Content:
    return app().content_cache.recommender(digest).content


def _told(found: Impact, before: Content, after: Content) -> ToldImpact:
    rules = {**titles(before), **titles(after)}
    ways = ways_of(found, {**called(before)["questions"], **called(after)["questions"]})
    return ToldImpact(
        impact=found,
        ways=ways,
        table=table_of(ways),
        milder=found.count(Direction.MILDER),
        graver=found.count(Direction.GRAVER),
        unclear=found.count(Direction.UNCLEAR),
        parts=_tallies(found.parts, {name: str(words) for name, words in LABELS.part.items()}),
        started=_tallies(found.started, rules),
        stopped=_tallies(found.stopped, rules),
    )


def _tallies(tallies: Iterable[CaseTally], known: Mapping[str, str]) -> tuple[ToldTally, ...]:
    return tuple(
        ToldTally(known.get(entry.name, entry.name), entry.cases, entry.examples)
        for entry in tallies
    )
