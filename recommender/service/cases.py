"""Decide and keep: no decision goes out before its case is in the store."""

import hmac
import json
from dataclasses import asdict, dataclass, field

from recommender.domain.canonical import JsonObject, canonical_json, sha256_hex
from recommender.domain.cases import Case
from recommender.domain.codes import code_from
from recommender.domain.conditions import Answers
from recommender.domain.errors import EngineError, Fault, NotFoundError, StorageError
from recommender.domain.evaluation import Evaluation
from recommender.domain.plan import Plan
from recommender.domain.records import Event, RecordKind
from recommender.domain.week import Recommendation
from recommender.exchange.diary import diary_data
from recommender.exchange.plan import value_data
from recommender.exchange.plan_json import plan_text
from recommender.service.audit_log import LISTS
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.faults import keep_fault
from recommender.service.growth import Growth
from recommender.service.marks import Marking
from recommender.service.recommender import Recommender
from recommender.service.system import CODE_BYTES, System, hashed, hashed_code
from recommender.storage.calendar_store import CalendarStore
from recommender.storage.case_store import CaseStore
from recommender.storage.diary_store import DiaryStore
from recommender.storage.new_cases import NewCase
from recommender.storage.record_store import RecordStore

PERSON = "person"
# so long the same key means the same request
KEY_MINUTES = 24 * 60


class NotKeptError(StorageError):
    """A decision could not be kept; `plan` is the stop that must go out all the same, or None."""

    def __init__(self, plan: Plan | None) -> None:
        super().__init__("the decision could not be kept")
        self.plan = plan


@dataclass(frozen=True)
class Kept:
    """A case that is in the store, and a token that opens it for its person."""

    case: Case
    token: str
    is_new: bool = True


