"""The clinician's desk: find a case, understand it, ask what if, and decide it anew.

Each look at a case is recorded before the case is shown.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from recommender.charts.graph import draw_graph
from recommender.content.answers import parse_answers
from recommender.domain.canonical import canonical_json
from recommender.domain.cases import (
    Case,
    CaseEntry,
    CaseFilter,
    CaseOrder,
    CasePage,
    KeptTexts,
)
from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, NotFoundError, UnansweredError
from recommender.domain.evaluation import Evaluation, evaluate
from recommender.domain.plan import Plan
from recommender.domain.records import RecordKind
from recommender.domain.rules import Triage
from recommender.domain.users import Visitor
from recommender.exchange.plan import value_data
from recommender.exchange.plan_json import dump_plan
from recommender.explain.changes import PlanChanges, changes
from recommender.explain.comparing import Difference, differences
from recommender.explain.explaining import Explanation, explain
from recommender.explain.following import Following, following
from recommender.explain.paths import Decided, Link, decisions, path_of
from recommender.explain.summing_up import PersonInBrief, PersonSummary, in_brief, sum_up
from recommender.explain.told_signs import answers_that_sent
from recommender.service.audit_log import AuditLog
from recommender.service.content_cache import ContentCache
from recommender.service.likely_stops import LikelyStop, LikelyStops, sieve_for
from recommender.service.recommender import Recommender
from recommender.service.replays import Replayed, replay_under
from recommender.storage.case_store import CaseStore

# an older content takes seconds to build, and a page of a list may have cases of dozens
TOLD_CONTENTS_MOST = 3


@dataclass(frozen=True)
class OpenCase:
    """A case on the desk: itself, the service on the content that decided it, and the rest.

    Where its content cannot be used any more, `problem` says so and `service` is today's.
    """

    case: Case
    recommender: Recommender
    problem: str = ""

    @property
    def content(self) -> Content:
        """The content by which the case is explained."""
        return self.recommender.content

    @cached_property
    def evaluation(self) -> Evaluation:
        """The truths of all rules for the case, which everything on its page reads."""
        return evaluate(self.content, self.case.answers)


@dataclass(frozen=True)
class WhatIf:
    """The decision for changed answers beside the old one.

    `grouped` tells the differences by what they mean. Where more would have to be asked there is
    no decision yet: `following` says what, and how far it is known.
    """

    changed: dict[str, object]
    plan: Plan | None = None
    differences: tuple[Difference, ...] = ()
    grouped: PlanChanges | None = None
    following: Following | None = None


@dataclass(frozen=True)
class CaseInspector:
    """What clinicians do with cases; threads may share it."""

    recommender: Recommender
    store: CaseStore
    contents: ContentCache
    log: AuditLog

    @cached_property
    def likely(self) -> LikelyStops:
        """The stops that one likely answer would have been."""
        return LikelyStops(self.contents)

    def page(
        self, wanted: CaseFilter, order: CaseOrder, cursor: str = "", size: int = 50
    ) -> CasePage:
        """Return a page of cases."""
        return self.store.page(wanted, order, cursor, size, sieve_for(wanted, self.likely))

    def ids_beginning(self, beginning: str, most: int) -> tuple[str, ...]:
        """Return the ids of cases that begin so, in order; at most so many."""
        return self.store.ids_beginning(beginning, most)

    def entry(self, case_id: str) -> CaseEntry:
        """Return what a list says of a case; raises NotFoundError."""
        return self.store.entry(case_id)

    def likely_stops(self, entries: Iterable[CaseEntry]) -> dict[str, LikelyStop]:
        """Return for some cases, by id, the likeliest answer that would have been a graver stop.

        Those without one are left out.
        """
        nearest = self.nearest_stops(entries)
        return {name: stop for name, stop in nearest.items() if stop.is_likely}

    def nearest_stops(self, entries: Iterable[CaseEntry]) -> dict[str, LikelyStop]:
        """Return the same however likely the answer is, for those where there is one."""
        near = {entry.id: entry for entry in entries if entry.near_triage}
        found = (
            (name, self.likely.nearest(near[name], given))
            for name, given in self.store.answers_to(near).items()
        )
        return {name: stop for name, stop in found if stop is not None}

    def in_brief(self, entries: Iterable[CaseEntry]) -> dict[str, PersonInBrief]:
        """Return whom some cases are about, by id; without those that no content can tell.

        It tells those decided by today's content, and by the few that decided most of the others.
        """
        today = self.contents.today.digest
        entries = tuple(entries)
        older = Counter(one.content_digest for one in entries if one.content_digest != today)
        built = {today, *(digest for digest, _ in older.most_common(TOLD_CONTENTS_MOST))}
        told = {one.id: one for one in entries if one.content_digest in built}
        found = {}
        for name, given in self.store.answers_to(told).items():
            try:
                content = self.contents.recommender(told[name].content_digest).content
            except (NotFoundError, ContentError):
                continue
            summary = self.contents.today.summary or content.summary
            if summary is not None:
                sent = _sent(content, given, told[name].triage)
                found[name] = in_brief(content, summary, given, sent)
        return found

    def open(self, case_id: str, visitor: Visitor, what: str) -> OpenCase:
        """Return a case and write down who looks at it; raises NotFoundError."""
        case = self.store.find(case_id)
        self.log.write_about(case_id, RecordKind.LOOK, visitor, {"what": what})
        try:
            return OpenCase(case, self.contents.recommender(case.content_digest))
        except (NotFoundError, ContentError) as error:
            return OpenCase(case, self.recommender, str(error))

    def what_if(self, opened: OpenCase, changed: Mapping[str, object]) -> WhatIf:
        """Return the decision with other answers; None takes one away. Nothing is kept.

        Raises AnswersError where an answer is wrong, not where more would be asked; EngineError.
        """
        case = opened.case
        typed: dict[str, object] = {name: value_data(value) for name, value in case.answers.items()}
        typed = {name: value for name, value in {**typed, **changed}.items() if value is not None}
        questions = opened.content.questionnaire.questions
        answers = parse_answers(questions, typed)
        moved = {name: value for name, value in changed.items() if value != _old(case, name)}
        try:
            plan = opened.recommender.plan(answers)
        except UnansweredError as error:
            asked = following(opened.content, case.triage, error.still_asking)
            return WhatIf(moved, following=asked)
        grouped = changes(opened.content, case.plan, plan)
        return WhatIf(moved, plan, _places(case.plan, plan), grouped)

    def keep_what_if(self, opened: OpenCase, tried: WhatIf, visitor: Visitor) -> None:
        """Keep a what-if beside its case, because somebody asked for it."""
        said: dict[str, object] = {"changed": tried.changed}
        if tried.plan:
            said["triage"] = tried.plan.triage
        if tried.following:
            said["so_far"] = tried.following.so_far
        self.log.write_about(opened.case.id, RecordKind.WHAT_IF, visitor, said)

    def replay(self, case: Case) -> tuple[Replayed, Replayed]:
        """Return what a case is under its own content, and under today's, differences grouped."""
        own = self.replay_under(case, case.content_digest)
        today = self.contents.today.digest
        return own, own if case.content_digest == today else self.replay_under(case, today)

    def replay_under(self, case: Case, digest: str) -> Replayed:
        """Return what a case is under some kept content, differences grouped."""
        return replay_under(self.contents, digest, kept_texts(case), is_grouped=True)


