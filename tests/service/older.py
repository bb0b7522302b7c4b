"""The software of before: it decides the same, and its plans lack what was added later."""

from dataclasses import replace

from recommender.domain.plan import Plan
from recommender.domain.week import Recommendation
from recommender.service.recommender import Recommender


class OlderRecommender(Recommender):
    """Writes plans as they were kept before they told what to take care of."""

    def plan_of(self, made: Recommendation) -> Plan:
        """Return the plan in its older form."""
        return replace(super().plan_of(made), precautions=None)
