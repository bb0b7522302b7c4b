"""The tips, offers and clashes of the seed texts are in the programmes."""

import pytest

from recommender.domain.content import Content


@pytest.mark.parametrize(
    ("programme", "tips"),
    [
        (
            "000-myofascial-week",
            (
                "slow-and-controlled",
                "drink-enough",
                "posture-through-the-day",
                "no-pushing-through-sharp-pain",
            ),
        ),
        ("001-spasm-week", ("drink-enough", "sleep-enough", "listen-to-your-body")),
    ],
)
def test_the_tips_of_a_seed_are_kept_in_order(
    content: Content, programme: str, tips: tuple[str, ...]
) -> None:
    assert content.programmes[programme].tips == tips


def test_every_tip_of_a_seed_rests_on_that_seed(content: Content) -> None:
    astray = [
        (programme.id, tip)
        for programme in content.programmes.values()
        if programme.seed in ("000", "001", "002", "003")
        for tip in programme.tips
        if f"seed-{programme.seed}" not in content.tips[tip].sources
    ]

    assert astray == []


OFFERS = ["hands-on-release", "pilates", "sports-massage", "rolfing"]


def test_004_names_the_four_things_that_a_professional_offers(content: Content) -> None:
    offers = content.programmes["004-self-release"].offers

    assert [(offer.id, offer.source) for offer in offers] == [(id_, "seed-004") for id_ in OFFERS]


@pytest.mark.parametrize("offer", OFFERS)
def test_advice_can_name_each_offer(content: Content, offer: str) -> None:
    assert "seed-004" in content.tips[offer].sources


def test_004_releases_with_roller_and_ball(content: Content) -> None:
    names = {item.name for item in content.programmes["004-self-release"].items}

    assert {"Foam roller", "Ball"} <= names


@pytest.mark.parametrize(
    ("programme", "exercises"),
    [
        ("000-myofascial-week", {"foam-rolling", "superman", "plank", "side-plank"}),
        ("001-spasm-week", {"foam-rolling", "plank", "side-plank"}),
        ("002-eight-stretches", set()),
        ("003-fascia-session", {"roll-down", "neck-roller"}),
    ],
)
def test_a_clash_with_a_safety_source_is_visible_on_its_item(
    content: Content, programme: str, exercises: set[str]
) -> None:
    items = content.programmes[programme].items

    assert {item.exercise for item in items if item.conflict} == exercises


@pytest.mark.parametrize(
    ("exercise", "instead"), [("roll-down", "hip-hinge"), ("neck-roller", "neck-turns")]
)
def test_a_risky_item_of_003_has_a_safer_one_instead(
    content: Content, exercise: str, instead: str
) -> None:
    (item,) = (
        item for item in content.programmes["003-fascia-session"].items if item.exercise == exercise
    )

    assert item.instead == instead
