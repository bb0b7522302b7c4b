"""Families: claims about all rules at once, each proved over every answer set.

What a family finds is a weakness of the rules, unless their authors exempt it and say why.
"""

from dataclasses import dataclass

from recommender.domain.conditions import Answers
from recommender.domain.promises import Family


@dataclass(frozen=True)
class Weakness:
    """One thing that a family found: `what` names it, `say` tells what is wrong with it.

    `before` and `after` are two answer sets that show it, where a comparison does.
    """

    family: Family
    what: str
    say: str
    before: Answers | None = None
    after: Answers | None = None
