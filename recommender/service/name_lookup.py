"""What the filters of cases name: rules, demands and exercises that are known here."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.domain.errors import nearest_name
from recommender.domain.rules import Avoids
from recommender.storage.case_store import CaseStore


@dataclass(frozen=True)
class NameFound:
    """What somebody named: the id of the one thing meant.

    Where it is empty, `alike` are the ids of all that are called so, and `nearest` is the right
    name nearest to one that nothing has.
    """

    found: str = ""
    alike: tuple[str, ...] = ()
    nearest: str = ""


@dataclass(frozen=True)
class NameLookup:
    """The names of today's content and of the cases that are kept."""

    content: Content
    cases: CaseStore

    def rule(self, said: str) -> NameFound:
        """Return the rule that has this id or title, in small letters or large."""
        if said in self.content.rules_by_id:
            return NameFound(said)
        titles: dict[str, tuple[str, ...]] = {}
        for rule in self.content.rules:
            title = rule.title.casefold()
            titles[title] = (*titles.get(title, ()), rule.id)
        ids = {*self.content.rules_by_id, *self.cases.rules_seen()}
        return _named(said, titles | {name: (name,) for name in ids})

    def avoidable(self, said: str) -> NameFound:
        """Return the demand or exercise that has this id or name, in small letters or large."""
        every = {name: entry.name for name, entry in self.content.exercises.items()}
        every |= {name: entry.name for name, entry in self.content.demands.items()}
        if said in every or self._is_avoided(said):
            return NameFound(said)
        ids = {words.casefold(): (name,) for name, words in every.items()}
        return _named(said, ids | {name: (name,) for name in every})

    def _is_avoided(self, said: str) -> bool:
        # one word, because the store looks for whole words
        return said.split() == [said] and self.cases.has(CaseFilter(avoided=said))


def avoidable(content: Content) -> dict[str, str]:
    """Return all demands, and the exercises that rules take out, by id with their names."""
    avoided = [
        name for rule in content.rules if isinstance(rule.then, Avoids) for name in rule.then.what
    ]
    found = {name: demand.name for name, demand in content.demands.items()}
    exercises = content.exercises
    return found | {name: exercises[name].name for name in avoided if name in exercises}


def _named(said: str, ids: Mapping[str, tuple[str, ...]]) -> NameFound:
    wanted = said.casefold()
    match ids.get(wanted, ()):
        case ():
            near = nearest_name(wanted, ids)
            return NameFound(nearest=ids[near][0] if near else "")
        case (one,):
            return NameFound(one)
        case several:
            return NameFound(alike=several)
