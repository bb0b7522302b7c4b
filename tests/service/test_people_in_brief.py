"""Whom the cases of a list are about, without building every content that ever decided."""

from dataclasses import replace

from recommender.service.app import App
from recommender.service.case_inspector import TOLD_CONTENTS_MOST
from tests.people import a_person
from tests.service.versions import keep_versions


def test_a_list_tells_people_of_todays_content_and_of_few_others(services: App) -> None:
    answers = a_person(services.recommender.content, age=61, where=["neck"])
    older = keep_versions(services, TOLD_CONTENTS_MOST + 1)
    ids = [services.cases.decide(answers).case.id for _ in (0, *older)]
    first, *others = (services.stores.cases.entry(case_id) for case_id in ids)
    entries = [
        replace(one, content_digest=digest) for one, digest in zip(others, older, strict=True)
    ]

    told = services.inspector.in_brief((first, *entries))

    assert told.keys() == {first.id, *(one.id for one in entries[:TOLD_CONTENTS_MOST])}
    assert told[first.id].line == ("61 years", "Neck")
