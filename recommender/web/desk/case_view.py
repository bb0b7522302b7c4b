"""What the page of a case shows, part by part, and what its twin says as data."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.kept_content import KeptContent
from recommender.domain.plan import PlanFiring
from recommender.domain.reviews import Review
from recommender.domain.week import LeftOut
from recommender.service.beside import made_beside
from recommender.service.case_inspector import OpenCase, person_summary
from recommender.service.explanations import DeskExplanation, explanation_data
from recommender.service.left_out import not_chosen, safe_among
from recommender.service.results import Decided, PersonSummary
from recommender.web.context import app
from recommender.web.desk.addresses import RuleLinks, links_in
from recommender.web.desk.came_from import WayBack, is_from_list, is_from_queue, way_back
from recommender.web.desk.care_view import CareView, care_view
from recommender.web.desk.case_head import CaseHead, head_of
from recommender.web.desk.case_words import (
    CaseMessages,
    LeftOutGroup,
    Said,
    SaidPage,
    answer_pages,
    answers,
    by_reason,
    called,
    decided_words,
    messages,
)
from recommender.web.desk.diary_view import DiaryView, diary_view
from recommender.web.desk.explanation_words import ExplanationWords, explanation_words
from recommender.web.desk.needs_view import (
    NeedView,
    ProgrammeView,
    needs_view,
    programmes_view,
)
from recommender.web.desk.path_view import PathView, path_view
from recommender.web.desk.queue_view import QueueRow, queued_row
from recommender.web.desk.review_bar import ReviewBar
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.step_words import NearStop, near_stop
from recommender.web.desk.week_view import WeekView, week_view
from recommender.web.desk.what_if_form import KeptWhatIf, kept_what_ifs


@dataclass(frozen=True)
class CaseLook:
    """When somebody looked at a case, and who."""

    at: str
    by: str


@dataclass(frozen=True)
class CaseFacts:
    """What page and data of a case both tell; `withheld` counts reviews that are kept back.

    `near` is what the list of cases says of it: where a likely other answer would have sent it.
    """

    near: NearStop | None
    decided: tuple[Decided, ...]
    explanation: DeskExplanation | None
    not_chosen: tuple[LeftOut, ...]
    reviews: tuple[Review, ...]
    withheld: int
    what_ifs: tuple[KeptWhatIf, ...]
    looks: tuple[CaseLook, ...]
    diary: DiaryView | None


@dataclass(frozen=True)
class LeftOutView:
    """Why exercises are not in the week; without a week by reason, and how many were safe."""

    each: tuple[LeftOut, ...]
    groups: tuple[LeftOutGroup, ...]
    safe: int


@dataclass(frozen=True)
class CaseView:
    """The page of a case.

    `content` is what is known of the content that decided, None where it is not kept. `person` is
    whom the case is about; None where no content says how to tell that. `denied` are the answers
    that say none or no, `behind` those by which a triage rule fired. `stop_reason` is why the
    planner stopped, where no rule did. `topics` has what questions are called. `queued` is why the
    case is in the queue, for who comes from there; `is_from_list` says that they come from a list.
    """

    case: CaseHead
    back: WayBack
    queued: QueueRow | None
    content: KeptContent | None
    person: PersonSummary | None
    facts: CaseFacts
    stop_reason: str
    messages: CaseMessages
    path: PathView
    reasons: ExplanationWords | None
    pages: tuple[SaidPage, ...]
    denied: tuple[SaidPage, ...]
    behind: tuple[Said, ...]
    trace: tuple[PlanFiring, ...]
    care: CareView
    week: WeekView
    needs: tuple[NeedView, ...]
    programmes: tuple[ProgrammeView, ...]
    left_out: LeftOutView
    bar: ReviewBar | None
    topics: Mapping[str, str]
    rules: RuleLinks
    is_from_list: bool


def facts_of(opened: OpenCase) -> CaseFacts:
    """Return what is known of a case beside what was kept of it."""
    case = opened.case
    reviews, withheld = app().reviews.of_case(case.id, visitor())
    stops = app().inspector.likely_stops([app().inspector.entry(case.id)])
    return CaseFacts(
        near=near_stop(stops.get(case.id)),
        decided=decided_words(opened),
        explanation=app().explanations.for_desk(opened.content, case.answers, case.triage),
        not_chosen=not_chosen(opened, app().content),
        reviews=reviews,
        withheld=withheld,
        what_ifs=kept_what_ifs(opened, app().log.what_ifs(case.id)),
        looks=tuple(CaseLook(look.at, look.actor) for look in app().log.looks(case.id)),
        diary=made_beside("diary", lambda: diary_view(case)),
    )


def case_data(opened: OpenCase, facts: CaseFacts) -> dict[str, object]:
    """Return a case as the twin of its page says it."""
    return {
        "case": head_of(opened),
        "plan": opened.case.plan,
        "answers": answers(opened),
        "likely_stop": facts.near,
        "decided": facts.decided,
        "stop_reason": opened.case.stop_reason,
        "explanation": explanation_data(facts.explanation),
        "not_chosen": facts.not_chosen,
        "reviews": facts.reviews,
        "reviews_withheld": facts.withheld,
        "what_ifs": facts.what_ifs,
        "looks": facts.looks,
        "diary": facts.diary,
    }


def own_review(facts: CaseFacts) -> Review | None:
    """Return what whoever is at the desk said of a case, last; None where that is nothing."""
    own = [review for review in facts.reviews if review.reviewer == visitor().name]
    return own[-1] if own else None


def case_view(opened: OpenCase, facts: CaseFacts, shown: str, bar: ReviewBar | None) -> CaseView:
    """Return the page of a case with the path to the decision of this name, or to its triage.

    `bar` is the form of a review, None for who may not review.
    """
    content, case = opened.content, opened.case
    pages, denied = answer_pages(opened)
    return CaseView(
        case=head_of(opened),
        back=way_back(),
        is_from_list=is_from_list(case.id),
        queued=queued_row(case.id) if is_from_queue() and bar else None,
        content=_kept_content(case.content_digest),
        person=person_summary(opened, app().content),
        facts=facts,
        stop_reason=case.stop_reason,
        messages=messages(opened),
        path=path_view(opened, facts.decided, shown),
        reasons=explanation_words(content, case.answers, facts.explanation),
        pages=pages,
        denied=denied,
        behind=tuple(said for page in pages for said in page.answers if said.is_behind),
        trace=case.plan.trace,
        care=care_view(content, case.plan),
        week=week_view(content, case.plan),
        needs=needs_view(content, case.plan, facts.not_chosen),
        programmes=programmes_view(content, case.plan),
        left_out=_left_out(facts.not_chosen),
        bar=bar,
        topics=called(content)["questions"],
        rules=links_in(opened),
    )


def _kept_content(digest: str) -> KeptContent | None:
    """Return what is known of the content that decided, or None where it is not kept."""
    every = app().content_versions.every()
    return next((kept for kept in every if kept.digest == digest), None)


def _left_out(left_out: tuple[LeftOut, ...]) -> LeftOutView:
    return LeftOutView(left_out, by_reason(left_out), safe_among(left_out, app().content))
