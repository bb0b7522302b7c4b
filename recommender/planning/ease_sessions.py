"""Sessions of ease, which stand between those of strength and differ from each other."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from recommender.domain.compose_settings import Heading
from recommender.domain.exercises import ExerciseKind
from recommender.domain.programmes import ArcDay
from recommender.planning.seating import Seating, SessionDraft
from recommender.planning.session_needs import SessionNeeds, session_day


@dataclass(frozen=True)
class EaseSessions:
    """Puts the sessions of ease of a week together."""

    needs: SessionNeeds

    @property
    def _seating(self) -> Seating:
        return self.needs.seating

    def day(
        self, place: int, stood: Counter[str], used: Collection[str]
    ) -> tuple[ArcDay, set[str]]:
        """Return a session of ease, and what of it serves the first need.

        What else it holds is what the week had least of; each of the first needs has its turn.
        """
        settings = self.needs.settings
        session = self._seating.begun(settings.ease_repeated)
        stood = stood + self.needs.never_in_ease
        most = max(1, round(settings.ease_share * self.needs.items_most))
        if self.needs.is_roomy:
            self._press(session, stood)
        turn = self.needs.of_ease[place % min(len(self.needs.of_ease), settings.turns)]
        for needs, count in ((self.needs.of_ease[:1], 1), ((turn,), 1), (self.needs.of_ease, most)):
            more = min(count, most - len(session.chosen))
            self._seating.give(session, needs, settings.ease_kinds, more, stood)
        self.needs.end_calmly(session, stood)
        held = Counter(one.needs[0] for one in session.chosen)
        focus = max(self.needs.of_ease, key=lambda need: held[need])
        need = self._seating.week.content.needs[focus]
        heading = settings.ease_headings[min(place, len(settings.ease_headings) - 1)]
        if need.theme and need.theme not in used and held[focus] > 1:
            heading = Heading(need.theme, need.goal)
        kept = {one.id for one in session.chosen if one.needs[0] == self.needs.of_ease[0]}
        return session_day(heading, focus, session), kept

    def _press(self, session: SessionDraft, stood: Counter[str]) -> None:
        """Begin with self-release on some days, for who owns a tool and is sore there alone.

        Where self-release is liked, that is anywhere where it hurts.
        """
        week = self._seating.week
        household, places = week.content.household, week.person.places
        owned = [
            one
            for one in self._seating.free
            if one.kind is ExerciseKind.RELEASE and not household.issuperset(one.equipment)
            if week.wishes.is_where_it_hurts(one)
            if places <= {*one.places} or week.wishes.is_liked(one)
            if self._seating.seconds(one) <= session.seconds
        ]
        best = max(owned, key=lambda one: self._seating.worth(one, 0), default=None)
        if best is not None and stood[best.id] < self.needs.settings.release_days:
            self._seating.add(session, best)
