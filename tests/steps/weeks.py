"""The week: what is in it, what is out of it, and how much of it there is."""

from collections.abc import Iterator

from pytest_bdd import given, parsers, then

from recommender import pipeline
from recommender.domain.content import Content
from recommender.domain.exercises import ExerciseKind
from recommender.domain.plan_making import make_plan
from recommender.domain.week import Day, Item, Week
from recommender.inference.deciding import Decider
from tests.planning.constraints import violations
from tests.planning.limits import counted
from tests.steps.deciding import Outcome
from tests.steps.naming import Naming
from tests.steps.people import Person


def _items(week: Week) -> Iterator[tuple[Day, Item]]:
    return ((day, item) for day in week.days for item in day.items)


def _days_of(week: Week, kinds: str) -> list[int]:
    wanted = _kinds(kinds)
    return sorted({day.day for day, item in _items(week) if item.exercise.kind in wanted})


def _days_with(week: Week, exercises: set[str]) -> list[int]:
    return [day.day for day, item in _items(week) if item.exercise.id in exercises]


def _count(week: Week, kinds: str) -> int:
    return sum(item.exercise.kind in _kinds(kinds) for _, item in _items(week))


def _kinds(words: str) -> set[ExerciseKind]:
    return {ExerciseKind(word) for word in _listed(words)}


def _listed(words: str) -> set[str]:
    return {word.strip() for word in words.split(",")}


@then(parsers.parse('these are out of the week: "{movements}"'))
def these_are_out(outcome: Outcome, naming: Naming, movements: str) -> None:
    out = naming.movements(movements)
    avoided = {entry.what for entry in outcome.recommendation.assessment.avoid}
    found = {
        (day.day, item.exercise.id)
        for day, item in _items(outcome.week)
        if out & {item.exercise.id, *item.exercise.demands}
    }

    assert out <= avoided
    assert not found


@then(parsers.parse('these are still allowed: "{movements}"'))
def these_are_allowed(outcome: Outcome, naming: Naming, movements: str) -> None:
    allowed = naming.movements(movements)

    assert not allowed & {entry.what for entry in outcome.recommendation.assessment.avoid}


@then(parsers.parse('the person cannot get "{names}"'))
def cannot_get(outcome: Outcome, content: Content, naming: Naming, names: str) -> None:
    assert not naming.exercises(names) & _left(outcome, content)


@then(parsers.parse('the person can still get "{names}"'))
def can_still_get(outcome: Outcome, content: Content, naming: Naming, names: str) -> None:
    assert naming.exercises(names) <= _left(outcome, content)


def _left(outcome: Outcome, content: Content) -> set[str]:
    """Return what no rule forbids; level, phase and equipment aside."""
    avoid = {entry.what for entry in outcome.recommendation.assessment.avoid}
    return {
        exercise.id
        for exercise in content.exercises.values()
        if not exercise.disabled and not avoid & {exercise.id, *exercise.demands}
    }


@then(parsers.parse('no exercise of the week asks for "{demand}"'))
def no_exercise_asks_for(outcome: Outcome, naming: Naming, demand: str) -> None:
    asked = naming.movements(demand)

    assert not [item for _, item in _items(outcome.week) if asked & {*item.exercise.demands}]


@then(parsers.parse('every session follows "{programme}"'))
@then(parsers.parse('the sessions follow "{programme}"'))
def the_sessions_follow(outcome: Outcome, naming: Naming, programme: str) -> None:
    followed = {day.programme for day in outcome.week.days if not day.is_rest}

    assert followed == naming.programmes(programme)


@then(parsers.parse('"{exercise}" is in the week on at least {count:d} days'))
def is_in_the_week(outcome: Outcome, naming: Naming, exercise: str, count: int) -> None:
    assert len(_days_with(outcome.week, naming.exercises(exercise))) >= count


@then(parsers.parse('there is "{kind}" on at least {count:d} days'))
def there_is_on_at_least(outcome: Outcome, kind: str, count: int) -> None:
    assert len(_days_of(outcome.week, kind)) >= count


@then(parsers.parse('there is "{kind}" on at most {count:d} days'))
def there_is_on_at_most(outcome: Outcome, kind: str, count: int) -> None:
    assert len(_days_of(outcome.week, kind)) <= count


@then(parsers.parse('there is no "{kind}" in the week'))
def there_is_none(outcome: Outcome, kind: str) -> None:
    assert _days_of(outcome.week, kind) == []


@then(parsers.parse('there is never "{kind}" on two days in a row'))
def never_on_two_days_in_a_row(outcome: Outcome, kind: str) -> None:
    days = _days_of(outcome.week, kind)

    assert not [day for day in days if day + 1 in days]


@then(parsers.parse('the days of "{exercise}" are never next to each other'))
def its_days_are_apart(outcome: Outcome, naming: Naming, exercise: str) -> None:
    days = _days_with(outcome.week, naming.exercises(exercise))

    assert days
    assert not [day for day in days if day + 1 in days]


@then(parsers.parse('every exercise is one of "{kinds}"'))
def every_exercise_is_one_of(outcome: Outcome, kinds: str) -> None:
    assert {item.exercise.kind for _, item in _items(outcome.week)} <= _kinds(kinds)


