"""The one order in which rules and answers stand wherever the gravest come first.

The triage counts first. Of rules of one triage, the content decides: the severity of the gravest
hazard that a rule acts on, then its own evidence, then how likely the hazard is missed without it,
and last its title. Of answers it is the severity and the likelihood of what they are signs of, and
last their place in the form. No order rests on where something stands in the files of the rules.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from recommender.domain.conditions import Value
from recommender.domain.hazards import Hazard, Likelihood
from recommender.domain.questions import Question, Questionnaire
from recommender.domain.rules import EVIDENCE, Rule, Sends, Triage
from recommender.domain.severity import Severity

Risk = tuple[int, int]
RulePlace = tuple[int, int, int, int, str, str]
AnswerPlace = tuple[int, int, int, int]

_NO_RISK: Risk = (len(Severity), len(Likelihood))


class GravestFirst:
    """Sorts rules and answers of one content; threads may share it."""

    def __init__(self, questionnaire: Questionnaire, hazards: Iterable[Hazard]) -> None:
        self._questions = questionnaire.questions
        self._places = {name: place for place, name in enumerate(self._questions)}
        self._of_rules: dict[str, Risk] = {}
        self._of_signs: dict[str, Risk] = {}
        for hazard in hazards:
            risk = _place(hazard.severity), _place(hazard.before)
            _keep_gravest(self._of_rules, hazard.rules, risk)
            _keep_gravest(self._of_signs, map(str, hazard.signs), risk)

    def rules(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Return rules, the gravest first; those that send nobody anywhere come last."""
        return tuple(sorted(rules, key=self.place))

    def place(self, rule: Rule) -> RulePlace:
        """Return what sorts a rule among others."""
        triage = rule.then.triage if isinstance(rule.then, Sends) else None
        severity, likelihood = self._of_rules.get(rule.id, _NO_RISK)
        evidence = EVIDENCE.index(rule.evidence)
        return _of(triage), severity, evidence, likelihood, rule.title.casefold(), rule.id

    def answers(self, told: Mapping[str, Value]) -> dict[str, Value]:
        """Return answers by the gravest sign that they name; those that name none come last."""
        return dict(sorted(told.items(), key=lambda one: self.answer_place(*one)))

    def ticks(self, question: Question, ticks: Iterable[Value]) -> tuple[Value, ...]:
        """Return parts of the answer to one question by the gravest sign that they name."""
        return tuple(sorted(ticks, key=lambda one: self.answer_place(question.id, one)))

    def answer_place(self, name: str, value: Value) -> AnswerPlace:
        """Return what sorts the answer to a question, or a part of it, among others."""
        chosen = value if isinstance(value, tuple) else (value,)
        named = [option for option in self._questions[name].options if option.id in chosen]
        places = [(_of(one.sign), *self._risk_of(f"{name}.{one.id}")) for one in named]
        # a number has no options, but may be a sign as a whole
        return *min(places, default=(_of(None), *self._risk_of(name))), self._places[name]

    def _risk_of(self, sign: str) -> Risk:
        return self._of_signs.get(sign, _NO_RISK)


def _of(triage: Triage | None) -> int:
    """Return the place of a triage, the gravest first; of none it is the last."""
    return -triage.gravity if triage else 1


def _place(of: StrEnum) -> int:
    return tuple(type(of)).index(of)


def _keep_gravest(found: dict[str, Risk], names: Iterable[str], risk: Risk) -> None:
    for name in names:
        found[name] = min(risk, found.get(name, _NO_RISK))
