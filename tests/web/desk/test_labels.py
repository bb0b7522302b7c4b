"""The desk has a name for everything that the code knows by a short one, in every language."""

from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from recommender.analysis.queue import Why
from recommender.domain.cases import CaseOrder
from recommender.domain.reviews import DisagreeReason, Verdict
from recommender.domain.rules import RuleKind, Triage
from recommender.domain.users import Role
from recommender.inference.deciding import Decider
from recommender.pipeline import recommend
from recommender.service.app import App
from recommender.service.batch import PARTS
from recommender.service.exports import ExportFormat
from recommender.service.impact import NO_DECISION, STILL_ASKING
from recommender.service.settings import Settings
from recommender.web.app import create_app
from recommender.web.desk.labels import LABELS, LOSES_STOP
from recommender.web.desk.rule_filters import RuleOrder
from tests.weeks.people import described


@pytest.mark.parametrize(
    ("named", "every"),
    [
        (LABELS.triage, Triage),
        (LABELS.outcome, (*Triage, LOSES_STOP, STILL_ASKING, NO_DECISION)),
        (LABELS.verdict, Verdict),
        (LABELS.reason, DisagreeReason),
        (LABELS.order, CaseOrder),
        (LABELS.rule_order, RuleOrder),
        (LABELS.format, ExportFormat),
        (LABELS.kind, RuleKind),
        (LABELS.why, Why),
        (LABELS.part, PARTS),
        (LABELS.role, Role),
    ],
    ids=lambda entry: getattr(entry, "__name__", ""),
)
def test_everything_has_a_name(named: dict[str, object], every: tuple[str, ...]) -> None:
    assert set(named) == set(every)


def test_a_name_is_shown_in_the_language_of_each_reader(services: App, tmp_path: Path) -> None:
    catalog = Catalog(locale="de")
    catalog.add("Same day", "Noch heute")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalog)
    app = create_app(replace(services, settings=Settings(translations=str(tmp_path))))

    shown = {}
    for language in ("de", "fr"):
        with app.test_request_context(headers={"Accept-Language": language}):
            shown[language] = str(LABELS.triage[Triage.URGENT])

    assert shown == {"de": "Noch heute", "fr": "Same day"}


def test_each_part_of_a_score_has_words(decider: Decider) -> None:
    everybody = (person.answered(decider.content) for person in described().values())
    weeks = [made.week for made in (recommend(decider, one) for one in everybody) if made.week]

    items = [item for week in weeks for day in week.days for item in day.items]
    parts = {reason.partition(":")[0] for item in items for reason, _ in item.score.parts}
    assert parts == LABELS.score.keys()
