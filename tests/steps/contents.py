"""Contents: those that differ from today's in one place, replay under them, and their impact."""

from dataclasses import replace

import pytest
from pytest_bdd import given, parsers, then, when

from recommender.analysis.impact import Impact
from recommender.content.loading import build_content
from recommender.content.reading import Texts, digest_of
from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.domain.known_triage import Direction, KnownTriage
from recommender.domain.records import RecordKind
from recommender.domain.rules import Triage
from recommender.domain.users import RIGHTS, Role, Visitor
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.service.replays import Replayed
from recommender.service.signatures import Signable
from tests.people import as_asked
from tests.service import FIRST_PAIN, MILD, changed, looser
from tests.service.test_proposing import zipped
from tests.steps.practice import Practice

AUTHOR = Visitor("dora", RIGHTS[Role.AUTHOR])


class Versions:
    """Today's content with one place changed; each is built once for all scenarios."""

    def __init__(self, texts: Texts, content: Content) -> None:
        self._texts, self._content = texts, content
        self._built: dict[str, Recommender] = {}

    def sending_strong_pain_to(self, triage: str) -> dict[str, bytes]:
        """Return the texts in which pain of 8 or more leads to another triage."""
        return changed(self._texts, MILD, f"triage: {triage}")

    def retitled(self, entry_id: str) -> dict[str, bytes]:
        """Return the texts in which a rule or promise has another title."""
        entry = self._entry(entry_id)
        title = f"title: {entry.title}"
        return changed(self._texts, title, f"{title}, in other words", file=entry.file)

    def about_nobody(self, promise_id: str) -> dict[str, bytes]:
        """Return the texts in which nobody meets the condition of a promise."""
        promise = self._entry(promise_id)
        condition = f"if: {promise.when_text}"
        return changed(
            self._texts, condition, f"{condition} and age < 18 and age > 18", file=promise.file
        )

    def _entry(self, entry_id: str) -> Signable:
        entries: tuple[Signable, ...] = (*self._content.rules, *self._content.promises)
        [entry] = [entry for entry in entries if entry.id == entry_id]
        return entry

    def recommender(self, texts: Texts) -> Recommender:
        """Return the service on changed texts."""
        digest = digest_of(texts)
        if digest not in self._built:
            self._built[digest] = Recommender(build_content(texts))
        return self._built[digest]


@pytest.fixture(scope="session")
def versions(texts: Texts, content: Content) -> Versions:
    return Versions(texts, content)


@given(parsers.parse('a content that sends strong pain to "{triage}"'), target_fixture="practice")
def a_content_that_sends(practice: Practice, versions: Versions, triage: str) -> Practice:
    return _under(practice, versions, versions.sending_strong_pain_to(triage))


@given(
    parsers.parse('a content in which the rule "{entry_id}" has another title'),
    target_fixture="practice",
)
@given(parsers.parse('the {_kind:w} "{entry_id}" got another title'), target_fixture="practice")
@when(parsers.parse('the {_kind:w} "{entry_id}" gets another title'), target_fixture="practice")
def it_gets_another_title(practice: Practice, versions: Versions, entry_id: str) -> Practice:
    return _under(practice, versions, versions.retitled(entry_id))


@given(
    parsers.parse('a content in which the promise "{promise_id}" is about nobody'),
    target_fixture="practice",
)
def a_content_that_promises_nobody(
    practice: Practice, versions: Versions, promise_id: str
) -> Practice:
    return _under(practice, versions, versions.about_nobody(promise_id))


@when("that content is replaced on disk by today's", target_fixture="practice")
def that_content_is_replaced(practice: Practice, services: App) -> Practice:
    return replace(practice, services=services)


@when("the case is replayed", target_fixture="replayed")
def the_case_is_replayed(practice: Practice) -> tuple[Replayed, Replayed]:
    return practice.services.inspector.replay(practice.case)


@then("under its own content it is the same")
def it_is_the_same(replayed: tuple[Replayed, Replayed]) -> None:
    own, _ = replayed

    assert own.is_same, (own.problem, own.differences)


@then("its own content is not the one on disk")
def its_content_is_another(practice: Practice, replayed: tuple[Replayed, Replayed]) -> None:
    own, today = replayed

    assert own.content_digest == practice.case.content_digest != today.content_digest
    assert today.content_digest == practice.content.digest


