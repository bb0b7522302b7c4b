"""Why a person got what they got, as text that reads well in a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from recommender.domain.rules import Triage
from recommender.service.told_reasons import AnswerReason, ToldReasons
from recommender.service.words import answer_words


def show_reasons(console: Console, told: ToldReasons | None, triage: Triage) -> None:
    """Print the answers that forced a decision; of a plan with care also what would stop it."""
    if told is None:
        return
    if triage is Triage.PLAN:
        _say(console, "Why you got this plan")
        console.print("Nothing that you told us is a reason against it.")
    elif told.forced_by:
        _say(console, "Because you told us")
    _rows(console, told.forced_by)
    if told.change:
        _say(console, "What would change this")
        console.print("For example, if you gave this answer, there would be no week:")
        _rows(console, told.change)
        console.print(f"We would tell you: {told.then}", markup=False)


def _say(console: Console, title: str) -> None:
    console.print(f"\n{title}", style="bold", markup=False)


def _rows(console: Console, reasons: tuple[AnswerReason, ...]) -> None:
    for reason in reasons:
        words = answer_words(reason.question, reason.value)
        console.print(Padding(Text(f"{reason.question.text} {words}"), (0, 2), expand=False))
