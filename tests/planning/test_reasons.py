"""A reason is true of the week as it has become."""

from dataclasses import replace

import pytest

from recommender.domain.week_settings import ExclusionReason
from recommender.planning.reasons import true_reasons
from tests.planning.builders import (
    BRIDGE,
    SETTINGS,
    STEPS,
    STRETCH,
    a_brief,
    a_content,
    a_day,
    an_assessment,
)

R = ExclusionReason
TRAINED = replace(STEPS, climb_from=1)


def said(
    reason: ExclusionReason, *, stands: bool = False, is_trained: bool = False, is_old: bool = False
) -> list[str]:
    """Return why the bridge is out of a day, while it may stand on the next."""
    reasons = {**SETTINGS.reasons}
    if is_old:
        del reasons[R.RUNG_ORDER]
    content = a_content(steps=TRAINED if is_trained else STEPS, reasons=reasons)
    brief = a_brief(content, an_assessment())
    out = brief.left_out(BRIDGE, 1, reason)
    day = replace(a_day(brief), left_out=(replace(out, why=f"{out.why} instead: Stretch."),))
    other = a_day(brief, day=2)
    other = other.add(other.choose(BRIDGE if stands else STRETCH))
    return [entry.why for entry in true_reasons(brief, (day, other), day)]


@pytest.mark.parametrize(
    ("reason", "stands", "is_trained", "true"),
    [
        (R.TOO_EASY, True, True, "varied."),
        (R.TOO_EASY, False, True, "too_easy."),
        (R.TOO_EASY, False, False, "rung_order."),
        (R.VARIED, True, False, "varied."),
        (R.VARIED, False, False, "elsewhere."),
        (R.NO_ROOM, False, False, "no_room."),
    ],
)
def test_what_is_said_is_so(
    reason: ExclusionReason, stands: bool, is_trained: bool, true: str
) -> None:
    found = said(reason, stands=stands, is_trained=is_trained)

    assert found == [f"{true} instead: Stretch."]


def test_contents_without_words_for_the_order_of_rungs_keep_their_reasons() -> None:
    assert said(R.VARIED, is_old=True) == ["varied. instead: Stretch."]


def test_what_came_back_into_the_day_is_not_out() -> None:
    brief = a_brief()
    day = a_day(brief)
    day = replace(day.add(day.choose(BRIDGE)), left_out=(brief.left_out(BRIDGE, 1, R.NO_ROOM),))

    assert list(true_reasons(brief, (day,), day)) == []