@then("under today's content these differences are listed")
def these_differences_are_listed(
    replayed: tuple[Replayed, Replayed], datatable: list[list[str]]
) -> None:
    _, today = replayed

    assert not today.is_same
    found = [[entry.place, entry.before, entry.after] for entry in today.differences]
    assert [row for row in datatable[1:] if row not in found] == []


@then("under today's content nothing is different")
def nothing_is_different(replayed: tuple[Replayed, Replayed]) -> None:
    _, today = replayed

    assert (today.is_same, today.differences, today.problem) == (True, (), "")


@when(
    parsers.parse('an author proposes a content that sends strong pain to "{triage}"'),
    target_fixture="proposed",
)
def an_author_proposes(practice: Practice, versions: Versions, triage: str) -> str:
    return practice.services.content_versions.propose(
        zipped(versions.sending_strong_pain_to(triage)), AUTHOR
    )


@then(
    parsers.parse(
        "of {cases:d} cases {altered:d} would change, {graver:d} of them to something graver "
        "and {milder:d} to something milder"
    )
)
def so_many_would_change(
    practice: Practice, proposed: str, cases: int, altered: int, graver: int, milder: int
) -> None:
    found = _impact(practice, practice.content.digest, proposed)

    assert (found.cases, found.changed) == (cases, altered)
    assert (found.count(Direction.GRAVER), found.count(Direction.MILDER)) == (graver, milder)


@then(
    parsers.parse(
        "on the way back {graver:d} would go to something graver and {milder:d} to something milder"
    )
)
def so_many_would_change_back(practice: Practice, proposed: str, graver: int, milder: int) -> None:
    found = _impact(practice, proposed, practice.content.digest)

    assert (found.count(Direction.GRAVER), found.count(Direction.MILDER)) == (graver, milder)


@then(parsers.parse('the cases {one:d} and {other:d} would go from "{before}" to "{after}"'))
def these_cases_would_go(
    practice: Practice, proposed: str, one: int, other: int, before: str, after: str
) -> None:
    found = _impact(practice, practice.content.digest, proposed)
    way = KnownTriage(Triage(before)), KnownTriage(Triage(after))
    [moved] = [move for move in found.moves if (move.before, move.after) == way]

    assert moved.cases == 2
    assert set(moved.examples) == {practice.kept[number - 1].case.id for number in (one, other)}


@given(
    "somebody was sent to a clinician for a first pain at 60 before the form had asked everything"
)
def somebody_was_stopped(practice: Practice) -> None:
    practice.decide(as_asked(practice.content, **FIRST_PAIN))
    assert practice.case.triage is Triage.CLINICIAN_FIRST


@when(
    "an author proposes a content that sends people away for a first pain from 61 only",
    target_fixture="proposed",
)
def an_author_loosens(practice: Practice, texts: Texts) -> str:
    return practice.services.content_versions.propose(zipped(looser(texts)), AUTHOR)


@then(
    parsers.re(
        r"in (?P<cases>\d+) cases? the stop would be removed, and these questions would follow"
    )
)
def the_stop_would_be_removed(
    practice: Practice, proposed: str, cases: str, datatable: list[list[str]]
) -> None:
    found = _impact(practice, practice.content.digest, proposed)
    [moved] = [move for move in found.moves if move.loses_stop]

    asked = {question.name for question in moved.questions}
    assert found.stops_lost == moved.cases == int(cases)
    assert {name for (name,) in datatable[1:]} <= asked
    assert not asked & {*practice.case.answers}


@then("no rule is named as one that would no longer fire")
def no_rule_would_stop(practice: Practice, proposed: str) -> None:
    assert _impact(practice, practice.content.digest, proposed).stopped == ()


@then("the proposal is recorded with its author")
def the_proposal_is_recorded(practice: Practice, proposed: str) -> None:
    events = practice.services.stores.records.about(proposed)

    assert [(event.kind, event.actor) for event in events] == [(RecordKind.CONTENT, AUTHOR.name)]


def _under(practice: Practice, versions: Versions, texts: Texts) -> Practice:
    """Return the practice when it decides by other content."""
    services = replace(practice.services, recommender=versions.recommender(texts))
    services.content_versions.keep(texts)
    return replace(practice, services=services)


def _impact(practice: Practice, before: str, after: str) -> Impact:
    return practice.services.impacts.of_newest(before, after, CaseFilter())