def path_picture(opened: OpenCase, wanted: tuple[Decided, ...], link: Link) -> str:
    """Return the SVG of the path to some decisions, or nothing where no rule led there."""
    path = path_of(opened.evaluation, wanted, link)
    if not path.edges:
        return ""
    drawn: str = draw_graph(
        path.headings,
        path.nodes,
        path.edges,
        name="path",
        title="How it was decided",
        description="From answers over findings and rules to the decision; the list below the "
        "picture says the same in words.",
    )
    return drawn


def decided(opened: OpenCase) -> tuple[Decided, ...]:
    """Return what was decided of a case, the triage first."""
    return decisions(opened.content, opened.case)


def person_summary(opened: OpenCase, today: Content) -> PersonSummary | None:
    """Return whom a case is about in one line; None where no content says what that line has.

    Today's line tells cases of every content, as far as their answers have what it asks for.
    """
    summary = today.summary or opened.content.summary
    if summary is None:
        return None
    sent = answers_that_sent(opened.evaluation, opened.case.triage)
    return sum_up(opened.content, summary, opened.case.answers, sent)


def explained(opened: OpenCase, rule_id: str) -> Explanation | None:
    """Return one rule with the truth of its condition in a case; None for an unknown rule."""
    rule = opened.content.rules_by_id.get(rule_id)
    if rule is None:
        return None
    return explain(opened.evaluation, rule)


def steps_to(opened: OpenCase, rule_id: str) -> dict[str, tuple[Value, ...]]:
    """Return the small steps of one answer, any of which would have fired a rule."""
    return opened.recommender.nearness.steps(opened.evaluation.situation, rule_id)


def kept_texts(case: Case) -> KeptTexts:
    """Return a case as the store keeps it."""
    return KeptTexts(
        id=case.id,
        at=case.at,
        content_digest=case.content_digest,
        software_version=case.software_version,
        answers=canonical_json(case.answers),
        plan=case.plan_text,
    )


def _sent(content: Content, answers: Answers, triage: Triage) -> Answers:
    """Return the answers that decided a triage; as nothing decides a plan, none is evaluated."""
    if triage is Triage.PLAN:
        return {}
    return answers_that_sent(evaluate(content, answers), triage)


def _places(before: Plan, after: Plan) -> tuple[Difference, ...]:
    return differences(dump_plan(before), dump_plan(after))


def _old(case: Case, name: str) -> object:
    return value_data(case.answers.get(name))
