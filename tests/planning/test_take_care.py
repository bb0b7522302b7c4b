"""What a person is told to take care of fits the week, the gravest first; nothing is lost."""

from collections.abc import Iterator

import pytest

from recommender import pipeline
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise
from recommender.domain.plan import CARE_FIRST, Plan
from recommender.domain.plan_making import make_plan
from recommender.domain.rules import Avoids
from recommender.domain.severity import Severity
from recommender.inference.deciding import Decider
from tests.crowds import PEOPLE
from tests.people import random_answers
from tests.weeks.people import described

CHUNKS = 10
GRAVEST_FIRST = tuple(Severity)
HOLD = "Keep a hand on something firm whenever you stand on one leg."


def plan_of(decider: Decider, answers: Answers) -> Plan:
    return make_plan(decider.content, pipeline.recommend(decider, answers), "test")


def says_of(plan: Plan) -> dict[str, list[Avoids]]:
    """Return by its words what each contraindication of a plan concluded."""
    found: dict[str, list[Avoids]] = {}
    for firing in plan.trace:
        if isinstance(firing.concluded, Avoids):
            found.setdefault(firing.concluded.say, []).append(firing.concluded)
    return found


def speaks_of(then: Avoids, exercise: Exercise) -> bool:
    """Return whether words speak of an exercise, worked out anew."""
    names = {exercise.id, exercise.kind.value, *exercise.demands}
    for line in then.say_with:
        parts = line.split(" and ")
        if all((p[4:] not in names) if p.startswith("not ") else p in names for p in parts):
            return True
    return False


def faults(content: Content, plan: Plan) -> Iterator[str]:
    """Yield what is wrong with the precautions of a plan."""
    if plan.week is None:
        if plan.take_care:
            yield "precautions without a week"
        return
    said = says_of(plan)
    told = {entry.say for entry in plan.take_care}
    holds = [content.exercises[name] for name in plan.week.exercises]
    for say, then in said.items():
        is_always = any(not one.say_with for one in then)
        is_held = any(speaks_of(one, exercise) for one in then for exercise in holds)
        if say in told and not (is_always or is_held):
            yield f"speaks of nothing in the week: {say}"
        if say not in told and (is_always or is_held):
            yield f"is not told: {say}"
        if is_always and say not in {entry.say for entry in plan.care_at_all_times}:
            yield f"is not told at all times: {say}"
    if {*plan.cared_for} != {*said}:
        yield "something said is lost"
    yield from _of_items(content, plan, said)
    yield from _of_order(plan, said)


def _of_items(content: Content, plan: Plan, said: dict[str, list[Avoids]]) -> Iterator[str]:
    with_items = plan.week.take_care if plan.week else frozenset()
    shown = {*with_items, *(entry.say for entry in (*plan.care_first, *plan.care_besides))}
    if shown != {entry.say for entry in plan.take_care}:
        yield "what is shown is not what is told"
    for item in (item for day in (plan.week.days if plan.week else ()) for item in day.items):
        exercise = content.exercises[item.exercise]
        for say in item.take_care:
            if not any(speaks_of(then, exercise) for then in said[say]):
                yield f"{item.exercise}: {say}"


def _of_order(plan: Plan, said: dict[str, list[Avoids]]) -> Iterator[str]:
    gravest = [
        min(GRAVEST_FIRST.index(then.severity) for then in said[entry.say])
        for entry in plan.take_care
    ]
    if gravest != sorted(gravest):
        yield "the gravest are not first"
    if len(plan.care_first) > CARE_FIRST:
        yield "too many at the top"


@pytest.mark.crowd
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_random_person_is_told_of_what_the_week_has_not_and_nothing_is_lost(
    decider: Decider, chunk: int
) -> None:
    broken: dict[int, list[str]] = {}

    for seed in range(chunk * PEOPLE // CHUNKS, (chunk + 1) * PEOPLE // CHUNKS):
        answers = random_answers(decider.content, seed, ill=(seed % 4) * 0.05)
        found = [*faults(decider.content, plan_of(decider, answers))]
        if found:
            broken[seed] = found

    assert not broken


@pytest.mark.parametrize("name", described())
def test_no_described_person_is_told_of_what_the_week_has_not(decider: Decider, name: str) -> None:
    plan = plan_of(decider, described()[name].answered(decider.content))

    assert [*faults(decider.content, plan)] == []


def test_whoever_uses_a_wheelchair_reads_nothing_of_standing(decider: Decider) -> None:
    answers = described()["m60-wheelchair"].answered(decider.content)
    plan = plan_of(decider, {**answers, "age": 70})

    assert plan.week is not None
    assert HOLD in plan.cared_for
    assert HOLD not in {entry.say for entry in plan.take_care}


def test_no_words_about_the_whole_life_say_how_to_stand_to_exercise(content: Content) -> None:
    how = (
        "exercise standing",
        "stand on one leg",
        "balance work",
        "when you stand",
        "Leave squats",
    )

    found = [
        rule.id
        for rule in content.rules
        if isinstance(rule.then, Avoids)
        and not rule.then.say_with
        and any(part in rule.then.say for part in how)
    ]

    assert found == []
