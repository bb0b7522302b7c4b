"""What a person is told to take care of, held against the week and the rules from outside."""

from collections.abc import Iterator

from recommender.domain.content import Content
from recommender.domain.exercises import Exercise
from recommender.domain.plan import CARE_FIRST, Plan
from recommender.domain.rules import Avoids
from recommender.domain.severity import Severity

GRAVEST_FIRST = tuple(Severity)


def _says_of(plan: Plan) -> dict[str, list[Avoids]]:
    """Return by its words what each contraindication of a plan concluded, if none says more."""
    found: dict[str, list[Avoids]] = {}
    for firing in plan.trace:
        if isinstance(firing.concluded, Avoids):
            if {*firing.concluded.unless_said} & {*plan.fired}:
                continue
            found.setdefault(firing.concluded.say, []).append(firing.concluded)
    return found


def _speaks_of(then: Avoids, exercise: Exercise) -> bool:
    """Return whether words speak of an exercise, worked out anew."""
    names = {exercise.id, exercise.kind.value, *exercise.demands}
    for line in then.say_with:
        parts = line.split(" and ")
        if all((p[4:] not in names) if p.startswith("not ") else p in names for p in parts):
            return True
    return False


def care_faults(content: Content, plan: Plan) -> Iterator[str]:
    """Yield what is wrong with the precautions of a plan."""
    if plan.week is None:
        if plan.take_care:
            yield "precautions without a week"
        return
    said = _says_of(plan)
    told = {entry.say for entry in plan.take_care}
    holds = [content.exercises[name] for name in plan.week.exercises]
    for say, then in said.items():
        is_always = any(not one.say_with for one in then)
        is_held = any(_speaks_of(one, exercise) for one in then for exercise in holds)
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
            if not any(_speaks_of(then, exercise) for then in said[say]):
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
