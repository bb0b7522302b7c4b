"""How far reviewers agree: with the rules, and with each other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from recommender.domain.reviews import ABOUT_WEEKS, Review, Verdict
from recommender.domain.rules import Triage


@dataclass(frozen=True)
class ReviewedCase:
    """A reviewed case: its triage, the rules that fired, and which of them decided that triage."""

    triage: Triage
    fired: tuple[str, ...]
    deciding: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RuleAgreement:
    """The reviews of cases in which a rule fired, and how many of them disagree with it."""

    rule: str
    reviews: int
    disagreements: int

    @property
    def rate(self) -> float:
        """The share of the reviews that agree, from 0 to 1."""
        return 1 - self.disagreements / self.reviews


@dataclass(frozen=True)
class PairAgreement:
    """Two reviewers over the cases that both judged.

    `kappa` is Cohen's (Educational and Psychological Measurement 1960;20:37): agreement beyond
    chance, from -1 to 1; None where chance alone would agree always, so that it has no meaning.
    """

    reviewers: tuple[str, str]
    cases: int
    agreed: int
    kappa: float | None


def latest(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return each reviewer's last word on each case."""
    return tuple({(review.case, review.reviewer): review for review in reviews}.values())


def by_rule(
    reviews: Iterable[Review], cases: Mapping[str, ReviewedCase]
) -> dict[str, RuleAgreement]:
    """Return the agreement for each rule that fired in a reviewed case; `cases` are by id.

    A disagreement that names a rule counts against that rule alone; one that names none but
    another triage, against the rules that decided the triage; any other against no rule.
    """
    seen: Counter[str] = Counter()
    against: Counter[str] = Counter()
    for review, case in _known(reviews, cases):
        seen.update(case.fired)
        against.update(_blamed(review, case))
    return {rule: RuleAgreement(rule, seen[rule], against[rule]) for rule in sorted(seen)}


def unattributed(reviews: Iterable[Review], cases: Mapping[str, ReviewedCase]) -> int:
    """Return how many disagreements count against no rule."""
    return sum(
        review.verdict is Verdict.DISAGREE and not _blamed(review, case)
        for review, case in _known(reviews, cases)
    )


def disputes_triage(review: Review, triage: Triage) -> bool:
    """Return whether a review holds another triage to be right than the one that was given."""
    return review.verdict is Verdict.DISAGREE and review.right_triage not in (None, triage)


def by_pair(
    reviews: Iterable[Review], category: Callable[[Review], str | None]
) -> tuple[PairAgreement, ...]:
    """Return the agreement of each two reviewers who judged a case in common, by name.

    A review whose category is None says nothing of this, and is left out.
    """
    by_reviewer: dict[str, dict[str, str]] = {}
    for review in latest(reviews):
        said = category(review)
        if said is not None:
            by_reviewer.setdefault(review.reviewer, {})[review.case] = said
    pairs = (
        _pair(first, second, by_reviewer)
        for first, second in combinations(sorted(by_reviewer), 2)
        if by_reviewer[first].keys() & by_reviewer[second].keys()
    )
    return tuple(pairs)


def verdict_of(review: Review) -> str:
    """Return the category that says whether the reviewer agrees."""
    return review.verdict.value


def triage_verdicts(triages: Mapping[str, Triage]) -> Callable[[Review], str]:
    """Return a category that says whether the reviewer agrees with the triage.

    A review of the whole agrees with it unless it holds another one to be right.
    """

    def said(review: Review) -> Verdict:
        if review.triage_verdict is not None:
            return review.triage_verdict
        is_disputed = disputes_triage(review, triages[review.case])
        return Verdict.DISAGREE if is_disputed else Verdict.AGREE

    return lambda review: said(review).value


def week_verdicts(triages: Mapping[str, Triage]) -> Callable[[Review], str | None]:
    """Return a category that says whether the reviewer agrees with the week.

    A review of the whole agrees with it where it agrees, disagrees where its reason is about a
    week, and else does not say. Nor does any where there is no week.
    """

    def said(review: Review) -> Verdict | None:
        is_of_parts = review.triage_verdict is not None
        if is_of_parts or not triages[review.case].allows_week:
            return review.week_verdict
        is_disputed = review.reason in ABOUT_WEEKS
        return review.verdict if is_disputed or review.verdict is Verdict.AGREE else None

    def category(review: Review) -> str | None:
        verdict = said(review)
        return verdict.value if verdict else None

    return category


def outcome_of(triages: Mapping[str, Triage]) -> Callable[[Review], str]:
    """Return a category that says which triage the reviewer holds to be right."""
    return lambda review: (review.right_triage or triages[review.case]).value


def cohens_kappa(first: Iterable[str], second: Iterable[str]) -> float | None:
    """Return Cohen's kappa of two lists of categories for the same cases in the same order."""
    pairs = list(zip(first, second, strict=True))
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / len(pairs)
    by_chance = sum(one[name] * other[name] for name in one) / len(pairs) ** 2
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def _known(
    reviews: Iterable[Review], cases: Mapping[str, ReviewedCase]
) -> Iterator[tuple[Review, ReviewedCase]]:
    yield from ((entry, cases[entry.case]) for entry in latest(reviews) if entry.case in cases)


def _blamed(review: Review, case: ReviewedCase) -> frozenset[str]:
    if review.verdict is Verdict.AGREE:
        return frozenset()
    if review.rule:
        return frozenset({review.rule}).intersection(case.fired)
    return case.deciding if disputes_triage(review, case.triage) else frozenset()


def _pair(first: str, second: str, judged: Mapping[str, Mapping[str, str]]) -> PairAgreement:
    shared = sorted(judged[first].keys() & judged[second].keys())
    ones = [judged[first][case] for case in shared]
    others = [judged[second][case] for case in shared]
    agreed = sum(a == b for a, b in zip(ones, others, strict=True))
    return PairAgreement((first, second), len(shared), agreed, cohens_kappa(ones, others))
