"""What forced a triage forces it for everybody, and the nearest change alters it."""

from dataclasses import replace

import pytest

from recommender.analysis.forced_answers import Forced
from recommender.analysis.nearest_change import ChangeGoal
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.reasons import Reasoner
from recommender.analysis.searching import find_assignment
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE
from recommender.domain.reference import decide_rules
from recommender.domain.rules import Sends, Triage
from recommender.domain.truth import Truth
from recommender.inference.deciding import Decider
from tests.crowds import crowd
from tests.people import a_person, as_asked, random_answers

# proofs of all rules
pytestmark = pytest.mark.crowd

ILL = (0.0, 0.02, 0.05, 0.15, 0.3)
BY_HAND = (
    {"saddle_signs": ["saddle_numbness"]},
    {"course": "worse", "duration": "2_to_6_weeks"},
    {"pain_rest": 8, "pain_move": 9, "duration": "under_3_days"},
    {"age": 70, "where": ["upper_back"], "compare": "first"},
    {"age": 70, "duration": "6_to_12_weeks", "course": "same", "balance": ["more_falls"]},
    {"conditions": ["pregnancy_birth"], "pregnancy": "not_sure"},
    {"where": ["upper_back"], "compare": "different"},
)
WEEK = (Triage.PLAN, Triage.PLAN_WITH_CARE)


@pytest.fixture(scope="module")
def reasoner(content: Content) -> Reasoner:
    return Reasoner(content)


def somebody(content: Content, seed: int) -> Answers:
    """Return one of the people by hand, and then random ones."""
    if seed < len(BY_HAND):
        return as_asked(content, **BY_HAND[seed])
    return random_answers(content, seed, ill=ILL[seed % len(ILL)])


def with_all(content: Content, answers: Answers, forced: tuple[Forced, ...]) -> Answers:
    """Return complete answers in which somebody also says what forced another's triage."""
    both: dict[str, Value] = {**answers}
    for entry in forced:
        said = both.get(entry.question, ())
        both[entry.question] = entry.answer
        if isinstance(entry.answer, tuple) and isinstance(said, tuple) and not entry.and_no_other:
            options = content.questionnaire.questions[entry.question].option_ids
            ticked = {*said, *entry.answer} - {NONE_OF_THESE}
            both[entry.question] = tuple(option for option in options if option in ticked)
    return both


def triage_by_the_reference(content: Content, answers: Answers) -> Triage:
    truths = decide_rules(content.rules, content.questionnaire, answers)
    sent = {
        rule.then.triage
        for rule in content.rules
        if isinstance(rule.then, Sends) and truths[rule.id] is Truth.YES
    }
    return max({Triage.PLAN, *sent}, key=lambda triage: triage.gravity)


@pytest.mark.parametrize("seed", crowd(8, most=20))
def test_what_forced_a_triage_forces_it_for_everybody_who_says_it(
    content: Content, reasoner: Reasoner, seed: int
) -> None:
    answers = somebody(content, seed)
    triage, forced = reasoner.triage(answers), reasoner.forced_by(answers)
    others = (random_answers(content, 1000 + other, ill=0.02 * other) for other in range(12))
    # who got a plan denied everything: others may differ in what is no danger
    reached = [triage_by_the_reference(content, with_all(content, one, forced)) for one in others]

    assert all(other.gravity >= triage.gravity for other in reached)


@pytest.mark.parametrize("seed", crowd(8, most=20))
def test_without_any_of_it_somebody_gets_something_milder(
    content: Content, reasoner: Reasoner, seed: int
) -> None:
    answers = somebody(content, seed)
    triage, forced = reasoner.triage(answers), reasoner.forced_by(answers)
    space = AnswerSpace(content)
    graver = Outcomes(space).at_least[triage]

    for entry in forced if triage is not Triage.PLAN else ():
        kept = tuple(one for one in forced if one is not entry)
        said = space.assignment({one.question: one.answer for one in kept})
        fixed = {
            level: (said[level],)
            for one in kept
            for level in space.levels[one.question]
            if one.and_no_other or said[level] or not space.variables[level].option
        }
        sizes = space.diagram.sizes
        found = find_assignment(
            space.diagram,
            space.complete,
            graver,
            lambda level, fixed=fixed, sizes=sizes: fixed.get(level) or range(sizes[level]),  # type: ignore[misc]
        )
        assert found is not None
        reached = triage_by_the_reference(content, space.answers(found))
        assert reached.gravity < triage.gravity


