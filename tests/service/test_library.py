"""The library finds exercises by words and kinds, and tells who must leave each out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recommender.domain.content import Content
from recommender.domain.exercises import Exercise
from recommender.domain.rules import Avoids
from recommender.service.library import NOTHING_SPECIAL, Library, Lookup, plain
from recommender.service.recommender import Recommender
from tests.people import a_plain_case


@pytest.fixture
def library(content: Content) -> Library:
    return Library(content)


def ids(exercises: tuple[Exercise, ...]) -> list[str]:
    return [exercise.id for exercise in exercises]


def test_whoever_wants_nothing_gets_all_that_a_week_can_hold(library: Library) -> None:
    known = library.content.exercises
    refused = {exercise.id for exercise, _ in library.refused}

    found = ids(library.find(Lookup()))

    assert len(found) == len(known) - len(refused)
    assert {*found}.isdisjoint(refused)
    assert {*found} | refused == {*known}


@pytest.mark.parametrize("name", ["place", "need", "position", "equipment", "level"])
def test_each_kind_finds_those_that_have_it(library: Library, name: str) -> None:
    has: Callable[[Exercise], tuple[str, ...]] = {
        "place": lambda one: one.places or ("",),
        "need": lambda one: one.needs,
        "position": lambda one: (one.position,),
        "equipment": lambda one: one.equipment or (NOTHING_SPECIAL,),
        "level": lambda one: (str(one.level),),
    }[name]
    values = {value for one in library.offered for value in has(one)} - {""}

    for value in values:
        found = library.find(Lookup(**{name: value}))
        assert found, value
        expected = [one for one in library.offered if value in has(one)]
        if value != NOTHING_SPECIAL:
            assert found == tuple(expected), value


def test_nothing_special_is_all_that_needs_no_more_than_a_home_has(library: Library) -> None:
    found = library.find(Lookup(equipment=NOTHING_SPECIAL))

    for exercise in library.offered:
        is_at_home = library.content.household.issuperset(exercise.equipment)
        assert (exercise in found) is is_at_home, exercise.id


def test_all_that_is_wanted_counts_together(library: Library) -> None:
    found = library.find(Lookup(words="nod", place="neck", position="bed", level="1"))

    assert ids(found) == ["chin-nod-hold-lying"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("DEAD bug", "dead-bug"),
        ("bug dead", "dead-bug"),
        ("glute bridge", "glute-bridge"),
        ("child\N{RIGHT SINGLE QUOTATION MARK}s pose", "childs-pose"),
        ("childs pose", "childs-pose"),
        ("chin-nods", "chin-nods"),
        ("foam roller calves", "roller-calves"),
    ],
)
def test_words_find_names_also_those_of_sources_whatever_their_order_and_case(
    library: Library, words: str, expected: str
) -> None:
    assert expected in ids(library.find(Lookup(words=words)))


def test_words_that_nothing_says_find_nothing(library: Library) -> None:
    assert library.find(Lookup(words="trampoline")) == ()


def test_words_are_looked_for_in_the_language_of_the_reader(library: Library) -> None:
    def said(text: str) -> str:
        return "Käfer" if text == "Dead bug" else ""

    assert ids(library.find(Lookup(words="kafer"), said)) == ["dead-bug"]
    assert library.find(Lookup(words="bridge"), said) == ()


def test_what_is_searched_has_no_accents_hyphens_or_apostrophes() -> None:
    assert plain("Sit-to-Stand à, child's") == "sit to stand a, childs"


def test_each_exercise_stands_once_under_the_place_where_it_is_felt_first(
    library: Library,
) -> None:
    parts = library.by_place(library.offered)

    assert [one for part in parts for one in part.exercises] == list(library.offered)
    for part in parts:
        first = part.place.id if part.place else ()
        assert {one.places[0] if one.places else () for one in part.exercises} == {first}


def test_easier_and_harder_are_the_next_rungs_of_every_ladder(library: Library) -> None:
    content = library.content

    easier, harder = library.next_to(content.exercises["sit-to-stand"])

    assert easier == ("seated-knee-extension",)
    assert harder == ("squat-to-chair", "supported-step-up")
    assert library.next_to(content.exercises["calf-stretch"]) == ((), ())


def test_who_must_leave_it_out_is_what_the_rules_say_and_nothing_else(library: Library) -> None:
    for exercise in library.offered:
        told = [rule for part in library.left_out_for(exercise) for rule in part.rules]
        barring = [
            rule
            for rule in library.content.rules
            if isinstance(rule.then, Avoids)
            and not {exercise.id, *exercise.demands}.isdisjoint(rule.then.what)
        ]
        assert sorted(rule.id for rule in told) == sorted(rule.id for rule in barring)
        for part in library.left_out_for(exercise):
            name = part.demand.id if part.demand else exercise.id
            assert part.demand is None or part.demand.id in exercise.demands
            for rule in part.rules:
                assert isinstance(rule.then, Avoids)
                assert name in rule.then.what


def test_a_plan_bars_what_its_rules_leave_out(recommender: Recommender, library: Library) -> None:
    content = recommender.content
    plan = recommender.plan(
        a_plain_case(content, "neck", conditions=["body_part"], joint_conditions=["wrist_problem"])
    )

    said = library.barred_by(content.exercises["cat-cow"], plan)

    assert content.rules_by_id["wrist"].then.say in said  # type: ignore[union-attr]
    assert library.barred_by(content.exercises["shoulder-rolls"], plan) == ()
    out = {entry.exercise for entry in plan.left_out if entry.exercise}
    in_week = {*plan.week.exercises} if plan.week else set()
    barred = {one.id for one in library.offered if library.barred_by(one, plan)}
    assert in_week.isdisjoint(barred)
    assert barred & out


def test_a_content_without_places_and_ladders_has_a_library_all_the_same(content: Content) -> None:
    placeless = {name: replace(one, places=()) for name, one in content.exercises.items()}
    library = Library(replace(content, places={}, ladders={}, exercises=placeless))

    [part] = library.by_place(library.offered)
    assert (part.place, part.exercises) == (None, library.offered)
    assert library.next_to(library.offered[0]) == ((), ())