@dataclass(frozen=True)
class Cases:
    """Decides cases, keeps them, and gives each back to its person; threads may share it."""

    recommender: Recommender
    store: CaseStore
    records: RecordStore
    diary: DiaryStore
    calendars: CalendarStore
    system: System
    growth: Growth
    # what makes codes out of keys; those of one secret come again
    secret: str = field(repr=False)

    @property
    def _marking(self) -> Marking:
        return Marking(self.recommender.content, self.recommender.nearness)

    def decide(self, answers: Answers, key: str = "", visit: str = "") -> Kept:
        """Decide, keep the case, and only then return it; the same key returns the same case.

        Whoever has the key has the case: it comes back with the same token, so a key must be one
        that nobody else can guess.
        `visit` is the token of the visit that the answers come from, which ends when the case is
        deleted. Raises AnswersError and EngineError, then there is no decision; ConflictError for
        a key that came with other answers; and NotKeptError when the store fails, or when the
        visit has ended meanwhile.
        """
        return self.decide_evaluated(self.recommender.evaluate(answers), key, visit)

    def decide_evaluated(self, evaluation: Evaluation, key: str = "", visit: str = "") -> Kept:
        """Do what `decide` does for answers that the same recommender has evaluated already."""
        return self._decide(evaluation, key, "", visit)

    def decide_anew(
        self, evaluation: Evaluation, key: str, replaces: str, token: str, visit: str = ""
    ) -> Kept:
        """Decide for somebody who has changed answers: the new case replaces the one with this id.

        Both stay in the store. Every code of the replaced case opens the new one; the token that
        comes back is `token` where it is such a code, else one more. Only for whoever has just
        given the answers. Raises what `decide` does.
        """
        own = token if self._opens(token, replaces) else ""
        return self._decide(evaluation, key, own, visit, replaces)

    def stop(self, answers: Answers) -> Plan | None:
        """Return the stop that is certain by these answers, or None; nothing is kept.

        Whoever must see a doctor is told so also where nothing can be kept.
        """
        state = self.recommender.interview(answers)
        if state.certain.allows_week or state.page is not None:
            return None
        return self.recommender.plan(answers)

    def own_case(self, token: str) -> Case | None:
        """Return the case that a person's token opens, or None."""
        return self.store.find_by_token(hashed_code(token)) if token else None

    def own_line(self, token: str) -> tuple[Case, ...]:
        """Return the cases of a person that a token opens, newest first."""
        return self.store.line_of(hashed_code(token)) if token else ()

    def reopen(self, case_id: str, token: str, visit: str) -> Kept:
        """Return a case for its person, with this token if it opens the case, else one more.

        Only for the person who has just given the answers, in the visit of this token; one visit
        gets one more at most. Raises NotFoundError.
        """
        own = self.own_case(token)
        if own is not None and own.id == case_id:
            return Kept(own, token)
        made = self._code_of(visit, case_id)
        self.store.add_token(case_id, hashed_code(made))
        return Kept(self.store.find(case_id), made)

    def own_data(self, token: str) -> JsonObject | None:
        """Return all that is kept of a person as JSON-ready data, or None for a wrong token."""
        line = self.own_line(token)
        if not line:
            return None
        newest, *earlier = (self._data_of(case) for case in line)
        calendar = self.calendars.of_token(hashed_code(token))
        exports = self.records.about(LISTS, RecordKind.EXPORT)
        return {
            **newest,
            "calendar": asdict(calendar.choice) if calendar else None,
            "earlier": earlier,
            # the filter of such a file may tell of others
            "files_that_may_hold_it": [event.at for event in exports if event.at >= line[-1].at],
        }

    def delete_own(self, token: str, *more: str) -> bool:
        """Delete all that a token opens, and more cases by their ids, for good, or nothing.

        Visits that any of them came from end with it. Returns whether there was anything. The ids
        are only for the person who has just given the answers of these cases.
        """
        number = self.store.delete_all(hashed_code(token), more, self._deletion)
        if number:
            log_event(SecurityEvent(EventName.DELETE, who=PERSON, number=number))
        return number > 0

    def _deletion(self, case_id: str) -> Event:
        return self.system.event(RecordKind.DELETION, case_id, PERSON, {})

    def _opens(self, token: str, case_id: str) -> bool:
        try:
            return case_id in [case.id for case in self.own_line(token)]
        except StorageError:
            # what is decided next may be a stop, which goes out all the same
            return False

    def _decide(
        self, evaluation: Evaluation, key: str, token: str, visit: str, replaces: str = ""
    ) -> Kept:
        made, answers = self._recommended(evaluation), evaluation.situation.answers
        asked = sha256_hex(canonical_json(answers)) if key else ""
        token = token or (self._code_of(key, asked) if key else self.system.new_code())
        plan = self.recommender.plan_of(made)
        ids = self.system.new_id(), self.system.time()
        case = Case(*ids, answers, plan, plan_text(plan))
        new = NewCase(
            case=case,
            salt=self.system.new_salt(),
            token_hash=hashed_code(token),
            marks=self._marking.marks_in(made.evaluation.situation, case),
            key=key,
            request_digest=asked,
            keys_since=self.system.time(minutes=KEY_MINUTES),
            replaces=replaces,
            visit=hashed(visit) if visit else "",
        )
        kept = self._add(new)
        is_new = kept.id == case.id
        if is_new:
            self.growth.note()
        if made.assessment.fault is not None and is_new:
            self._keep_fault(made.assessment.fault, case.id)
        return Kept(kept, token, is_new)

    def _code_of(self, *words: str) -> str:
        """Return the code that belongs to these words, which only their owner knows.

        It comes again with them, so that asking again and again makes no more codes.
        """
        said = canonical_json(["code", *words])
        return code_from(hmac.digest(self.secret.encode(), said, "sha256")[:CODE_BYTES])

    def _data_of(self, case: Case) -> JsonObject:
        about = [event for event in self.records.about(case.id) if not event.answers]
        return {
            "case": case.id,
            "at": case.at,
            "answers": {name: value_data(value) for name, value in case.answers.items()},
            # as it is kept, whichever software wrote it
            "plan": json.loads(case.plan_text),
            "diary": [diary_data(entry) for entry in self.diary.of_case(case.id)],
            "history": [
                # who looked is named to the person by role alone: "somebody at the desk"
                {"at": event.at, "what": event.kind.value, "said": json.loads(event.body)}
                for event in about
            ],
        }

    def _recommended(self, evaluation: Evaluation) -> Recommendation:
        try:
            return self.recommender.recommend_evaluated(evaluation)
        except EngineError as error:
            self._keep_fault(error.fault)
            raise

    def _keep_fault(self, fault: Fault, case_id: str = "") -> None:
        digest = self.recommender.content.digest
        keep_fault(self.records, self.system, fault, digest, case_id)

    def _add(self, new: NewCase) -> Case:
        try:
            (case_id,) = self.store.add(new)
            return new.case if case_id == new.case.id else self.store.find(case_id)
        except (StorageError, NotFoundError):
            # anybody who must see a doctor is told so even when nothing can be kept
            stop = None if new.case.triage.allows_week else new.case.plan
        # also of a stop, which goes out all the same
        log_event(SecurityEvent(EventName.KEEP_FAIL, EventOutcome.FAILURE))
        raise NotKeptError(stop)