def test_nothing_less_than_all_answers_forces_a_plan(content: Content, reasoner: Reasoner) -> None:
    answers = a_person(content)

    assert reasoner.triage(answers) is Triage.PLAN
    assert reasoner.forced_by(answers) == ()


def test_one_sign_is_enough_of_a_reason(content: Content, reasoner: Reasoner) -> None:
    answers = a_person(content, saddle_signs=["saddle_numbness", "saddle_old"], pain_rest=3)

    assert reasoner.forced_by(answers) == (Forced("saddle_signs", ("saddle_numbness",)),)


def test_that_nothing_else_is_ticked_is_said_where_it_counts(
    content: Content, reasoner: Reasoner
) -> None:
    forced = reasoner.forced_by(
        a_person(
            content, pattern=["none"], eases=["none"], compare="first", duration="under_2_weeks"
        )
    )

    assert Forced("pattern", ("none",), and_no_other=True) in forced


def test_an_early_end_has_its_reason_too(reasoner: Reasoner) -> None:
    forced = reasoner.forced_by({"age": 40, "saddle_signs": ("saddle_numbness",)})

    assert forced == (Forced("saddle_signs", ("saddle_numbness",)),)


def test_without_the_reason_of_an_early_end_more_would_be_asked(reasoner: Reasoner) -> None:
    change = reasoner.change({"age": 40, "saddle_signs": ("saddle_numbness",)}, ChangeGoal.MILDER)

    assert change is not None
    assert change.answers == {"saddle_signs": ("none",)}
    assert (change.triage, change.asks_on) == (Triage.PLAN, True)


@pytest.mark.parametrize("way", ChangeGoal)
@pytest.mark.parametrize("seed", crowd(8, most=20))
def test_the_nearest_change_alters_the_triage(
    content: Content, decider: Decider, reasoner: Reasoner, seed: int, way: ChangeGoal
) -> None:
    answers = somebody(content, seed)
    triage, change = reasoner.triage(answers), reasoner.change(answers, way)
    ends = {
        ChangeGoal.MILDER: (Triage.PLAN,),
        ChangeGoal.GRAVER: (Triage.EMERGENCY,),
        ChangeGoal.STOP: (Triage.EMERGENCY,),
    }
    if triage in ends[way]:
        assert change is None
        return

    assert change is not None
    assert decider.assess({**answers, **change.answers}).triage is change.triage
    assert (change.triage.gravity < triage.gravity) == (way is ChangeGoal.MILDER)
    assert way is not ChangeGoal.STOP or change.triage not in WEEK


def test_the_fewest_answers_change(content: Content, reasoner: Reasoner) -> None:
    change = reasoner.change(
        a_person(content, course="worse", duration="2_to_6_weeks"), ChangeGoal.MILDER
    )

    assert change is not None
    assert len(change.answers) == 1


def test_of_such_changes_the_one_that_most_people_would_have(content: Content) -> None:
    likelier = replace(content, population=None)
    change = Reasoner(content).change(a_person(content), ChangeGoal.STOP)
    any_change = Reasoner(likelier).change(a_person(content), ChangeGoal.STOP)

    assert change is not None
    assert any_change is not None
    assert len(change.answers) == len(any_change.answers) == 1
    assert change.answers != any_change.answers


def test_a_number_changes_no_more_than_it_must(content: Content, reasoner: Reasoner) -> None:
    change = reasoner.change({"age": 9}, ChangeGoal.MILDER)

    assert change is not None
    assert change.answers == {"age": 18}
