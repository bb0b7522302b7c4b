"""What leaves out a rung leaves out the harder rungs that ask the body for all that it asks for."""

import pytest

from recommender.domain.content import Content
from recommender.domain.exercises import Exercise
from recommender.domain.rules import Avoids, Cap, Phase, Rule
from recommender.inference.deciding import Decider
from tests.content.folders import real_content

# what stands in the room says nothing of how somebody moves
THINGS = {"firm_chair", "free_wall"}
NAMING = tuple(
    rule
    for rule in real_content().rules
    if isinstance(rule.then, Avoids) and {*rule.then.what} & {*real_content().exercises}
)
# an easier and a harder rung that do not move alike in what the rules leave out of the easier one
RIGHT = {
    ("chair-upper-back-arch", "small-back-extension"): "no edge in the back, the chin level",
    ("chair-upper-back-arch", "standing-back-extension"): "no edge in the back, the chin level",
    ("hip-hinge", "carry-bag"): "one hand is on the chair while the bag is taken and put down",
    (
        "lift-from-chair",
        "carry-bag",
    ): "one hand is on the chair while the bag is taken and put down",
    ("hinge-with-weight", "carry-bag"): "one hand is on the chair, and the bag is small",
    ("heel-raise", "feet-together-stand"): "both soles stay flat",
    ("heel-raise", "weight-shift"): "both soles stay flat",
    **{
        ("towel-pull-apart", row): "the loops of a band go over the forearms, a towel is gripped"
        for row in ("seated-band-row", "band-pull-apart", "standing-band-row", "strong-band-row")
    },
}


def _asks_for_all(harder: Exercise, easier: Exercise) -> bool:
    return {*easier.demands} - THINGS <= {*harder.demands}


def _left(content: Content, rule: Rule, avoided: frozenset[str], phase: int) -> set[str]:
    assert isinstance(rule.then, Avoids)
    named = [content.exercises[name] for name in rule.then.what if name in content.exercises]
    return {
        harder
        for easier in named
        for harder in content.harder_than(easier.id)
        if (easier.id, harder) not in RIGHT
        and _asks_for_all(content.exercises[harder], easier)
        and not content.exercises[harder].disabled
        and content.exercises[harder].earliest <= phase
        and not avoided & {harder, *content.exercises[harder].demands}
    }


@pytest.mark.parametrize("rule", NAMING, ids=lambda rule: rule.id)
def test_who_may_not_do_a_rung_may_not_do_a_harder_one_that_moves_alike(
    content: Content, decider: Decider, rule: Rule
) -> None:
    for example in rule.examples:
        if example.fires.name == "YES":
            assessment = decider.assess(example.answers)
            avoided = frozenset(because.what for because in assessment.avoid)
            phase = assessment.cap(Cap.PHASE)

            left = _left(content, rule, avoided, Phase.LASTING if phase is None else phase)
            assert left == set(), example.name


def test_each_exception_is_a_pair_that_the_test_would_find(content: Content) -> None:
    for easier, harder in RIGHT:
        assert harder in content.harder_than(easier)
        assert _asks_for_all(content.exercises[harder], content.exercises[easier])
