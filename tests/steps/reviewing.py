"""Reviewing: what clinicians say of cases, and what each of them sees of it."""

from dataclasses import replace
from typing import Any

from pytest_bdd import given, parsers, then, when
from werkzeug.test import TestResponse

from recommender.analysis.agreement import RuleAgreement
from recommender.analysis.queue import Why
from recommender.domain.reviews import DisagreeReason, Review, Verdict
from recommender.domain.rules import Triage
from recommender.domain.users import RIGHTS, Right, Role, Visitor
from recommender.service.reviews import NewReview
from tests.steps.practice import Practice
from tests.web.visiting import token_on

WORDS = "I have seen this otherwise."


def a_clinician(name: str) -> Visitor:
    return Visitor(name, RIGHTS[Role.CLINICIAN])


@given(parsers.parse('"{name}" has agreed with the case'))
@when(parsers.parse('"{name}" agrees with the case'))
def somebody_agrees(practice: Practice, name: str) -> None:
    practice.services.reviews.add(practice.case_id, NewReview(Verdict.AGREE), a_clinician(name))


@when(parsers.parse('"{name}" agrees with every case'))
def somebody_agrees_with_every(practice: Practice, name: str) -> None:
    for kept in practice.kept:
        practice.services.reviews.add(kept.case.id, NewReview(Verdict.AGREE), a_clinician(name))


@given(parsers.parse('"{name}" has disagreed as "{reason}", and would have chosen "{right}"'))
@when(parsers.parse('"{name}" disagrees as "{reason}", and would have chosen "{right}"'))
def somebody_disagrees(practice: Practice, name: str, reason: str, right: str) -> None:
    _disagree(practice, name, DisagreeReason(reason), Triage(right))


@when(
    parsers.parse(
        '"{name}" disagrees with the rule "{rule}" as "{reason}", and would have chosen "{right}"'
    )
)
def somebody_blames(practice: Practice, name: str, rule: str, reason: str, right: str) -> None:
    _disagree(practice, name, DisagreeReason(reason), Triage(right), rule)


@when(
    parsers.parse(
        '"{name}" agrees with the triage of that person, and finds the week wrong as "{reason}"'
    )
)
def somebody_finds_the_week_wrong(practice: Practice, name: str, reason: str) -> None:
    said = NewReview(
        verdict=Verdict.DISAGREE,
        reason=DisagreeReason(reason),
        words=WORDS,
        triage_verdict=Verdict.AGREE,
        week_verdict=Verdict.DISAGREE,
    )
    practice.services.reviews.add(practice.kept[-1].case.id, said, a_clinician(name))


@then("the review of that person says")
def the_review_says(practice: Practice, datatable: list[list[str]]) -> None:
    [review] = practice.services.stores.reviews.reviews_of(practice.kept[-1].case.id)
    names, *rows = datatable
    found = {
        "verdict": review.verdict,
        "triage": review.triage_verdict,
        "week": review.week_verdict,
        "right": review.right_triage or "",
    }

    assert rows == [[found[name] for name in names]]


@when("a clinician at the desk disagrees and says nothing more", target_fixture="answer")
def a_clinician_only_disagrees(practice: Practice) -> TestResponse:
    return post_at_desk(practice, f"cases/{practice.case_id}/reviews", verdict="disagree")


@then(parsers.parse('the clinician is asked for "{fields}"'))
def the_clinician_is_asked_for(answer: TestResponse, fields: str) -> None:
    assert answer.status_code == 422
    assert list(answer.get_json()["errors"]) == fields.split(", ")


@then("no review is kept")
def no_review_is_kept(practice: Practice) -> None:
    assert practice.services.stores.reviews.every_review() == ()


@then(parsers.parse('"{name}" sees these reviews'))
def somebody_sees_these(practice: Practice, name: str, datatable: list[list[str]]) -> None:
    shown, kept_back = practice.services.reviews.of_case(practice.case_id, a_clinician(name))
    names, *rows = datatable

    assert [[_cells(review)[name] for name in names] for review in shown] == rows
    assert kept_back == 0


@then(parsers.parse('"{name}" sees no review, and that {number:d} is kept back'))
def somebody_sees_none(practice: Practice, name: str, number: int) -> None:
    assert practice.services.reviews.of_case(practice.case_id, a_clinician(name)) == ((), number)


@then(parsers.parse('the case is in the queue of "{name}" for a second opinion'))
def the_case_waits_for(practice: Practice, name: str) -> None:
    # a reviewer is not told why: only who does not review may know that somebody disagreed
    assert _queue(practice, name)[practice.case_id] is not Why.SECOND_OPINION
    assert _reasons(practice, name)[practice.case_id] is Why.SECOND_OPINION


@then(parsers.parse('the case is not in the queue of "{name}"'))
def the_case_does_not_wait(practice: Practice, name: str) -> None:
    assert practice.case_id not in _queue(practice, name)


@then(parsers.parse('nobody asks "{name}" for a second opinion'))
def nobody_asks(practice: Practice, name: str) -> None:
    assert Why.SECOND_OPINION not in _reasons(practice, name).values()


@then("the agreement with these rules is")
def the_agreement_is(practice: Practice, datatable: list[list[str]]) -> None:
    found = {entry.rule: entry for entry in practice.services.reviews.agreement().rules}

    for rule, reviews, agree in datatable[1:]:
        assert found[rule] == RuleAgreement(rule, int(reviews), int(reviews) - int(agree))


@then(parsers.parse('"{one}" and "{other}" agree on {agreed:d} of {cases:d} cases'))
def two_agree_on(practice: Practice, one: str, other: str, agreed: int, cases: int) -> None:
    [pair] = practice.services.reviews.agreement().verdicts

    assert (pair.reviewers, pair.agreed, pair.cases) == ((one, other), agreed, cases)


def _disagree(
    practice: Practice, name: str, reason: DisagreeReason, right: Triage, rule: str = ""
) -> None:
    said = NewReview(Verdict.DISAGREE, reason, right, rule, WORDS)
    practice.services.reviews.add(practice.case_id, said, a_clinician(name))


def post_at_desk(practice: Practice, url: str, **said: Any) -> TestResponse:
    """Send something as a clinician at the desk, as a program does."""
    client = practice.browser(practice.sign_in("anna"))
    return client.post(f"/audit/{url}.json", data={"csrf_token": token_on(client), **said})


def _cells(review: Review) -> dict[str, str]:
    return {
        "who": review.reviewer,
        "verdict": review.verdict,
        "reason": review.reason or "",
        "right": review.right_triage or "",
    }


def _queue(practice: Practice, name: str) -> dict[str, Why]:
    return {
        queued.entry.id: queued.why for queued in practice.services.reviews.queue(a_clinician(name))
    }


def _reasons(practice: Practice, name: str) -> dict[str, Why]:
    """Return why cases are in a queue, as somebody who does not review is told."""
    reader = replace(a_clinician(name), rights=frozenset({Right.READ}))
    return {queued.entry.id: queued.why for queued in practice.services.reviews.queue(reader)}
