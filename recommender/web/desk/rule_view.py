"""What the page of a rule shows: its text, and what became of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from recommender.domain.rules import Rule
from recommender.domain.truth import Truth
from recommender.exchange.catalogue import rule_data
from recommender.service.charts import Bar, draw_bars
from recommender.service.results import RuleAgreement
from recommender.service.rule_history import RuleVersion
from recommender.service.signatures import Signed
from recommender.service.words import ConditionText, conclusion_words, tell
from recommender.web.context import app
from recommender.web.desk.answer_pairs import AnswerPair, answer_pairs
from recommender.web.desk.cited_sources import CitedSource, cited_sources
from recommender.web.desk.rule_table import next_unsigned_after
from recommender.web.desk.signing_form import SigningForm, signing_form
from recommender.web.words import _


@dataclass(frozen=True)
class ExampleWords:
    """An example of a rule: the answers in words, and whether they fire it."""

    name: str
    answers: tuple[AnswerPair, ...]
    fires: Truth


@dataclass(frozen=True)
class RuleText:
    """A rule in words: all that a signature under it stands for."""

    entry: Rule
    plainly: ConditionText
    then: Mapping[str, tuple[str, ...]]
    sources: tuple[CitedSource, ...]
    examples: tuple[ExampleWords, ...]


@dataclass(frozen=True)
class WeekCount:
    """In how many cases a rule fired in a week, by its Monday."""

    week: str
    cases: int


@dataclass(frozen=True)
class RuleView:
    """A rule: its text, how often it fired, who doubts and who signed it, and its history.

    `agreement` is None where no case in which it fired was reviewed. `next_unsigned` is the next
    rule that nobody has signed, or None.
    """

    text: RuleText
    signatures: tuple[Signed, ...]
    fired_by_week: tuple[WeekCount, ...]
    chart: str
    agreement: RuleAgreement | None
    history: tuple[RuleVersion, ...]
    form: SigningForm
    next_unsigned: Rule | None

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        judged = self.agreement
        return {
            "rule": rule_data(self.text.entry),
            "text_digest": self.form.text_digest,
            "plainly": self.text.plainly,
            "signatures": self.signatures,
            "fired_by_week": self.fired_by_week,
            "agreement": judged and {**asdict(judged), "rate": round(judged.rate, 4)},
            "history": self.history,
        }


def rule_text(rule: Rule) -> RuleText:
    """Return a rule of today's content in words."""
    content = app().content
    return RuleText(
        entry=rule,
        plainly=tell(content, rule.when),
        then=conclusion_words(content, rule.then),
        sources=cited_sources(content, rule.sources),
        examples=tuple(
            ExampleWords(example.name, answer_pairs(content, example.answers), example.fires)
            for example in rule.examples
        ),
    )


def rule_view(rule: Rule) -> RuleView:
    """Return the page of a rule of today's content."""
    fired = app().rules.fired_by_week(rule.id)
    weeks = tuple(WeekCount(week, cases) for week, cases in fired)
    judged = app().reviews.agreement().rules
    return RuleView(
        text=rule_text(rule),
        signatures=app().signatures.signatures(rule),
        fired_by_week=weeks,
        chart=_chart(rule, weeks),
        agreement=next((entry for entry in judged if entry.rule == rule.id), None),
        history=app().rules.history(rule.id),
        form=signing_form(rule),
        next_unsigned=next_unsigned_after(rule),
    )


def _chart(rule: Rule, weeks: tuple[WeekCount, ...]) -> str:
    drawn: str = draw_bars(
        [Bar(entry.week, entry.cases, _("week of %(week)s", week=entry.week)) for entry in weeks],
        name="fired",
        title=_("Cases a week in which “%(title)s” fired", title=rule.title),
        description=_("The table below has the same numbers."),
    )
    return drawn
