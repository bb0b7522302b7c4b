"""A plan keeps English sentences with all put in; each is found again in every language."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from flask import Flask

from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanLeftOut
from recommender.domain.week_settings import ExclusionReason
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.service.settings import Settings
from recommender.web.app import create_app
from recommender.web.retelling import retold
from tests.people import a_person

STARTS = (
    "We start with up to {minutes} of your {asked} minutes a day. "
    "You build up from there, week by week."
)
GERMAN = {
    STARTS: "Von {asked} Minuten am Tag nehmen Sie erst {minutes}.",
    "It involves what you should leave out: {names}.": "Es verlangt {names}.",
    "Instead: {name}.": "Dafür: {name}.",
    "kneeling": "knien",
    "rounding the back": "einen runden Rücken",
    "Bird dog": "Vierfüßler",
    "Superman, one arm or leg at a time": "Superman, einzeln",
}


@pytest.fixture
def german(services: App, tmp_path: Path) -> Iterator[None]:
    yield from _reading(services, tmp_path, GERMAN)


@pytest.fixture
def untranslated(services: App, tmp_path: Path) -> Iterator[None]:
    yield from _reading(services, tmp_path, {})


def _reading(services: App, folder: Path, words: dict[str, str]) -> Iterator[None]:
    """Let somebody read German, as far as there are words for it."""
    place = folder / "de" / "LC_MESSAGES"
    place.mkdir(parents=True)
    catalogue = Catalog(locale="de")
    for english, said in words.items():
        catalogue.add(english, said)
    with (place / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    app = create_app(replace(services, settings=Settings(translations=str(folder))))
    with app.test_request_context(headers={"Accept-Language": "de"}):
        yield


def a_plan(recommender: Recommender, *whys: str, says: tuple[str, ...] = ()) -> Plan:
    """Return a plan with these reasons for what was left out, and what it says of the week."""
    plan = recommender.plan(a_person(recommender.content))
    assert plan.week is not None
    left_out = tuple(PlanLeftOut("Cobra", 1, why, ()) for why in whys)
    return replace(plan, left_out=left_out, week=replace(plan.week, says=says))


@pytest.mark.usefixtures("german")
def test_what_was_put_into_a_sentence_is_put_into_its_translation(
    recommender: Recommender,
) -> None:
    week = recommender.content.week
    leave_out = week.why(ExclusionReason.AVOIDED_DEMANDS, names="kneeling, rounding the back")
    instead = week.why(ExclusionReason.INSTEAD, name="Bird dog")
    with_comma = week.why(ExclusionReason.INSTEAD, name="Superman, one arm or leg at a time")
    starts = week.starts_small_say.format(minutes=17, asked=30)
    plan = a_plan(recommender, f"{leave_out} {instead}", with_comma, says=(starts,))

    told = retold(recommender.content, plan)

    assert told.week is not None
    assert told.week.says == ("Von 30 Minuten am Tag nehmen Sie erst 17.",)
    assert [entry.why for entry in told.left_out] == [
        "Es verlangt knien, einen runden Rücken. Dafür: Vierfüßler.",
        "Dafür: Superman, einzeln.",
    ]


@pytest.mark.usefixtures("untranslated")
def test_what_no_translator_has_translated_stays_as_it_was_told(
    recommender: Recommender, content: Content
) -> None:
    for person in ({}, {"age": 76, "conditions": ["bones"], "bone_conditions": ["osteoporosis"]}):
        plan = recommender.plan(a_person(content, **person))
        assert plan.left_out
        assert retold(content, plan) == plan


@pytest.mark.usefixtures("german")
def test_a_sentence_of_another_content_is_looked_up_as_it_stands(
    recommender: Recommender,
) -> None:
    plan = a_plan(recommender, "A reason that nobody gives any more.", "")

    assert retold(recommender.content, plan).left_out == plan.left_out


def test_in_english_nothing_is_looked_for(shared_app: Flask, recommender: Recommender) -> None:
    plan = recommender.plan(a_person(recommender.content))

    with shared_app.test_request_context():
        assert retold(recommender.content, plan) is plan
