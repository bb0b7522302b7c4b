"""Stops that one likely answer would have been, and which cases a list wants for their answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.domain.cases import CaseEntry, CaseFilter
from recommender.domain.chances import CERTAIN
from recommender.domain.conditions import Answers, Situation
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, NotFoundError
from recommender.domain.questions import not_applicable
from recommender.domain.rules import Triage
from recommender.explain.near_answers import NearAnswer
from recommender.service.content_cache import ContentCache
from recommender.storage.sieve import Sieve

# a page is to take no longer than 150 ms: so many answers can be read in that time, and of so
# many cases can be worked out what was likely
READ_MOST = 1500
WORKED_OUT_MOST = 100


@dataclass(frozen=True)
class LikelyStop:
    """An answer that would have been a graver stop, beside what it would have replaced."""

    content: Content
    answers: Answers
    answer: NearAnswer
    is_likely: bool = True


@dataclass(frozen=True)
class LikelyStops:
    """Finds for a case the graver stops that were one answer away."""

    contents: ContentCache

    def stop(self, entry: CaseEntry, answers: Answers) -> LikelyStop | None:
        """Return the likeliest that is likely; None without one, or with an unusable content."""
        found = self.nearest(entry, answers)
        return found if found is not None and found.is_likely else None

    def nearest(self, entry: CaseEntry, answers: Answers) -> LikelyStop | None:
        """Return the likeliest, however likely; None without one, or with an unusable content."""
        return next(self._every(entry, answers), None)

    def is_there(self, entry: CaseEntry, answers: Answers, triage: Triage) -> bool:
        """Whether the likeliest would have been this triage, which is what lists say."""
        found = self.stop(entry, answers)
        return found is not None and found.answer.triage is triage

    def _every(self, entry: CaseEntry, answers: Answers) -> Iterator[LikelyStop]:
        try:
            recommender = self.contents.recommender(entry.content_digest)
        except (NotFoundError, ContentError):
            return
        content = recommender.content
        summary = content.summary or self.contents.today.summary
        if summary is None:
            return
        outside = not_applicable(content.questionnaire, answers)
        situation = Situation(answers, outside)
        for answer in recommender.near_answers.graver(situation, entry.near, entry.triage):
            if not answer.triage.allows_week:
                is_likely = answer.likelihood * CERTAIN >= summary.likely_from
                yield LikelyStop(content, answers, answer, is_likely)


def sieve_for(wanted: CaseFilter, likely: LikelyStops) -> Sieve | None:
    """Return what of a filter only answers can tell; None where columns tell all of it."""
    near = wanted.near_triage
    if near is None and not wanted.answers:
        return None

    def fits(entry: CaseEntry, answers: Answers) -> bool:
        is_answered = all(wish.is_met_by(answers) for wish in wanted.answers)
        return is_answered and (near is None or likely.is_there(entry, answers, near))

    return Sieve(fits, READ_MOST if near is None else WORKED_OUT_MOST)