@then(parsers.parse('the only small movements are "{exercises}"'))
def the_only_small_movements_are(outcome: Outcome, naming: Naming, exercises: str) -> None:
    movements = {
        item.exercise.id
        for _, item in _items(outcome.week)
        if item.exercise.kind is ExerciseKind.MOBILITY
    }

    assert movements <= naming.exercises(exercises)


@then(parsers.parse('no exercise needs anything but "{owned}"'))
def no_exercise_needs_more(outcome: Outcome, naming: Naming, content: Content, owned: str) -> None:
    assert _needed(outcome.week) <= naming.equipment(owned) | content.household


@then("no exercise needs any equipment")
def no_exercise_needs_any(outcome: Outcome, content: Content) -> None:
    assert _needed(outcome.week) <= content.household


def _needed(week: Week) -> set[str]:
    return {thing for _, item in _items(week) for thing in item.exercise.equipment}


@then(parsers.parse("no session is longer than {minutes:d} minutes"))
def no_session_is_longer(outcome: Outcome, minutes: int) -> None:
    assert max(day.minutes for day in outcome.week.days) <= minutes


@then(
    parsers.parse(
        "no session has more than {count:d} exercises"
        " beside the walk, balance work, the calm and a warm-up"
    )
)
def no_session_has_more(outcome: Outcome, content: Content, count: int) -> None:
    assert max(counted(content, day) for day in outcome.week.days) <= count


@then(parsers.parse("no exercise has a level above {level:d}"))
def no_level_above(outcome: Outcome, level: int) -> None:
    assert max(item.exercise.level for _, item in _items(outcome.week)) <= level


@then(parsers.parse("no exercise has more than {sets:d} sets"))
def no_more_sets(outcome: Outcome, sets: int) -> None:
    assert max(item.dose.sets for _, item in _items(outcome.week)) <= sets


@then(parsers.parse("no walk is longer than {minutes:d} minutes"))
def no_walk_is_longer(outcome: Outcome, minutes: int) -> None:
    walks = [
        item.dose.minutes or 0
        for _, item in _items(outcome.week)
        if item.exercise.kind is ExerciseKind.WALKING
    ]

    assert max(walks) <= minutes


@then(parsers.parse("no effort is held for longer than {seconds:d} seconds"))
def no_effort_is_longer(outcome: Outcome, seconds: int) -> None:
    works = (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)
    holds = [
        item.dose.hold_seconds or 0
        for _, item in _items(outcome.week)
        if item.exercise.kind in works
    ]

    assert max(holds) <= seconds


@then(parsers.parse("there are {count:d} sessions"))
def there_are_sessions(outcome: Outcome, count: int) -> None:
    assert sum(not day.is_rest for day in outcome.week.days) == count


@then("every hard limit of a week is kept")
def every_hard_limit_is_kept(outcome: Outcome, person: Person, content: Content) -> None:
    answers = person.answers(content)

    assert violations(content, answers, outcome.recommendation) == []


@then(parsers.parse('the advice names "{tips}"'))
def the_advice_names(outcome: Outcome, naming: Naming, tips: str) -> None:
    assert naming.tips(tips) <= {entry.what for entry in outcome.recommendation.advice}


@then(parsers.parse('the advice does not name "{tips}"'))
def the_advice_does_not_name(outcome: Outcome, naming: Naming, tips: str) -> None:
    assert not naming.tips(tips) & {entry.what for entry in outcome.recommendation.advice}


@then(parsers.parse('the person is told to take care: "{words}"'))
def told_to_take_care(outcome: Outcome, content: Content, words: str) -> None:
    assert any(words in said for said in _told(outcome, content))


@then(parsers.parse('the person is warned: "{words}"'))
def person_reads(outcome: Outcome, words: str) -> None:
    assert words in _safety_net(outcome)


@then(parsers.parse('the person is not warned: "{words}"'))
def person_does_not_read(outcome: Outcome, words: str) -> None:
    assert words not in _safety_net(outcome)


@then("no words are told twice")
def no_words_twice(outcome: Outcome, content: Content) -> None:
    sentences = [part for said in _told(outcome, content) for part in said.split(". ")]

    assert len(set(sentences)) == len(sentences)


def _told(outcome: Outcome, content: Content) -> list[str]:
    plan = make_plan(content, outcome.recommendation, "test")
    return [entry.say for entry in plan.take_care]


@given("the week of this person is known", target_fixture="week_before")
def the_week_is_known(decider: Decider, person: Person) -> Week:
    before = pipeline.recommend(decider, person.answers(decider.content)).week
    assert before is not None
    return before


@then(parsers.parse('the week has more "{kind}" than before'))
def the_week_has_more(outcome: Outcome, week_before: Week, kind: str) -> None:
    assert _count(outcome.week, kind) > _count(week_before, kind)


def _safety_net(outcome: Outcome) -> list[str]:
    told = outcome.recommendation.told
    of_rules = (line for lines in told.of_rules.values() for line in lines)
    return [*of_rules, *told.do_now, *told.watch_for]
