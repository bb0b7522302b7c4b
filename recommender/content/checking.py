"""Cross-checks of whole content: every name leads somewhere, every rule meets its examples."""

from collections.abc import Collection, Iterator

from recommender.content.doses import check_doses
from recommender.content.sign_checks import check_unsure
from recommender.domain.conditions import Situation
from recommender.domain.content import Content
from recommender.domain.danger import rules_behind
from recommender.domain.errors import Problem, did_you_mean
from recommender.domain.exercises import ExerciseKind
from recommender.domain.promises import WeekAvoids
from recommender.domain.questions import not_applicable
from recommender.domain.reference import decide_findings
from recommender.domain.rules import Avoids, Favours, Tells, Triage
from recommender.domain.strata import circle


def check_meaning(content: Content) -> list[Problem]:
    """Return where what is written does not hold: circles, examples, an unread `not_sure`.

    It asks the whole rule base, so it says nothing true of one in which entries are missing.
    """
    return [*_check_circle(content), *_check_examples(content), *check_unsure(content)]


def check_early_signs(content: Content) -> list[Problem]:
    """Return that nobody is told before the first question which signs cannot wait for a form."""
    emergency = content.outcomes.get(Triage.EMERGENCY)
    if emergency is None or (emergency.early_signs and emergency.early_call):
        return []
    message = "needs early_signs and early_call, for the first page"
    return [Problem("knowledge/outcomes.yaml", Triage.EMERGENCY.value, message)]


def check_stop_reason(content: Content) -> list[Problem]:
    """Return that a rule has the name by which the planner's own stop is told from all rules."""
    reason = content.week.nothing_safe_reason
    rule = content.rules_by_id.get(reason)
    return (
        [Problem(rule.file, reason, "is the planner's own stop; name the rule otherwise")]
        if rule
        else []
    )


def check_references(content: Content) -> list[Problem]:
    """Return every name that leads nowhere, and every dose that cannot be worked with."""
    return [
        *_check_rules(content),
        *_check_promises(content),
        *_check_exercises(content),
        *_check_programmes(content),
        *_check_settings(content),
        *_check_words(content),
        *check_doses(content),
    ]


def _unknown(name: str, known: Collection[str], what: str) -> str:
    if name in known:
        return ""
    return f"{what} {name!r} does not exist{did_you_mean(name, tuple(known))}"


def _check_rules(content: Content) -> Iterator[Problem]:
    for rule in content.rules:
        faults = [_unknown(cited.source, content.sources, "source") for cited in rule.sources]
        match rule.then:
            case Avoids(what=what):
                known = {**content.demands, **content.exercises}
                faults += [_unknown(name, known, "demand or exercise") for name in what]
            case Favours(points=points):
                wanted = {**content.programmes, **content.needs}
                faults += [_unknown(name, wanted, "programme or need") for name, _ in points]
            case Tells(tip=tip):
                faults.append(_unknown(tip, content.tips, "tip"))
        yield from (Problem(rule.file, rule.id, fault) for fault in faults if fault)


def _check_promises(content: Content) -> Iterator[Problem]:
    known = {**content.demands, **content.exercises}
    for promise in content.promises:
        faults = [_unknown(cited.source, content.sources, "source") for cited in promise.sources]
        if isinstance(promise.then, WeekAvoids):
            faults += [_unknown(name, known, "demand or exercise") for name in promise.then.what]
        yield from (Problem(promise.file, promise.id, fault) for fault in faults if fault)


def _check_circle(content: Content) -> Iterator[Problem]:
    loop = circle(content.rules)
    if loop:
        yield Problem("rules/findings", loop[0], f"findings go in a circle: {' -> '.join(loop)}")


def _check_examples(content: Content) -> Iterator[Problem]:
    if circle(content.rules):
        return  # the findings of a circle have no meaning
    for rule in content.rules:
        behind = rules_behind([rule], content.rules_of_finding)
        for example in rule.examples:
            outside = not_applicable(content.questionnaire, example.answers)
            findings = decide_findings(behind, Situation(example.answers, outside))
            truth = rule.when.holds(Situation(example.answers, outside, findings))
            if truth is not example.fires:
                message = f"example {example.name!r}: is {truth.value}, not {example.fires.value}"
                yield Problem(rule.file, rule.id, message)


