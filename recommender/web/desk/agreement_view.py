"""What the page of agreement shows: reviewers beside each other, and beside each rule."""

from dataclasses import dataclass

from recommender.service.results import RuleAgreement
from recommender.service.reviews import Agreement
from recommender.web.context import app
from recommender.web.desk.addresses import RuleLinks, links_today

# a share of fewer reviews says little
REVIEWS_LEAST = 5


@dataclass(frozen=True)
class AgreementView:
    """How far reviewers agree; `few` are the rules with fewer reviews than `least`."""

    agreement: Agreement
    known: tuple[RuleAgreement, ...]
    few: tuple[RuleAgreement, ...]
    rules: RuleLinks
    least: int = REVIEWS_LEAST

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        rates = {entry.rule: round(entry.rate, 4) for entry in self.agreement.rules}
        return {"agreement": self.agreement, "rates": rates}


def agreement_view() -> AgreementView:
    """Return the page of the agreement over all reviews."""
    found = app().reviews.agreement()
    return AgreementView(
        agreement=found,
        known=tuple(entry for entry in found.rules if entry.reviews >= REVIEWS_LEAST),
        few=tuple(entry for entry in found.rules if entry.reviews < REVIEWS_LEAST),
        rules=links_today(),
    )
