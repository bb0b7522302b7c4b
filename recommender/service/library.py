"""The exercises as everybody may look them up: found by words and kinds, and who leaves each out.

Nothing here is chosen for anybody: that takes the answers, and `recommender` decides it.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.content import Content
from recommender.domain.exercises import Disabled, Exercise, Named
from recommender.domain.ladders import Rung
from recommender.domain.plan import Plan
from recommender.domain.rules import Avoids, Rule

IntoWords = Callable[[str], str]
# stands for what needs nothing but what every home has
NOTHING_SPECIAL = "nothing"
_ALIKE = str.maketrans({"-": " ", "'": "", "\N{RIGHT SINGLE QUOTATION MARK}": ""})


@dataclass(frozen=True)
class Lookup:
    """What is looked for; what is empty is not asked for. All is by id but the words."""

    words: str = ""
    place: str = ""
    need: str = ""
    position: str = ""
    equipment: str = ""
    level: str = ""


@dataclass(frozen=True)
class PlacedExercises:
    """Exercises that are felt in one place first; `place` is None where it is the whole body."""

    place: Named | None
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class LeftOutFor:
    """What an exercise asks of a body, and the rules that leave out whatever asks it.

    `demand` is None where rules name the exercise itself. A rule stands at the first of the
    demands for which it leaves the exercise out.
    """

    demand: Named | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True, eq=False)
class Library:
    """The exercises of one content, from the easy to the hard; threads may share it."""

    content: Content

    @cached_property
    def offered(self) -> tuple[Exercise, ...]:
        """Every exercise that a week can hold, by where it is felt, then by level and name."""
        places = [*self.content.places]
        return tuple(
            sorted(
                (one for one in self.content.exercises.values() if one.disabled is None),
                key=lambda one: (_first_place(places, one), one.level, one.name),
            )
        )

    @cached_property
    def refused(self) -> tuple[tuple[Exercise, Disabled], ...]:
        """Every exercise that no week holds, each with the reason."""
        return tuple(
            (one, one.disabled)
            for one in self.content.exercises.values()
            if one.disabled is not None
        )

    @cached_property
    def positions(self) -> tuple[str, ...]:
        """The positions that an offered exercise is done in, in the order of the planner."""
        used = {one.position for one in self.offered}
        known = [one for one in self.content.week.session.positions if one in used]
        return (*known, *sorted(used.difference(known)))

    def find(self, wanted: Lookup, said: IntoWords = str) -> tuple[Exercise, ...]:
        """Return the offered exercises that have all that is wanted.

        `said` puts a text of the content into the reader's language, in which the words stand.
        """
        words = plain(wanted.words).split()
        return tuple(
            one for one in self.offered if self._has(one, wanted) and self._says(one, words, said)
        )

    def by_place(self, exercises: tuple[Exercise, ...]) -> tuple[PlacedExercises, ...]:
        """Return the same exercises under the place where each is felt first, none twice."""
        whole = [one for one in exercises if not one.places]
        placed = [
            PlacedExercises(place, tuple(one for one in exercises if one.places[:1] == (place.id,)))
            for place in self.content.places.values()
        ]
        rest = [PlacedExercises(None, tuple(whole))]
        return tuple(part for part in (*placed, *rest) if part.exercises)

    def next_to(self, exercise: Exercise) -> tuple[Rung, Rung]:
        """Return what is a step easier and what a step harder on any ladder, each once."""
        ladders = [one for one in self.content.ladders.values() if exercise.id in one.exercises]
        easier = [
            one for ladder in ladders for rung in ladder.below(exercise.id)[:1] for one in rung
        ]
        harder = [
            one for ladder in ladders for rung in ladder.above(exercise.id)[:1] for one in rung
        ]
        return self._other(easier, exercise), self._other(harder, exercise)

    def left_out_for(self, exercise: Exercise) -> tuple[LeftOutFor, ...]:
        """Return for whom rules leave an exercise out, by what it asks, no rule twice."""
        told: set[str] = set()
        found = []
        for name in (exercise.id, *exercise.demands):
            rules = [rule for rule in self.content.avoiding.get(name, ()) if rule.id not in told]
            told.update(rule.id for rule in rules)
            if rules:
                found.append(LeftOutFor(self.content.demands.get(name), tuple(rules)))
        return tuple(found)

    def barred_by(self, exercise: Exercise, plan: Plan) -> tuple[str, ...]:
        """Return what the rules of a plan say that leave an exercise out of it, each once."""
        asked = {exercise.id, *exercise.demands}
        return tuple(
            dict.fromkeys(
                firing.concluded.say
                for firing in plan.trace
                if isinstance(firing.concluded, Avoids)
                and not asked.isdisjoint(firing.concluded.what)
            )
        )

    def _other(self, found: list[str], exercise: Exercise) -> Rung:
        known = self.content.exercises
        offered = (one for one in found if one != exercise.id and known[one].disabled is None)
        return tuple(dict.fromkeys(offered))

    def _has(self, exercise: Exercise, wanted: Lookup) -> bool:
        kinds = (
            (wanted.place, exercise.places),
            (wanted.need, exercise.needs),
            (wanted.position, (exercise.position,)),
            (wanted.equipment, self._things(exercise)),
            (wanted.level, (str(exercise.level),)),
        )
        return all(not asked or asked in has for asked, has in kinds)

    def _things(self, exercise: Exercise) -> tuple[str, ...]:
        special = [one for one in exercise.equipment if one not in self.content.household]
        return exercise.equipment if special else (*exercise.equipment, NOTHING_SPECIAL)

    def _says(self, exercise: Exercise, words: list[str], said: IntoWords) -> bool:
        if not words:
            return True
        text = plain(" ".join(said(one) for one in self._texts(exercise)))
        return all(word in text for word in words)

    def _texts(self, exercise: Exercise) -> Iterator[str]:
        yield from (exercise.name, exercise.trains)
        yield from (alias.name for alias in exercise.also_called)
        named = (
            (self.content.places, exercise.places),
            (self.content.needs, exercise.needs),
            (self.content.equipment, exercise.equipment),
        )
        for known, ids in named:
            yield from (known[one].name for one in ids if one in known)


def plain(text: str) -> str:
    """Return a text as it is searched: no capitals, accents or apostrophes, hyphens as spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_ALIKE)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _first_place(places: list[str], exercise: Exercise) -> int:
    return places.index(exercise.places[0]) if exercise.places else len(places)
