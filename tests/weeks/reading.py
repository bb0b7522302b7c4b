"""Print weeks as a physiotherapist reads them: `python -m tests.weeks.reading [name…]`.

A name is one of the list, the start of one, or the number of the first review; without any, the
whole list is printed.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from recommender import pipeline
from recommender.cli.showing import dose_text
from recommender.content.loading import load_content
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.plan import Plan, cap_data
from recommender.domain.plan_making import make_plan
from recommender.domain.week import Day, Item, LeftOut, Recommendation, Week
from recommender.inference.deciding import Decider
from tests.weeks.people import Described, described

ROOT = Path(__file__).parents[2]
# What a reader of a week wants to know of somebody, whether the list says it or not.
SHAPING = (
    *("where", "duration", "course", "feels", "pattern", "eases", "leg_reach", "arm_reach"),
    *("pain_rest", "pain_move", "floor", "balance", "walking", "pelvic_pain"),
    *("experience", "goals", "likes", "equipment"),
)


def read_week(decider: Decider, person: Described) -> Iterator[str]:
    """Give the lines about one person: who, what the rules concluded, and the week."""
    content, answers = decider.content, person.answered(decider.content)
    made = pipeline.recommend(decider, answers)
    yield f"=== {person.name}" + (f" (review {person.review})" if person.review else "")
    yield person.who
    if person.adjusted:
        yield f"adjusted: {person.adjusted}"
    yield f"answers: {', '.join(f'{name}={value}' for name, value in person.answers.items())}"
    yield f"besides: {_listed(_besides(person, answers))}"
    yield from _concluded(content, made)
    if made.week is None:
        yield "NO WEEK" + (f": {person.stop}" if person.stop else "")
    else:
        yield from _precautions(make_plan(content, made, ""))
        yield from _week(content, made, made.week, pipeline.person_of(content, answers).minutes)
    yield ""


def _besides(person: Described, answers: Answers) -> Iterator[str]:
    """Yield what the healthy person whom this one differs from said to what shapes a week."""
    for name in SHAPING:
        if name in answers and name not in person.answers:
            yield f"{name}={answers[name]}"


def _concluded(content: Content, made: Recommendation) -> Iterator[str]:
    assessment = made.assessment
    because = ", ".join(message.rule for message in assessment.messages)
    yield f"triage: {made.triage.value}" + (f" ({because})" if because else "")
    yield f"avoided: {_listed(entry.what for entry in assessment.avoid)}"
    caps = (f"{limit.cap.value} {cap_data(limit.cap, limit.value)}" for limit in made.caps.limits)
    yield f"caps: {_listed(caps)}"
    wanted = sorted(assessment.emphasis, key=lambda entry: -entry.points)
    needs = (f"{entry.what} {entry.points}" for entry in wanted if entry.what in content.needs)
    yield f"needs: {_listed(needs)}"
    programmes = (
        f"{entry.what} {entry.points}" for entry in wanted if entry.what in content.programmes
    )
    yield f"programmes: {_listed(programmes)}"


def _precautions(plan: Plan) -> Iterator[str]:
    """Yield what to take care of, the gravest first, and then with which exercises."""
    yield from (f"precaution: {entry.say}" for entry in plan.care_at_all_times)
    by_say: dict[str, dict[str, None]] = {}
    for item in (item for day in (plan.week.days if plan.week else ()) for item in day.items):
        for say in item.take_care:
            by_say.setdefault(say, {})[item.name] = None
    yield from (f"precaution with {_listed(names)}: {say}" for say, names in by_say.items())


def _week(content: Content, made: Recommendation, week: Week, minutes: int) -> Iterator[str]:
    for day in week.days:
        yield from _day(day, minutes)
    yield from (f"the person reads: {say}" for say in week.says)
    yield from (f"the person reads: {served.say}" for served in week.served if served.say)
    yield "left out:"
    follows = any(day.programme for day in week.days)
    told = (one for one in week.left_out if follows or one.what not in content.programmes)
    yield from (f"  {_left_out(entry)}" for entry in told)
    yield f"tips: {_listed(content.tips[entry.what].title for entry in made.advice)}"


def _day(day: Day, minutes: int) -> Iterator[str]:
    if day.is_rest:
        yield f"day {day.day}: rest"
        return
    programme = f" [{day.programme}]" if day.programme else ""
    yield f"day {day.day}: {day.theme}{programme}, {day.minutes} of {minutes} minutes"
    if day.goal:
        yield f"  goal: {day.goal}"
    yield from (f"  {_item(item)}" for item in day.items)


def _item(item: Item) -> str:
    exercise = item.exercise
    what = f"{exercise.name} ({exercise.kind.value} {exercise.level}, {exercise.position})"
    need = next((name for name, _ in item.score.parts if name.startswith("need:")), "")
    why = [item.programme, need, f"instead of {item.instead_of}" if item.instead_of else ""]
    reasons = "; ".join(part for part in why if part) or "; ".join(item.because)
    return f"{what}: {dose_text(item.dose)}, {item.seconds} s <- {reasons}"


def _left_out(entry: LeftOut) -> str:
    rules = f" ({', '.join(entry.rules)})" if entry.rules else ""
    return f"{f'day {entry.day}' if entry.day else 'week'}: {entry.name}. {entry.why}{rules}"


def _listed(entries: Iterable[str]) -> str:
    return ", ".join(entries) or "none"


def chosen(names: Iterable[str]) -> list[Described]:
    """Return the people of these names, each once in the order of the list; all without names.

    Raises ValueError for a name that fits nobody.
    """
    people, names = described().values(), list(names)
    strange = [name for name in names if not any(_is_called(one, name) for one in people)]
    if strange:
        raise ValueError(f"nobody in people.yaml is called: {', '.join(strange)}")
    return [one for one in people if not names or any(_is_called(one, name) for name in names)]


def _is_called(person: Described, name: str) -> bool:
    return person.name.startswith(name) if not name.isdigit() else person.review == int(name)


def main() -> None:
    """Print the weeks of the people named on the command line."""
    try:
        people = chosen(sys.argv[1:])
    except ValueError as error:
        sys.exit(str(error))
    decider = Decider(load_content(ROOT))
    for person in people:
        sys.stdout.writelines(f"{line}\n" for line in read_week(decider, person))


if __name__ == "__main__":
    main()
