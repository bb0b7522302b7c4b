"""The red lines of the stated population: what is missed is said, also under other guesses."""

from dataclasses import replace

import pytest

from recommender.domain.content import Content
from recommender.domain.population import RedLine
from recommender.domain.rules import Triage
from recommender.service.red_lines import Balance, balance
from recommender.service.weighing import warning_signs

# many drawn people
pytestmark = pytest.mark.crowd

FEW = 100


@pytest.fixture(scope="module")
def found(content: Content) -> Balance:
    assert content.population is not None
    lines = (
        *content.population.red_lines,
        RedLine("nobody at all to 999", (Triage.EMERGENCY,), at_most=0),
    )
    return balance(replace(content, population=replace(content.population, red_lines=lines)), FEW)


def test_the_shares_of_all_triages_are_one_under_every_supposition(found: Balance) -> None:
    for shares in (found.stated, *found.supposed.values()):
        assert sum(share.value for share in shares.values()) == pytest.approx(1)


def test_fewer_false_signs_send_fewer_people_and_more_send_more(found: Balance) -> None:
    fewer, stated, more = (
        shares[Triage.EMERGENCY].value
        for shares in (
            found.supposed["half as many false signs"],
            found.stated,
            found.supposed["twice as many false signs"],
        )
    )

    assert fewer < stated < more


def test_no_serious_kind_gets_weeks_beyond_its_line(found: Balance) -> None:
    serious = [entry for entry in found.lines if entry.line.kinds]

    assert serious
    assert [entry.line.name for entry in serious if not entry.is_kept and not entry.kept_if] == []


def test_a_line_that_is_missed_is_told_so_with_what_would_keep_it(found: Balance) -> None:
    impossible = found.lines[-1]

    assert not impossible.is_kept
    assert impossible.kept_if == ()


def test_a_warning_sign_is_an_option_that_may_stop(content: Content) -> None:
    signs = set(warning_signs(content))

    assert ("saddle_signs", "saddle_numbness") in signs
    assert ("saddle_signs", "none") not in signs
    assert ("conditions", "cancer") not in signs
