"""Tables of shares fit a terminal of 80 columns."""

from io import StringIO

from rich.console import Console

from recommender.cli.population_commands import add_with_errors, table_of_shares
from recommender.domain.rules import Triage
from recommender.service.weighing import Share


def test_a_table_of_shares_is_whole_at_eighty_columns() -> None:
    table = table_of_shares("of 100 people")
    add_with_errors(table, "everybody", [Share(1, 0.1)] * len(Triage))
    table.add_row(
        "A kind of people whose name is longer than its column", *["100.00"] * len(Triage)
    )
    out = StringIO()

    Console(file=out, width=80).print(table)

    printed = out.getvalue()
    assert "…" not in printed
    assert all(word in printed for triage in Triage for word in triage.value.split("_"))
    assert printed.count("± 10.00") == len(Triage)
    assert printed.count("100.00") == 2 * len(Triage)
