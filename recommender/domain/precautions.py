"""What a person is told to take care of: which words, about what, and in which order.

The words are those of the contraindications that fired. Those about the whole life are told in
every week. Words with `say_with` are about how something is done: they stand with the exercises of
which they speak, and are not told where the week has none. Words that another rule says more
strictly (`unless_said`) are not told where that rule fired.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from recommender.domain.exercises import Exercise
from recommender.domain.rules import Avoids, Conclusion
from recommender.domain.severity import Severity

_AND, _NOT = " and ", "not "
_GRAVEST_FIRST = tuple(Severity)


@dataclass(frozen=True)
class Precaution:
    """Words to heed and the first rule that says them; `say_with` is what they speak of."""

    rule: str
    say: str
    say_with: tuple[str, ...]
    severity: Severity

    def is_about(self, exercise: Exercise) -> bool:
        """Whether the words speak of an exercise, and so stand with it."""
        names = {exercise.id, exercise.kind.value, *exercise.demands}
        return any(_holds(line, names) for line in self.say_with)


def precautions_of(fired: Iterable[tuple[str, Conclusion]]) -> tuple[Precaution, ...]:
    """Return what the contraindications among rules say, the same words once.

    What another of them says more strictly is left out. What does most harm where it is not heeded
    comes first, else the order of firing counts. Where several rules have the same words the
    gravest counts, and one of them that is about the whole life makes the words so.
    """
    by_say: dict[str, list[tuple[str, Avoids]]] = {}
    avoiding = [(rule, then) for rule, then in fired if isinstance(then, Avoids)]
    names = {rule for rule, _ in avoiding}
    for rule, then in avoiding:
        if names.isdisjoint(then.unless_said):
            by_say.setdefault(then.say, []).append((rule, then))
    return tuple(sorted((_merged(*told) for told in by_say.items()), key=_place))


def words_about(said: Iterable[Precaution], exercise: Exercise) -> tuple[str, ...]:
    """Return the words of those precautions that speak of an exercise."""
    return tuple(entry.say for entry in said if entry.is_about(exercise))


def parts_of(line: str) -> Iterable[tuple[str, bool]]:
    """Yield what a line of `say_with` names, and whether it is to be there or not."""
    for part in line.split(_AND):
        yield part.removeprefix(_NOT), not part.startswith(_NOT)


def told_in_two_ways(rules: Mapping[str, Avoids]) -> dict[str, str]:
    """Return the rules that use the words of an earlier one, by id, but speak of other things."""
    first: dict[str, tuple[str, tuple[str, ...]]] = {}
    found = {}
    for rule, then in rules.items():
        earlier, say_with = first.setdefault(then.say, (rule, then.say_with))
        if say_with != then.say_with:
            found[rule] = earlier
    return found


def _holds(line: str, names: Collection[str]) -> bool:
    return all((name in names) is is_there for name, is_there in parts_of(line))


def _merged(say: str, told: list[tuple[str, Avoids]]) -> Precaution:
    is_whole_life = any(not then.say_with for _, then in told)
    say_with = dict.fromkeys(line for _, then in told for line in then.say_with)
    return Precaution(
        rule=told[0][0],
        say=say,
        say_with=() if is_whole_life else tuple(say_with),
        severity=min((then.severity for _, then in told), key=_GRAVEST_FIRST.index),
    )


def _place(precaution: Precaution) -> int:
    return _GRAVEST_FIRST.index(precaution.severity)
