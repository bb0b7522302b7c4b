"""Whose weeks are counted: random people, the written ones, and the plain cases of the seeds."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from recommender import pipeline
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, Option
from recommender.domain.week import Day, Person, Recommendation, Week
from recommender.inference.deciding import Decider
from recommender.planning.planner import plan_week
from tests.people import PLAIN, a_person, a_plain_case, random_answers
from tests.weeks.people import described

MINUTES = (10, 20, 30, 45, 60)
DAYS = (1, 2, 3, 4, 5, 6, 7)
# lists of what one feels, and what is asked of whoever feels it
SYMPTOMS = ("feels", "pattern", "eases")
FOLLOWING = ("spasm", "trigger_points", "main_problem")


@dataclass(frozen=True)
class Planned:
    """A person who gets a week. `milliseconds` is the CPU time of planning it once more."""

    name: str
    answers: Answers
    person: Person
    made: Recommendation
    week: Week
    milliseconds: float

    @property
    def sessions(self) -> list[Day]:
        """The days that are no rest."""
        return [day for day in self.week.days if not day.is_rest]


def planned_for(decider: Decider, name: str, answers: Answers) -> Planned | None:
    """Return the week for these answers, or None where there is none."""
    made = pipeline.recommend(decider, answers)
    if made.week is None:
        return None
    person = pipeline.person_of(decider.content, answers)
    started = time.process_time()
    plan_week(decider.content, made.assessment, person)
    took = (time.process_time() - started) * 1000
    return Planned(name, answers, person, made, made.week, took)


def random_people(decider: Decider, count: int, seed: int) -> Iterator[Planned]:
    """Give so many random people who get a week; each minutes and days are equally likely."""
    chance = random.Random(seed)
    found = 0
    while found < count:
        drawn = chance.randrange(2**32)
        planned = planned_for(decider, str(drawn), _with_symptoms(decider.content, drawn))
        if planned:
            found += 1
            yield planned


def _with_symptoms(content: Content, seed: int) -> Answers:
    """Return a random person who has some of the symptoms that are no warning sign.

    A random answer to these lists alone is mostly that none fits, as nearly nobody would say.
    """
    chance = random.Random(seed)
    questions = content.questionnaire.questions
    drawn: dict[str, Any] = dict(random_answers(content, seed, ill=(seed % 4) * 0.05))
    for name in SYMPTOMS:
        mild = [option.id for option in questions[name].options if _is_mild(option)]
        drawn[name] = chance.sample(mild, chance.randint(1, 2))
    drawn |= {"minutes_a_day": chance.choice(MINUTES), "days_a_week": chance.choice(DAYS)}
    asked = a_person(content, **drawn)
    for name in FOLLOWING:
        if name in asked:
            drawn[name] = chance.choice([option.id for option in questions[name].options])
    return a_person(content, **drawn)


def _is_mild(option: Option) -> bool:
    return option.sign is None and option.id not in (NONE_OF_THESE, "no_pain")


def written_people(decider: Decider) -> Iterator[Planned]:
    """Give everybody of the written list who gets a week."""
    for person in described().values():
        planned = planned_for(decider, person.name, person.answered(decider.content))
        if planned:
            yield replace(planned, name=f"{person.review or '-':>2} {person.name}")


def plain_cases(decider: Decider, days: int, experience: str) -> Iterator[Planned]:
    """Give the plain cases of the seeds with all equipment, 30 minutes and lasting pain."""
    for name in PLAIN:
        answers = a_plain_case(
            decider.content,
            name,
            duration="over_12_weeks",
            days_a_week=days,
            experience=experience,
        )
        planned = planned_for(decider, name, answers)
        if planned:
            yield planned


def differs_for_regular(decider: Decider, planned: Planned) -> bool | None:
    """Return whether exercises or doses differ between exercising now and then and each week.

    None where one of the two gets no week.
    """
    weeks = [
        planned_for(decider, planned.name, {**planned.answers, "experience": experience})
        for experience in ("some", "regular")
    ]
    some, regular = ([_content_of(one.week)] if one else [] for one in weeks)
    return some != regular if some and regular else None


def _content_of(week: Week) -> list[list[tuple[str, object]]]:
    return [[(item.exercise.id, item.dose) for item in day.items] for day in week.days]
