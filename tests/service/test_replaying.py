"""Replay: the same to the byte, every difference with its place, or a problem and no crash."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from recommender.content.loading import build_content
from recommender.content.reading import Texts, digest_of
from recommender.domain.canonical import canonical_json
from recommender.domain.cases import KeptTexts
from recommender.domain.errors import ContentError, NotFoundError
from recommender.domain.rules import Triage
from recommender.explain.comparing import Difference
from recommender.service.app import App
from recommender.service.content_cache import KEPT_OPEN, ContentCache
from recommender.service.recommender import Recommender
from recommender.service.replays import Replayed, replay, replay_under
from tests.people import a_person
from tests.service import SEVERITY, STRONG_PAIN, graver, reworded
from tests.service.versions import AT, keep_versions


@pytest.fixture
def kept(services: App) -> KeptTexts:
    """A kept case with strong pain."""
    case = services.cases.decide(a_person(services.recommender.content, **STRONG_PAIN)).case
    return services.stores.cases.find_texts(case.id)


@pytest.fixture
def content_cache(services: App) -> ContentCache:
    return services.content_cache


def said_otherwise(kept: KeptTexts, **said: Any) -> KeptTexts:
    """Return the case as if its plan had said something else."""
    return replace(kept, plan=canonical_json({**json.loads(kept.plan), **said}))


def test_a_case_is_the_same_under_its_own_content(
    recommender: Recommender, kept: KeptTexts
) -> None:
    assert replay(recommender, kept) == Replayed(recommender.content.digest, is_same=True)


def test_a_case_is_the_same_when_its_content_is_read_from_the_store(
    services: App, texts: Texts
) -> None:
    files = graver(texts)
    former = Recommender(build_content(files))
    services.stores.contents.keep(former.content.digest, files, AT)
    case = App(former, services.stores, services.system).cases.decide(
        a_person(former.content, **STRONG_PAIN)
    )
    kept = services.stores.cases.find_texts(case.case.id)

    replayed = replay_under(services.content_cache, kept.content_digest, kept)

    assert json.loads(kept.plan)["triage"] == "urgent"
    assert replayed == Replayed(former.content.digest, is_same=True)


def test_a_case_is_the_same_under_a_content_whose_rules_said_who_reviewed_them(
    services: App, texts: Texts
) -> None:
    older = {
        file: text.replace(b"\n  evidence:", b"\n  reviewed: none\n  evidence:")
        for file, text in texts.items()
    }
    former = Recommender(build_content(older, is_kept=True))
    services.stores.contents.keep(former.content.digest, older, AT)
    decided = App(former, services.stores, services.system).cases.decide(
        a_person(former.content, **STRONG_PAIN)
    )
    kept = services.stores.cases.find_texts(decided.case.id)

    replayed = replay_under(services.content_cache, kept.content_digest, kept)

    assert former.content.digest != services.recommender.content.digest
    assert replayed == Replayed(former.content.digest, is_same=True)
    assert replay(services.recommender, kept).is_same


def test_a_case_that_an_older_software_decided_is_the_same_under_its_name(
    recommender: Recommender, kept: KeptTexts
) -> None:
    older = replace(said_otherwise(kept, software_version="0.0.9"), software_version="0.0.9")

    assert replay(recommender, older) == Replayed(recommender.content.digest, is_same=True)


def test_a_decision_that_became_another_is_named_with_its_place(
    texts: Texts, kept: KeptTexts
) -> None:
    other = Recommender(build_content(graver(texts)))

    replayed = replay(other, kept)

    concluded = "trace / strong-at-rest / concluded / triage"
    assert (replayed.content_digest, replayed.is_same) == (other.content.digest, False)
    assert Difference("triage", "clinician_first", "urgent") in replayed.differences
    assert Difference(concluded, "clinician_first", "urgent") in replayed.differences


def test_another_content_that_decides_the_same_is_no_difference(
    texts: Texts, kept: KeptTexts
) -> None:
    other = Recommender(build_content(reworded(texts)))

    replayed = replay(other, kept)

    assert replayed == Replayed(other.content.digest, is_same=True)
    assert other.content.digest != kept.content_digest


def test_a_plan_that_was_changed_is_different_in_that_one_place(
    recommender: Recommender, kept: KeptTexts
) -> None:
    replayed = replay(recommender, said_otherwise(kept, triage="plan"))

    assert not replayed.is_same
    assert replayed.differences == (Difference("triage", "plan", "clinician_first"),)


def test_a_plan_with_other_spaces_is_not_the_same_bytes_but_says_the_same(
    recommender: Recommender, kept: KeptTexts
) -> None:
    spaced = replace(kept, plan=json.dumps(json.loads(kept.plan)).encode())

    replayed = replay(recommender, spaced)

    assert replayed.differences == ()


def test_a_plan_that_can_no_longer_be_read_is_a_problem_and_no_crash(
    recommender: Recommender, kept: KeptTexts
) -> None:
    replayed = replay(recommender, replace(kept, plan=b"nonsense"))

    assert not replayed.is_same
    assert replayed.problem


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"age": "forty"}, "Age"),
        ({"experience": "expert"}, "Exercise habit"),
        ({"shoe_size": 42}, "shoe_size"),
        ({"where": "low_back"}, "Where it hurts"),
        ({"minutes_a_day": None}, "Minutes a day"),
    ],
)
def test_answers_that_no_longer_fit_the_questions_are_a_problem_and_no_crash(
    recommender: Recommender, kept: KeptTexts, answers: dict[str, Any], named: str
) -> None:
    given = {**json.loads(kept.answers), **answers}

    replayed = replay(recommender, replace(kept, answers=canonical_json(given)))

    assert (replayed.is_same, replayed.differences) == (False, ())
    assert replayed.problem.startswith("Its answers do not fit these questions.")
    assert f"{named}: " in replayed.problem


def test_answers_that_lack_some_would_be_asked_for_them_and_that_is_no_problem(
    recommender: Recommender, kept: KeptTexts
) -> None:
    given = json.loads(kept.answers)
    fewer = {name: value for name, value in given.items() if name != "saddle_signs"}

    replayed = replay(recommender, replace(kept, answers=canonical_json(fewer)))

    assert (replayed.is_same, replayed.differences, replayed.problem) == (False, (), "")
    assert replayed.following is not None
    assert replayed.following.so_far is Triage.CLINICIAN_FIRST
    assert not replayed.following.loses_stop


def test_what_would_be_asked_is_told_of_a_case_whose_plan_cannot_be_read(
    recommender: Recommender, kept: KeptTexts
) -> None:
    replayed = replay(recommender, replace(kept, answers=b'{"age":40}', plan=b"nonsense"))

    assert replayed.following is not None
    assert (replayed.following.so_far, replayed.following.loses_stop) == (Triage.PLAN, False)


def test_a_content_that_is_not_kept_is_a_problem_that_names_it(
    content_cache: ContentCache, kept: KeptTexts
) -> None:
    replayed = replay_under(content_cache, "f" * 64, kept)

    assert (replayed.content_digest, replayed.is_same) == ("f" * 64, False)
    assert "no content ffffffffffff is kept here" in replayed.problem


def test_a_kept_content_that_is_broken_is_a_problem_that_names_the_place(
    services: App, content_cache: ContentCache, texts: Texts, kept: KeptTexts
) -> None:
    broken = {**texts, SEVERITY: b"- id: ["}
    services.stores.contents.keep(digest_of(broken), broken, AT)

    replayed = replay_under(content_cache, digest_of(broken), kept)

    assert (replayed.is_same, replayed.differences) == (False, ())
    assert SEVERITY in replayed.problem


def test_a_kept_content_that_was_changed_is_a_problem(
    services: App, content_cache: ContentCache, texts: Texts, kept: KeptTexts
) -> None:
    services.stores.contents.keep("f" * 64, reworded(texts), AT)
    other = replace(said_otherwise(kept, content_digest="f" * 64), content_digest="f" * 64)

    replayed = replay_under(content_cache, "f" * 64, other)

    assert not replayed.is_same


def test_todays_content_is_the_service_that_is_open_anyway(
    content_cache: ContentCache, recommender: Recommender
) -> None:
    assert content_cache.recommender(recommender.content.digest) is recommender


def test_a_content_is_built_once_also_for_threads_that_ask_at_once(
    services: App, content_cache: ContentCache
) -> None:
    [digest] = keep_versions(services, 1)

    with ThreadPoolExecutor(max_workers=4) as pool:
        given = list(pool.map(content_cache.recommender, [digest] * 8))

    assert given[0].content.digest == digest
    assert {id(recommender) for recommender in given} == {id(given[0])}


def test_as_many_contents_as_fit_stay_open(services: App, content_cache: ContentCache) -> None:
    digests = keep_versions(services, KEPT_OPEN)

    first = [content_cache.recommender(digest) for digest in digests]

    assert all(
        content_cache.recommender(digest) is was for digest, was in zip(digests, first, strict=True)
    )


def test_one_content_more_forgets_the_oldest_alone(
    services: App, content_cache: ContentCache
) -> None:
    *digests, last = keep_versions(services, KEPT_OPEN + 1)
    oldest, *others = [content_cache.recommender(digest) for digest in digests]

    content_cache.recommender(last)

    kept = [content_cache.recommender(digest) for digest in digests[1:]]
    assert all(recommender is was for recommender, was in zip(kept, others, strict=True))
    assert content_cache.recommender(digests[0]) is not oldest
    assert content_cache.recommender(digests[0]).content == oldest.content


def test_the_cache_refuses_what_is_not_kept_and_what_cannot_be_read(
    services: App, content_cache: ContentCache
) -> None:
    services.stores.contents.keep("f" * 64, {}, AT)

    with pytest.raises(NotFoundError):
        content_cache.recommender("e" * 64)
    with pytest.raises(ContentError):
        content_cache.recommender("f" * 64)
