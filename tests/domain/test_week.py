"""What a recommendation can tell of its week, or of the lack of one."""

from recommender.domain.assessment import Limit
from recommender.domain.caps import Caps
from recommender.domain.evaluation import evaluate
from recommender.domain.rules import Cap
from recommender.domain.safety_nets import SafetyNetLines
from recommender.domain.week import LeftOut, NoWeek, Recommendation, Week
from tests.domain.test_values import ASSESSMENT
from tests.explain.builders import a_content

OUT = (LeftOut("walk", "Walk", 0, "Not now.", ("rule",)),)
GENTLE = Caps((Limit(Cap.LEVEL, 1, ("care",)),))


def a_recommendation(week: Week | None = None, no_week: NoWeek | None = None) -> Recommendation:
    told = SafetyNetLines((), (), {})
    evaluation = evaluate(a_content(()), {})
    return Recommendation(
        ASSESSMENT, ASSESSMENT.triage, week, (), "", told, evaluation, no_week=no_week
    )


def test_with_a_week_its_caps_count_and_without_one_those_of_the_rules() -> None:
    week = Week((), (), OUT, GENTLE)

    assert a_recommendation(week).caps == GENTLE
    assert a_recommendation().caps == Caps(ASSESSMENT.limits)


def test_what_is_excluded_is_known_of_a_week_and_where_too_little_is_left_for_one() -> None:
    assert a_recommendation(Week((), (), OUT, GENTLE)).excluded == OUT
    assert a_recommendation(no_week=NoWeek(OUT)).excluded == OUT


def test_where_no_week_was_planned_nothing_is_excluded() -> None:
    assert a_recommendation().excluded == ()
