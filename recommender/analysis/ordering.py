"""The order of the questions in the diagrams: those that are read together stand together.

It decides the size: the same rules need ten times as many nodes in the order of the pages. Found
by FORCE (Aloul, Markov and Sakallah 2003): each question moves to the mean place of those that it
is read with, until nothing moves.
"""

from collections.abc import Iterator, Mapping

from recommender.domain.conditions import Condition, findings_read, questions_read
from recommender.domain.content import Content
from recommender.domain.rules import Sends

ROUNDS = 200


def question_order(content: Content) -> tuple[str, ...]:
    """Return the ids of all questions in a good order; the same content gives the same order."""
    groups = [sorted(group) for group in _groups(content) if len(group) > 1]
    places = {name: float(place) for place, name in enumerate(content.questionnaire.questions)}
    order = list(places)
    for _ in range(ROUNDS):
        means = _mean_places(groups, places)
        moved = sorted(order, key=lambda name: (means[name], places[name]))
        if moved == order:
            break
        order = moved
        places = {name: float(place) for place, name in enumerate(order)}
    return tuple(order)


def _mean_places(groups: list[list[str]], places: Mapping[str, float]) -> Mapping[str, float]:
    """Return for each question the mean of the centres of its groups, else its own place."""
    centres: dict[str, list[float]] = {name: [] for name in places}
    for group in groups:
        centre = sum(places[name] for name in group) / len(group)
        for name in group:
            centres[name].append(centre)
    return {
        name: sum(found) / len(found) if found else places[name] for name, found in centres.items()
    }


def _groups(content: Content) -> Iterator[set[str]]:
    """Yield what is read together: by a triage rule, or by a gate and behind it."""
    for rule in content.rules:
        if isinstance(rule.then, Sends):
            yield questions_behind(content, rule.when)
    for question in content.questionnaire:
        if question.ask_when is not None:
            yield {question.id, *questions_read(question.ask_when)}


def questions_behind(content: Content, condition: Condition) -> set[str]:
    """Return the questions that a condition reads, itself or through findings."""
    found = set(questions_read(condition))
    waiting = list(findings_read(condition))
    seen: set[str] = set()
    while waiting:
        finding = waiting.pop()
        if finding in seen:
            continue
        seen.add(finding)
        for rule in content.rules_of_finding[finding]:
            found.update(questions_read(rule.when))
            waiting += findings_read(rule.when)
    return found
