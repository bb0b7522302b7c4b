"""Families about order: more danger must never make a decision milder, nor “not sure” be a no."""

from collections.abc import Iterator

from recommender.analysis.diagram import Assignment
from recommender.analysis.families import Weakness
from recommender.analysis.outcomes import NOBODY, Outcomes, Union
from recommender.analysis.regions import Region
from recommender.analysis.space import AnswerSpace
from recommender.analysis.stepping import DangerStep, StepSearch
from recommender.analysis.variables import TICKED, UNTICKED
from recommender.domain.conditions import Condition, Includes, IsOneOf
from recommender.domain.content import Content
from recommender.domain.promises import Family
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question, QuestionKind
from recommender.domain.rules import Triage


def danger_families(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield each step towards more danger that can lower the triage, free a demand or raise a cap.

    A step is one more option ticked, or one point more of a number. All other answers stay,
    except that a question which is only now asked may be answered in any way. The caps of a week
    with care are left to the triage that sets them.
    """
    search = StepSearch(outcomes.space)
    kept = list(_kept(outcomes))
    for step in _steps(outcomes.space):
        reported: set[tuple[Family, str]] = set()
        held: dict[tuple[Family, str], Union] = {}
        for family, name, say, sets, stopped in kept:
            claim = family, name
            if claim not in reported:
                # the narrower sets come first: what does not leave them does not leave wider ones
                fresh = sets[len(held.get(claim, NOBODY)) :]
                held[claim] = sets
                pair = search.leaves(step, fresh, sets, stopped)
                if pair is not None:
                    reported.add(claim)
                    yield _weakness(outcomes.space, family, step, say, pair)


def _kept(outcomes: Outcomes) -> Iterator[tuple[Family, str, str, Union, Union]]:
    """Yield what a step must not leave, sets side by side, and outside of which it matters."""
    for triage in Triage:
        say = f"can take away {triage.value}"
        yield Family.DANGER_LOWERS_TRIAGE, "", say, outcomes.at_least[triage], NOBODY
    for what, kept in outcomes.avoided.items():
        yield Family.DANGER_FREES_DEMAND, what, f"can allow {what}", kept, outcomes.stopped
    for cap, values in outcomes.limits.items():
        for most, kept in values.items():
            say = f"can raise {cap.value} above {most}"
            yield Family.DANGER_RAISES_CAP, cap.value, say, kept, outcomes.stopped


def _steps(space: AnswerSpace) -> Iterator[DangerStep]:
    for level, variable in enumerate(space.variables):
        if variable.question.kind is QuestionKind.MANY:
            yield DangerStep(level, UNTICKED, TICKED, f"{variable.name} ticked")
        if variable.question.kind is QuestionKind.NUMBER:
            for value in range(len(variable.classes) - 1):
                first, last = variable.classes[value][-1], variable.classes[value + 1][0]
                yield DangerStep(level, value, value + 1, f"{variable.name} {first} to {last}")


def _weakness(
    space: AnswerSpace,
    family: Family,
    step: DangerStep,
    say: str,
    pair: tuple[Assignment, Assignment],
) -> Weakness:
    usual = space.content.ordinary
    before, after = (space.answers(entry, usual) for entry in pair)
    return Weakness(family, step.name, say, before, after)


def single_answers(content: Content) -> Iterator[Condition]:
    """Yield the conditions that `unsure_milder` asks of a space: see `make_variables`."""
    for question in content.questionnaire:
        if NOT_SURE in question.option_ids:
            yield from (_answer(question, option) for option in question.option_ids)


def unsure_milder(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield each answer that by itself is graver than “not sure” to the same question.

    Of a list that asks which one, the answer to that is looked at.
    """
    for question in outcomes.space.content.questionnaire:
        if NOT_SURE not in question.option_ids or question.which:
            continue
        unsure = _mildest(outcomes, _answer(question, NOT_SURE))
        for option in question.option_ids:
            if option in (NOT_SURE, NONE_OF_THESE):
                continue
            met = _answer(question, option)
            if _is_graver(outcomes, met, unsure):
                sent = _mildest(outcomes, met)
                say = f"always means {sent.value}, but “not sure” can mean {unsure.value}"
                yield Weakness(Family.UNSURE_MILDER, f"{question.id}.{option}", say)


def _answer(question: Question, option: str) -> Condition:
    if question.kind is QuestionKind.MANY:
        return Includes(question.id, option)
    return IsOneOf(question.id, (option,))


def _mildest(outcomes: Outcomes, condition: Condition) -> Triage:
    """Return the mildest triage of anybody who meets a condition."""
    return next(
        (triage for triage in Triage if not _can_be_milder(outcomes, condition, triage)),
        Triage.PLAN,
    )


def _is_graver(outcomes: Outcomes, condition: Condition, triage: Triage) -> bool:
    """Return whether everybody who meets a condition is sent further than a triage."""
    graver = [other for other in Triage if other.gravity > triage.gravity]
    # the gravest comes first
    return bool(graver) and not _can_be_milder(outcomes, condition, graver[-1])


def _can_be_milder(outcomes: Outcomes, condition: Condition, triage: Triage) -> bool:
    """Return whether somebody who meets a condition is sent less far than a triage."""
    space = outcomes.space
    met = Region((space.meaning(condition).yes, *space.complete))
    return space.find(met.without(*outcomes.at_least[triage])) is not None
