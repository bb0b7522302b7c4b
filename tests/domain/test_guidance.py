"""When to carry on, go easier and stop, counted from a person's usual pain."""

from dataclasses import replace

import pytest

from recommender.domain.conditions import HasFinding, Situation
from recommender.domain.guidance import Ambulance, PainBand, StopRule, StrongFor, WhenItHurts
from recommender.domain.truth import Truth

CARRY_ON = PainBand(up_to=3, above_usual=1, say="Carry on up to {most}.")
GO_EASIER = PainBand(up_to=5, above_usual=2, say="Go easier up to {most}.")
STOP = "Stop above {most}."
RULE = StopRule(
    question="pain_rest",
    stop_from=8,
    carry_on=CARRY_ON,
    go_easier=GO_EASIER,
    stop_say=STOP,
    usual_say="Your usual pain is {usual}.",
    sources=("judgement",),
    moving="pain_move",
)


@pytest.mark.parametrize(
    ("usual", "carry_on", "go_easier"), [(0, 3, 5), (2, 3, 5), (3, 4, 5), (4, 5, 6), (5, 6, 7)]
)
def test_more_is_allowed_to_whom_more_is_usual(usual: int, carry_on: int, go_easier: int) -> None:
    assert RULE.lines({"pain_rest": usual}) == (
        (CARRY_ON.say, carry_on),
        (GO_EASIER.say, go_easier),
        (STOP, go_easier),
    )


def test_no_usual_pain_allows_more_than_what_always_stops() -> None:
    assert RULE.lines({"pain_rest": 9}) == ((CARRY_ON.say, 7), (STOP, 7))


@pytest.mark.parametrize("answers", [{}, {"pain_rest": True}, {"pain_rest": "much"}])
def test_what_was_not_told_counts_as_none(answers: dict[str, bool | str]) -> None:
    assert RULE.usual(answers) is None
    assert RULE.lines(answers) == RULE.lines({"pain_rest": 0})


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"pain_rest": 4, "pain_move": 7}, (7, 6)),
        ({"pain_rest": 4, "pain_move": 6}, None),
        ({"pain_rest": 4}, None),
        ({"pain_move": 6}, (6, 5)),
    ],
)
def test_whom_moving_hurts_more_than_is_allowed_is_told_so(
    answers: dict[str, bool | int | str | tuple[str, ...]], said: tuple[int, int] | None
) -> None:
    assert RULE.moving_hurts_more(answers) == said


AT_RISK = StrongFor(
    "at-risk", ("Call today.",), "It can break.", ("judgement",), HasFinding("weak")
)
HURTS = WhenItHurts((), "", "", "", ("Enough.",), ("Stop.",), for_some=(AT_RISK,))


@pytest.mark.parametrize(
    ("truth", "said"),
    [(Truth.YES, ("Call today.",)), (Truth.UNKNOWN, ("Call today.",)), (Truth.NO, ())],
)
def test_strong_pain_means_more_to_some_and_an_unknown_is_no_no(
    truth: Truth, said: tuple[str, ...]
) -> None:
    assert HURTS.after_strong(Situation({}, findings={"weak": truth})) == said


def test_a_line_that_fits_twice_is_said_once_and_a_faulty_one_not_at_all() -> None:
    twice = replace(HURTS, for_some=(AT_RISK, AT_RISK, replace(AT_RISK, say=("No.",), when=None)))

    assert twice.after_strong(Situation({}, findings={"weak": Truth.YES})) == ("Call today.",)


def test_signs_leave_what_their_heading_says_and_others_stand_whole() -> None:
    box = Ambulance(each="Call if {sign}.", heading_says="Call now for these.")
    lines = ("Call now for these.", "Call if you are faint.", "Call after a fall.", "Call if so")

    assert box.signs(lines) == ("you are faint",)
    assert box.others(lines) == ("Call after a fall.", "Call if so")
