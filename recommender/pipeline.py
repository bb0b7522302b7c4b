"""From answers to a recommendation; pure: the same content and answers give the same result."""

from dataclasses import replace

from recommender.domain.assessment import Assessment, Because, Stop
from recommender.domain.conditions import Answers, Value
from recommender.domain.content import Content, Tip
from recommender.domain.errors import UnansweredError
from recommender.domain.evaluation import Evaluation
from recommender.domain.known_triage import StillAsking
from recommender.domain.questions import Question
from recommender.domain.rules import Triage
from recommender.domain.safety_nets import told_to
from recommender.domain.week import NoWeek, Person, Recommendation, Week
from recommender.inference.deciding import Decider
from recommender.inference.interview import still_needed
from recommender.planning.planner import plan_week

UNANSWERED = "This question must be answered before anything can be decided."


def recommend(decider: Decider, answers: Answers) -> Recommendation:
    """Return the triage and, where it allows one, a week.

    Raises UnansweredError for each required question that is open and could still matter, and
    EngineError when the engine fails or the evaluation of the rules does not agree with it; in
    both cases there is no plan. A stop that either of them sees goes out all the same.
    """
    return recommend_evaluated(decider, decider.evaluate(answers))


def recommend_evaluated(decider: Decider, evaluation: Evaluation) -> Recommendation:
    """Return the same for answers that are evaluated already, by the same decider."""
    content = decider.content
    # also while questions are open: the evaluation that says so may be the one that is wrong
    assessment = decider.decide(evaluation)
    if assessment.fault is None:
        _refuse_unanswered(evaluation)
    if not assessment.triage.allows_week:
        return _made(evaluation, assessment)
    planned = plan_week(content, assessment, person_of(content, evaluation.situation.answers))
    if isinstance(planned, NoWeek):
        return replace(_made(evaluation, _nothing_safe(content, assessment)), no_week=planned)
    return _made(evaluation, assessment, planned)


def person_of(content: Content, answers: Answers) -> Person:
    """Return what the planner itself needs of the answers."""
    settings = content.week
    return Person(
        minutes=_number(answers[settings.minutes_question]),
        days=_number(answers[settings.days_question]),
        equipment=_options(answers.get(settings.equipment_question, ())) | content.household,
        likes=_options(answers.get(settings.likes_question, ())),
        places=frozenset(
            place
            for option in _options(answers.get(settings.places_question, ()))
            for place in settings.places.get(option, ())
        ),
        sore_positions=frozenset(
            position
            for option in _options(answers.get(settings.pattern_question, ()))
            for position in settings.sore_positions.get(option, ())
        ),
    )


def _refuse_unanswered(evaluation: Evaluation) -> None:
    needed = still_needed(evaluation)
    if needed:
        messages = {question.id: _unanswered(question) for question in needed}
        raise UnansweredError(StillAsking(evaluation.certain, tuple(messages)), messages)


def _unanswered(question: Question) -> str:
    return f"{question.error_message}. {UNANSWERED}" if question.error_message else UNANSWERED


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _options(value: Value) -> frozenset[str]:
    return frozenset(value) if isinstance(value, tuple) else frozenset()


def _made(
    evaluation: Evaluation, assessment: Assessment, week: Week | None = None
) -> Recommendation:
    content = evaluation.content
    return Recommendation(
        assessment=assessment,
        triage=assessment.triage,
        week=week,
        advice=_advice(content, assessment, week) if week else (),
        content_digest=content.digest,
        told=told_to(evaluation, assessment),
        evaluation=evaluation,
    )


def _nothing_safe(content: Content, assessment: Assessment) -> Assessment:
    settings = content.week
    stop = Stop(settings.nothing_safe_reason, settings.nothing_safe_say)
    return replace(assessment, triage=Triage.CLINICIAN_FIRST, stop=stop)


def _advice(content: Content, assessment: Assessment, week: Week) -> tuple[Because, ...]:
    """Return the tips of the rules, then those of the programmes in the week.

    A tip that tells how to do what is not in the week, or what is to be left out, is not told.
    """
    tips = {entry.what: entry for entry in assessment.tips}
    for programme in _programmes_behind(content, assessment, week):
        for tip in content.programmes[programme].tips:
            tips.setdefault(tip, Because(tip, assessment.rules_for(programme)))
    exercises = [item.exercise for day in week.days for item in day.items]
    has = {name for exercise in exercises for name in (exercise.kind.value, *exercise.demands)}
    avoids = {entry.what for entry in assessment.avoid}
    return tuple(
        because for name, because in tips.items() if _may_be_told(content.tips[name], has, avoids)
    )


def _programmes_behind(content: Content, assessment: Assessment, week: Week) -> tuple[str, ...]:
    """Return the programmes whose days the week follows, else the one that the answers point to."""
    followed = dict.fromkeys(day.programme for day in week.days if day.programme)
    if followed:
        return tuple(followed)
    lead = max(content.programmes, key=assessment.points)
    return (lead,) if assessment.points(lead) else ()


def _may_be_told(tip: Tip, has: set[str], avoids: set[str]) -> bool:
    is_presumed = not tip.only_with or bool(has & {*tip.only_with})
    return is_presumed and not avoids & {*tip.unless_avoided}
