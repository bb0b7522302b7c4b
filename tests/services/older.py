"""The software of before: it decides the same, and its plans lack what was added later."""

from typing import Any

from recommender.domain.conditions import Answers
from recommender.domain.precautions import PART
from recommender.service.recommending import Service


class OlderService(Service):
    """Writes plans as they were kept before they told what to take care of."""

    def plan(self, answers: Answers) -> dict[str, Any]:
        """Return the plan in its older form."""
        return {name: value for name, value in super().plan(answers).items() if name != PART}
