"""What the answers of a case should be: met, or not met."""

import pytest

from recommender.domain.answer_wishes import AnswerWish
from recommender.domain.conditions import Answers

ANSWERS: Answers = {"age": 40, "sex": "female", "both": False, "signs": ("numb", "weak")}


@pytest.mark.parametrize(
    ("wish", "is_met"),
    [
        (AnswerWish("age", least=40), True),
        (AnswerWish("age", least=41), False),
        (AnswerWish("age", most=40), True),
        (AnswerWish("age", most=39), False),
        (AnswerWish("age", least=30, most=50), True),
        (AnswerWish("sex", ("male", "female")), True),
        (AnswerWish("sex", ("male",)), False),
        (AnswerWish("both", (False,)), True),
        (AnswerWish("both", (True,)), False),
        (AnswerWish("signs", ("weak",)), True),
        (AnswerWish("signs", ("weak", "numb")), True),
        (AnswerWish("signs", ("weak", "cold")), False),
        # a range that an older question of this name cannot have
        (AnswerWish("sex", least=1), False),
        (AnswerWish("both", least=0), False),
        # what was not answered is neither yes nor no
        (AnswerWish("fever", (False,)), False),
        (AnswerWish("pain", least=0), False),
    ],
)
def test_a_wish_is_met_by_the_answer_alone(wish: AnswerWish, *, is_met: bool) -> None:
    assert wish.is_met_by(ANSWERS) is is_met