def _check_exercises(content: Content) -> Iterator[Problem]:
    for exercise in content.exercises.values():
        faults = [
            *(_unknown(need, content.needs, "need") for need in exercise.needs),
            *(_unknown(demand, content.demands, "demand") for demand in exercise.demands),
            *(_unknown(thing, content.equipment, "equipment") for thing in exercise.equipment),
            *(_unknown(source, content.sources, "source") for source in exercise.sources),
            *(_unknown(alias.source, content.sources, "source") for alias in exercise.also_called),
            _unknown(exercise.dose.source, content.sources, "source"),
        ]
        faults += [
            _unknown(variant, content.exercises, "exercise")
            for variant in (exercise.easier, exercise.harder)
            if variant
        ]
        if exercise.disabled:
            faults.append(_unknown(exercise.disabled.source, content.sources, "source"))
        easier = content.exercises.get(exercise.easier)
        if easier and easier.level > exercise.level:
            faults.append(f"its easier variant {easier.id!r} has a higher level")
        harder = content.exercises.get(exercise.harder)
        if harder and harder.level < exercise.level:
            faults.append(f"its harder variant {harder.id!r} has a lower level")
        if exercise.id in content.demands:
            faults.append("a demand has this id too")
        yield from (Problem("knowledge/exercises", exercise.id, fault) for fault in faults if fault)


def _check_programmes(content: Content) -> Iterator[Problem]:
    for programme in content.programmes.values():
        arc = [item for day in programme.arc for item in day.items]
        exercises = [
            *(item.exercise for item in programme.items),
            *(item.instead for item in programme.items if item.instead),
            *(item.exercise for item in arc),
        ]
        faults = [
            *(_unknown(name, content.exercises, "exercise") for name in exercises),
            *(_unknown(item.programme, content.programmes, "programme") for item in arc),
            *(_unknown(day.focus, content.needs, "need") for day in programme.arc),
            *(_unknown(tip, content.tips, "tip") for tip in programme.tips),
            *(_unknown(offer.source, content.sources, "source") for offer in programme.offers),
            *(
                _unknown(item.conflict.source, content.sources, "source")
                for item in programme.items
                if item.conflict
            ),
        ]
        faults += [
            f"the arc's day {number} has an exercise twice"
            for number, day in enumerate(programme.arc, start=1)
            if len({item.exercise for item in day.items}) < len(day.items)
        ]
        if programme.seed:
            faults.append(_unknown(f"seed-{programme.seed}", content.sources, "source"))
        yield from (
            Problem(f"knowledge/programmes/{programme.id}.yaml", "", fault)
            for fault in dict.fromkeys(faults)
            if fault
        )


def _check_settings(content: Content) -> Iterator[Problem]:
    week = content.week
    own = (week.first_days_programme, week.fallback_programme, week.default_programme)
    faults = [
        *(_unknown(name, content.questionnaire.questions, "question") for name in week.questions),
        *(_unknown(name, content.programmes, "programme") for name in own),
        *(_unknown(name, content.demands, "demand") for name in week.high_strain_demands),
        *(_unknown(name, _options(content, week.likes_question), "liking") for name in week.likes),
        *(
            _unknown(name, _options(content, week.equipment_question), "option of equipment")
            for name in content.equipment
        ),
    ]
    yield from (Problem("knowledge/planning.yaml", "", fault) for fault in faults if fault)


def _options(content: Content, question: str) -> tuple[str, ...]:
    known = content.questionnaire.questions.get(question)
    return known.option_ids if known else ()


def _check_words(content: Content) -> Iterator[Problem]:
    presumed = {*content.demands, *(kind.value for kind in ExerciseKind)}
    for tip in content.tips.values():
        faults = [
            *(_unknown(source, content.sources, "source") for source in tip.sources),
            *(_unknown(name, presumed, "demand or kind") for name in tip.only_with),
            *(_unknown(name, content.demands, "demand") for name in tip.unless_avoided),
        ]
        yield from (Problem("knowledge/tips.yaml", tip.id, fault) for fault in faults if fault)
    for triage in Triage:
        if triage.value not in content.outcomes:
            yield Problem("knowledge/outcomes.yaml", triage.value, "has no entry")
