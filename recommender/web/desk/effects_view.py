"""What the page of effects shows: what a change of content does to everybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.rules import Cap
from recommender.exchange.plan import value_data
from recommender.service.edit_effects import EditEffects
from recommender.service.results import Effect, RuleChange
from recommender.service.words import avoided_words
from recommender.web.desk.answer_pairs import AnswerPair, unusual_pairs
from recommender.web.desk.labels import LABELS
from recommender.web.words import _


@dataclass(frozen=True)
class EffectWords:
    """One way in which decisions change: what it is about, and for whom, in words."""

    effect: Effect
    called: str
    example: tuple[AnswerPair, ...]

    @property
    def step(self) -> str:
        """Whether it is graver or milder."""
        return "graver" if self.effect.is_graver else "milder"

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "what": self.effect.what,
            "called": self.called,
            "step": self.step,
            "example": self.example,
            "answers": {name: value_data(value) for name, value in self.effect.example.items()},
        }


@dataclass(frozen=True)
class ChangedRule:
    """A rule that changes, by the title that the newer content has for it, or by its id."""

    change: RuleChange
    title: str

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "id": self.change.rule,
            "title": self.title,
            "before": self.change.before,
            "after": self.change.after,
            "fires_otherwise": self.change.fires_otherwise,
        }


@dataclass(frozen=True)
class ToldEffects:
    """All that a change does, in the words of the newer content; `population` says whose shares."""

    found: EditEffects
    population: str
    rules: tuple[ChangedRule, ...]
    effects: tuple[EffectWords, ...]

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "moved": self.found.moved,
            "population": self.population,
            "rules": [rule.data for rule in self.rules],
            "gone": self.found.form.gone,
            "new": self.found.form.new,
            "effects": [effect.data for effect in self.effects],
        }


@dataclass(frozen=True)
class EffectsView:
    """The effects from one content version to another; `told` is None where one is not known."""

    before: str
    after: str
    errors: Mapping[str, str]
    told: ToldEffects | None

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "before": self.before,
            "after": self.after,
            "errors": self.errors,
            "is_done": self.told is not None,
            **(self.told.data if self.told else {}),
        }


def told_effects(content: Content, found: EditEffects) -> ToldEffects:
    """Return effects in the words of the newer content."""
    return ToldEffects(
        found=found,
        population=content.population.about if content.population else "",
        rules=tuple(ChangedRule(entry, _title(content, entry.rule)) for entry in found.rules),
        effects=tuple(
            EffectWords(entry, _called(content, entry.what), unusual_pairs(content, entry.example))
            for entry in found.effects
        ),
    )


def _title(content: Content, rule_id: str) -> str:
    known = content.rules_by_id.get(rule_id)
    return known.title if known else rule_id


def _called(content: Content, what: str) -> str:
    """Return what an effect is about in words: triage, a limit, or what is left out."""
    if what == "triage":
        return str(_("Triage"))
    if what in set(Cap):
        return str(LABELS.cap[what])
    return avoided_words(content, what)
